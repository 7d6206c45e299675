#pragma once
#include <cstdint>

#include "synthesis/release.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// What synthetic records are to reproduce: the noisy counts above the mining threshold, made consistent: no
/// combination counts more than one that it holds (min over them), and none is there whose parts are not.
struct target_counts {
  packing how;
  std::size_t longest = 0;
  std::size_t reported = 0;
  tuple_table<std::uint32_t> counts;  // of reported combinations; each at least 1

  std::uint32_t of(tuple one) const {
    const std::uint32_t* found = counts.find(one);
    return found == nullptr ? 0 : *found;
  }
};

target_counts targets_of(const release& from);

}  // namespace casewise::synthesis
