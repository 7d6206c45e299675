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
