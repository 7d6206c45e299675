#pragma once
#include <bit>
#include <cstdint>

#include "base/bits.h"
#include "base/simd.h"

namespace casewise {

/// From this many cases of a word on it is quicker to count all 64, the others as byte 0, and to take those off again.
inline constexpr int dense_word = 32;

/// Counts bytes: codes, or masks of up to 8 items. Neighbouring cases often have the same byte, and a counter cannot
/// be raised again before its last store is done, so cases take turns between tables.
class byte_tally {
 public:
  /// Adds the byte of each case of `among`; `bytes` has 64 per word.
  void add(const std::uint8_t* bytes, const bits::word* among, std::size_t words) {
    for (std::size_t w = 0; w < words; ++w, bytes += 64) {
      const int cases = std::popcount(among[w]);
      if (cases == 64) {
        add64(bytes);
      } else if (cases >= dense_word) {
        std::uint8_t kept[64];
        simd::keep64(bytes, among[w], kept);
        add64_with_zeros(kept, 64 - cases);
      } else {
        for (bits::word rest = among[w]; rest != 0; rest &= rest - 1) {
          ++counts_[0][bytes[std::countr_zero(rest)]];
          rest &= rest - 1;
          if (rest == 0) break;
          ++counts_[1][bytes[std::countr_zero(rest)]];
        }
      }
    }
  }

  /// Adds 64 bytes, of which `padding` are 0 without being cases.
  void add64_with_zeros(const std::uint8_t* bytes, int padding) {
    add64(bytes);
    counts_[0][0] -= static_cast<std::uint32_t>(padding);
  }

  std::uint64_t count(std::size_t byte) const {
    return counts_[0][byte] + counts_[1][byte] + counts_[2][byte] + counts_[3][byte];
  }

 private:
  void add64(const std::uint8_t* bytes) {
    for (std::size_t i = 0; i < 64; i += 4) {
      ++counts_[0][bytes[i]];
      ++counts_[1][bytes[i + 1]];
      ++counts_[2][bytes[i + 2]];
      ++counts_[3][bytes[i + 3]];
    }
  }

  std::uint32_t counts_[4][256] = {};  // that of byte 0 may pass below 0 and come back: only their sum means anything
};

}  // namespace casewise
