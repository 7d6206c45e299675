#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "base/bits.h"

namespace casewise {

/// Counts pairs of codes. Neighbouring cases often have the same pair, and a counter cannot be raised again before its
/// last store is done, so cases take turns between two tables.
class pair_tally {
 public:
  /// Codes of columns are below `stride`, pairs (row * stride + column) below `size`.
  pair_tally(std::size_t size, std::size_t stride) : stride_(stride), even_(size), odd_(size) {}

  /// Adds each case of `among`; the codes have 64 per word.
  void add(const std::uint8_t* rows, const std::uint8_t* columns, const bits::word* among, std::size_t words) {
    std::uint32_t *const even = even_.data(), *const odd = odd_.data();
    const std::uint32_t stride = static_cast<std::uint32_t>(stride_);
    const auto at = [&](std::size_t i) { return rows[i] * stride + columns[i]; };
    for (std::size_t w = 0; w < words; ++w, rows += 64, columns += 64) {
      if (among[w] == ~bits::word{0}) {
        for (std::size_t i = 0; i < 64; i += 2) {
          ++even[at(i)];
          ++odd[at(i + 1)];
        }
        continue;
      }
      for (bits::word rest = among[w]; rest != 0; rest &= rest - 1) {
        ++even[at(static_cast<std::size_t>(std::countr_zero(rest)))];
        rest &= rest - 1;
        if (rest == 0) break;
        ++odd[at(static_cast<std::size_t>(std::countr_zero(rest)))];
      }
    }
  }
  void add_one(std::size_t row, std::size_t column) { ++even_[row * stride_ + column]; }

  std::uint64_t count(std::size_t pair) const { return std::uint64_t{even_[pair]} + odd_[pair]; }

 private:
  std::size_t stride_;
  std::vector<std::uint32_t> even_, odd_;
};

}  // namespace casewise
