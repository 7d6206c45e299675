#pragma once
#include <cstdint>
#include <vector>

#include "query/query.h"
#include "tables/axis.h"

/// Masking of a profile: one-way tables that share their selected cases. (docs/masking.md, rule 10.)
namespace casewise {

/// One variable or set of a profile. Masked figures are masked_count.
struct profile_line {
  axis_id id;
  std::vector<std::uint64_t> counts;
  std::uint64_t answered = 0, missing = 0;
  bool adds_up = true;       // a variable's values: each case that answered has one
  bool is_left_out = false;  // not to be given at all: it could tell of a line it is made from
};

/// Whether `id`, a derived variable, or anything it is made from is among `touched`.
bool is_tied(const codebook& book, axis_id id, const std::vector<axis_id>& touched);

/// Masks lines and `selected`. Returns how many counts were masked.
std::uint64_t mask_profile(const mask_request& asked, const codebook& book, const query& of,
                           std::vector<profile_line>& lines, std::uint64_t& selected);

}  // namespace casewise
