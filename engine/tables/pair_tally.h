#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "base/bits.h"
#include "tables/tally.h"

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
    for (std::size_t w = 0; w < words; ++w, rows += 64, columns += 64) {
      const int cases = std::popcount(among[w]);
      if (cases >= dense_word) {
        std::uint8_t kept_rows[64], kept_columns[64];
        const bool is_whole = cases == 64;
        if (!is_whole) {
          simd::keep64(rows, among[w], kept_rows);
          simd::keep64(columns, among[w], kept_columns);
          even[0] -= static_cast<std::uint32_t>(64 - cases);
        }
        const std::uint8_t *const row = is_whole ? rows : kept_rows, *const column = is_whole ? columns : kept_columns;
        for (std::size_t i = 0; i < 64; i += 2) {
          ++even[row[i] * stride + column[i]];
          ++odd[row[i + 1] * stride + column[i + 1]];
        }
        continue;
      }
      const auto pair = [&](bits::word rest) {
        const auto i = static_cast<std::size_t>(std::countr_zero(rest));
        return rows[i] * stride + columns[i];
      };
      for (bits::word rest = among[w]; rest != 0; rest &= rest - 1) {
        ++even[pair(rest)];
        rest &= rest - 1;
        if (rest == 0) break;
        ++odd[pair(rest)];
      }
    }
  }
  void add_one(std::size_t row, std::size_t column) { ++even_[row * stride_ + column]; }

  std::uint64_t count(std::size_t pair) const { return even_[pair] + odd_[pair]; }

 private:
  std::size_t stride_;
  std::vector<std::uint32_t> even_, odd_;  // that of pair 0 may pass below 0 and come back
};

}  // namespace casewise
