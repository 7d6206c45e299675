#include "privacy/samplers.h"

namespace casewise::privacy {

namespace {

/// The whole part of the square root.
std::uint64_t whole_root(std::uint64_t of) {
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 31; bit != 0; bit >>= 1)
    if ((root | bit) * (root | bit) <= of) root |= bit;
  return root;
}

/// For a fraction of at most 1: draw Bernoulli(fraction / 1), Bernoulli(fraction / 2), ... until the first failure.
/// The number of draws is odd with probability 1 - f + f^2/2! - ... = exp(-f).
bool bernoulli_exp_of_fraction(random_source& from, wide numerator, wide denominator) {
  wide below = denominator;
  bool odd = true;
  while (bernoulli(from, numerator, below)) {
    below += denominator;
    odd = !odd;
  }
  return odd;
}

}  // namespace

std::uint64_t uniform_below(random_source& from, std::uint64_t below) {
  if (below <= std::uint64_t{1} << 32) {
    const std::uint64_t range = std::uint64_t{1} << 32;
    const std::uint64_t usable = range - range % below;
    std::uint64_t word = from.next32();
    while (word >= usable) word = from.next32();
    return word % below;
  }
  const std::uint64_t unusable = (0 - below) % below;  // 2^64 mod below
  std::uint64_t word = from.next64();
  while (word < unusable) word = from.next64();
  return word % below;
}

bool bernoulli(random_source& from, wide numerator, wide denominator) {
  // Compares a random real, 32 binary digits at a time, with the digits of the fraction.
  while (true) {
    if (numerator == 0) return false;
    if (numerator >= denominator) return true;
    numerator <<= 32;
    const wide digits = numerator / denominator;
    const std::uint32_t word = from.next32();
    if (word != digits) return word < digits;
    numerator -= digits * denominator;
  }
}

bool bernoulli_exp(random_source& from, wide numerator, wide denominator) {
  for (; numerator > denominator; numerator -= denominator)
    if (!bernoulli_exp_of_fraction(from, 1, 1)) return false;
  return bernoulli_exp_of_fraction(from, numerator, denominator);
}

std::int64_t discrete_laplace(random_source& from, std::uint64_t scale) {
  while (true) {
    const std::uint64_t rest = uniform_below(from, scale);
    if (!bernoulli_exp(from, rest, scale)) continue;
    std::uint64_t multiple = 0;
    while (bernoulli_exp(from, 1, 1)) ++multiple;
    const auto size = static_cast<std::int64_t>(rest + scale * multiple);
    const bool negative = (from.next32() & 1) != 0;
    if (!negative) return size;
    if (size != 0) return -size;  // a "minus zero" would make 0 twice as likely
  }
}

std::int64_t discrete_gaussian(random_source& from, variance of) {
  const std::uint64_t p = of.in_units, q = variance::unit;
  const std::uint64_t scale = whole_root(p / q) + 1;
  const wide denominator = wide{2} * scale * scale * q * p;
  while (true) {
    const std::int64_t drawn = discrete_laplace(from, scale);
    const auto size = static_cast<std::uint64_t>(drawn < 0 ? -drawn : drawn);
    // Beyond 2^34 the chance to accept is below exp(-2^30), and the square would not fit: never accepted.
    if (size >> 34 != 0) continue;
    const wide scaled = wide{size} * scale * q;
    const wide away = scaled > p ? scaled - p : p - scaled;
    if (bernoulli_exp(from, away * away, denominator)) return drawn;
  }
}

}  // namespace casewise::privacy
