#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include "base/bits.h"

namespace casewise {

/// Counts, for 64 cases at once, how many of up to 64 items are present: plane p holds bit p of each case's count.
class item_planes {
 public:
  void add(bits::word present) {
    for (std::size_t plane = 0; present != 0; ++plane) {
      const bits::word carry = planes_[plane] & present;
      planes_[plane] ^= present;
      present = carry;
    }
  }

  /// The cases whose count is exactly `wanted`.
  bits::word equal_to(std::uint64_t wanted) const {
    bits::word out = ~bits::word{0};
    for (std::size_t plane = 0; plane < planes_.size(); ++plane)
      out &= (wanted >> plane & 1) != 0 ? planes_[plane] : ~planes_[plane];
    return out;
  }

 private:
  std::array<bits::word, 7> planes_{};
};

}  // namespace casewise
