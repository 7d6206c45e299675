#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>

/// Kernels over bitmaps: arrays of 64-bit words, bit i of word w standing for case 64 w + i.
namespace casewise::bits {

using word = std::uint64_t;

inline std::uint64_t count(const word* a, std::size_t words) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < words; ++i) total += static_cast<std::uint64_t>(std::popcount(a[i]));
  return total;
}

inline std::uint64_t count_both(const word* a, const word* b, std::size_t words) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < words; ++i) total += static_cast<std::uint64_t>(std::popcount(a[i] & b[i]));
  return total;
}

/// Adds to *totals[k] how many bits `a` has in common with maps[k], for four maps.
inline void count_both_of_four(const word* a, const word* const* maps, std::size_t words,
                               std::uint64_t* const* totals) {
  const word *const b0 = maps[0], *const b1 = maps[1], *const b2 = maps[2], *const b3 = maps[3];
  std::uint64_t n0 = 0, n1 = 0, n2 = 0, n3 = 0;
  for (std::size_t i = 0; i < words; ++i) {
    const word of = a[i];
    n0 += static_cast<std::uint64_t>(std::popcount(of & b0[i]));
    n1 += static_cast<std::uint64_t>(std::popcount(of & b1[i]));
    n2 += static_cast<std::uint64_t>(std::popcount(of & b2[i]));
    n3 += static_cast<std::uint64_t>(std::popcount(of & b3[i]));
  }
  *totals[0] += n0;
  *totals[1] += n1;
  *totals[2] += n2;
  *totals[3] += n3;
}

inline void intersect(word* into, const word* with, std::size_t words) {
  for (std::size_t i = 0; i < words; ++i) into[i] &= with[i];
}

inline void unite(word* into, const word* with, std::size_t words) {
  for (std::size_t i = 0; i < words; ++i) into[i] |= with[i];
}

inline void subtract(word* from, const word* what, std::size_t words) {
  for (std::size_t i = 0; i < words; ++i) from[i] &= ~what[i];
}

/// Calls `visit(index)` for each set bit, ascending.
template <class Visit>
void for_each(const word* a, std::size_t words, Visit&& visit) {
  for (std::size_t i = 0; i < words; ++i)
    for (word rest = a[i]; rest != 0; rest &= rest - 1)
      visit(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
}

inline bool test(const word* a, std::size_t index) { return (a[index >> 6] >> (index & 63) & 1) != 0; }
inline void set(word* a, std::size_t index) { a[index >> 6] |= word{1} << (index & 63); }
inline void clear(word* a, std::size_t index) { a[index >> 6] &= ~(word{1} << (index & 63)); }

}  // namespace casewise::bits
