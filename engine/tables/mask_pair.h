#pragma once
#include <cstdint>
#include <vector>

#include "query/query.h"
#include "tables/counted_table.h"
#include "tables/masking.h"

/// Masking of comparisons and of missing values. (docs/masking.md, rules 11 and 12.)
namespace casewise {

/// Masks both tables of a comparison, and the figures of the cases that both come from.
mask_outcome mask_comparison(const query& asked, const mask_shape& shape, counted_table (&tables)[2],
                             std::uint64_t& selected, std::uint64_t& in_both);

/// A line of missing cases: in all, and in each column.
struct missing_line {
  axis_id id;
  std::uint64_t total = 0;
  std::vector<std::uint64_t> in_columns;
  bool is_left_out = false;  // not to be given at all: it could tell of a line it is made from
};

/// Masks lines, the cases of the columns and `selected`. Returns how many counts were masked.
std::uint64_t mask_missing(const mask_request& asked, const codebook& book, std::vector<missing_line>& lines,
                           std::vector<std::uint64_t>& columns, bool has_columns, std::uint64_t& selected);

}  // namespace casewise
