#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "codebook/codebook.h"
#include "json/reader.h"
#include "query/query.h"

namespace casewise {

/// Reads the member "mask" of a query that is read otherwise (docs/masking.md).
/// Errors: bad_query, also where this query cannot be masked: masking that could be undone is refused, not attempted.
outcome read_mask(const json::value& root, const codebook& book, query& into);

/// What counts and denominators are small under. Errors: bad_query where it is below 4.
result<std::uint64_t> read_threshold(const json::value& from);

/// The error of a query whose small counts could be worked out from what is not masked.
error tied_counts();

/// The sets of whose items a filter speaks, by position: not of whether they are answered.
std::vector<std::size_t> sets_with_named_items(const filter& in, const codebook& book);

}  // namespace casewise
