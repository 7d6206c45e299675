#pragma once
#include <string_view>

#include "base/result.h"
#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "query/query.h"

namespace casewise {

/// Reads a query (contract, sections 3 and 4) against a codebook and the values of a file.
/// Errors, with a JSON Pointer into the query: bad_json, bad_query, unknown_kind, unknown_variable, unknown_set,
/// unknown_item, not_ordered, bad_range, bad_denominator.
result<query> parse_query(std::string_view document, const codebook& book, const case_store& cases);

}  // namespace casewise
