#pragma once
#include <cstdint>
#include <limits>

#include "tables/reply.h"

namespace casewise {

/// 100 x count / denominator, unrounded; NaN where there is no case to be a percentage of (contract, section 2), or
/// where either number is masked.
inline double percent(std::uint64_t count, std::uint64_t denominator) {
  if (denominator == 0 || denominator == masked_count || count == masked_count)
    return std::numeric_limits<double>::quiet_NaN();
  return 100.0 * static_cast<double>(count) / static_cast<double>(denominator);
}

}  // namespace casewise
