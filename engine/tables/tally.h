#pragma once
#include <bit>
#include <cstdint>

#include "base/bits.h"

namespace casewise {

/// Counts bytes: codes, or masks of up to 8 items. Neighbouring cases often have the same byte, and a counter cannot
/// be raised again before its last store is done, so cases take turns between tables.
class byte_tally {
 public:
  /// Adds the byte of each case of `among`; `bytes` has 64 per word.
  void add(const std::uint8_t* bytes, const bits::word* among, std::size_t words) {
    for (std::size_t w = 0; w < words; ++w, bytes += 64) {
      if (among[w] == ~bits::word{0}) {
        for (std::size_t i = 0; i < 64; i += 4) {
          ++counts_[0][bytes[i]];
          ++counts_[1][bytes[i + 1]];
          ++counts_[2][bytes[i + 2]];
          ++counts_[3][bytes[i + 3]];
        }
        continue;
      }
      for (bits::word rest = among[w]; rest != 0; rest &= rest - 1) {
        ++counts_[0][bytes[std::countr_zero(rest)]];
        rest &= rest - 1;
        if (rest == 0) break;
        ++counts_[1][bytes[std::countr_zero(rest)]];
      }
    }
  }

  std::uint64_t count(std::size_t byte) const {
    return std::uint64_t{counts_[0][byte]} + counts_[1][byte] + counts_[2][byte] + counts_[3][byte];
  }

 private:
  std::uint32_t counts_[4][256] = {};
};

}  // namespace casewise
