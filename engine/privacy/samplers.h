#pragma once
#include <cstdint>

#include "privacy/chacha20.h"

/// Exact samplers: integers and random words only, so that no rounding of a floating-point number can show which of two
/// data sets a result came from (Mironov 2012). After Canonne, Kamath and Steinke, "The Discrete Gaussian for
/// Differential Privacy" (2020), algorithms 1 to 3.
namespace casewise::privacy {

__extension__ using wide = unsigned __int128;

/// Each of 0 .. below - 1 equally often. `below` is not 0.
std::uint64_t uniform_below(random_source& from, std::uint64_t below);

/// True with probability numerator / denominator. numerator <= denominator < 2^95, denominator not 0.
bool bernoulli(random_source& from, wide numerator, wide denominator);

/// True with probability exp(-numerator / denominator). denominator < 2^80, not 0.
bool bernoulli_exp(random_source& from, wide numerator, wide denominator);

/// x with probability proportional to exp(-|x| / scale). 0 < scale <= 2^20.
std::int64_t discrete_laplace(random_source& from, std::uint64_t scale);

/// A variance in units of 1/1024: a whole number, so that samplers need no rounding.
struct variance {
  static constexpr std::uint64_t unit = 1024;
  std::uint64_t in_units = unit;
};
/// Standard deviations up to 2^14.
inline constexpr std::uint64_t largest_variance = (std::uint64_t{1} << 28) * variance::unit;

/// x with probability proportional to exp(-x^2 / (2 of)). 0 < of.in_units <= largest_variance.
std::int64_t discrete_gaussian(random_source& from, variance of);

}  // namespace casewise::privacy
