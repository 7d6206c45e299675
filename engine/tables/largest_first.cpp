#include "tables/largest_first.h"

#include <algorithm>
#include <utility>

namespace casewise {

/// Digit by digit: a table of flows has thousands.
void put_largest_first(std::vector<std::uint64_t>& list) {
  constexpr int digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::uint64_t largest = 0;
  for (const std::uint64_t one : list) largest = std::max(largest, one >> 32);
  std::vector<std::uint64_t> sorted(list.size());
  std::vector<std::uint32_t> places(digits);
  for (int shift = 0; largest >> shift != 0; shift += digit_bits) {
    const auto digit = [&](std::uint64_t one) {
      return static_cast<std::size_t>(~(one >> 32 >> shift)) & (digits - 1);
    };
    std::fill(places.begin(), places.end(), 0u);
    for (const std::uint64_t one : list) ++places[digit(one)];
    std::uint32_t place = 0;
    for (std::uint32_t& of_digit : places) place += std::exchange(of_digit, place);
    for (const std::uint64_t one : list) sorted[places[digit(one)]++] = one;
    list.swap(sorted);
  }
}

}  // namespace casewise
