#pragma once
#include <compare>
#include <cstdint>

#include "privacy/samplers.h"

/// What is spent, in zero-concentrated differential privacy (Bun and Steinke 2016): costs of several uses add up.
namespace casewise::privacy {

/// An amount of zCDP in units of 2^-50, so that sums are exact. What is granted is rounded down, what is spent up.
struct rho {
  static constexpr int fraction_bits = 50;
  std::uint64_t units = 0;

  double value() const;
  auto operator<=>(const rho&) const = default;
};

/// Smallest delta at which `of`-zCDP gives (epsilon, delta)-differential privacy (Canonne, Kamath and Steinke 2020,
/// proposition 12 with corollary 13), rounded up.
double delta_of(double of, double epsilon);

/// Smallest epsilon at that delta, rounded up.
double epsilon_of(double of, double delta);

/// The largest amount of zCDP that (epsilon, delta) allows, rounded down.
rho rho_of(double epsilon, double delta);

/// Of a budget, a share in millionths, rounded down.
rho share_of(rho budget, std::uint64_t millionths);

/// What integer Gaussian noise costs on counts of which one record changes `cells` by 1: cells / (2 variance)
/// (Canonne, Kamath and Steinke 2020, theorem 4), rounded up.
rho gaussian_cost(std::uint64_t cells, variance noise);

/// The smallest variance that costs no more than `budget`. 0 units where none within `largest_variance` does.
variance gaussian_variance(std::uint64_t cells, rho budget);

/// The epsilon of an exponential mechanism, in units of 2^-20.
struct choice_epsilon {
  static constexpr std::uint64_t unit = std::uint64_t{1} << 20;
  std::uint64_t in_units = 0;
};
/// An exponential mechanism of that epsilon costs epsilon^2 / 8 (bounded range: Cesar and Rogers 2021), rounded up.
rho choice_cost(choice_epsilon of);
/// The largest epsilon that costs no more than `budget`.
choice_epsilon choice_epsilon_of(rho budget);

/// P(N(0, 1) >= x), and the x at which it is at most `tail`, rounded up.
double normal_tail(double x);
double normal_tail_inverse(double tail);

/// The smallest m for which it is certain that integer Gaussian noise is at least m with probability at most `tail`:
/// P(N_Z(v) >= m) <= P(N(0, v) >= m - 1) (Canonne, Kamath and Steinke 2020, proposition 25).
std::int64_t noise_exceeded_with(variance noise, double tail);

}  // namespace casewise::privacy
