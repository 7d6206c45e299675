#pragma once
#include <vector>

#include "base/result.h"
#include "codebook/codebook.h"
#include "json/reader.h"
#include "query/query.h"

namespace casewise {

/// Reads the member "mask" of a query that is read otherwise (docs/masking.md).
/// Errors: bad_query, also where this query cannot be masked: masking that could be undone is refused, not attempted.
outcome read_mask(const json::value& root, const codebook& book, query& into);

/// The sets of whose items a filter speaks, by position: not of whether they are answered.
std::vector<std::size_t> sets_with_named_items(const filter& in, const codebook& book);

}  // namespace casewise
