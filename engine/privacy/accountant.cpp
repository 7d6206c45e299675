#include "privacy/accountant.h"

#include <cmath>

namespace casewise::privacy {

namespace {

constexpr double safety = 1e-12;  // relative: more than the errors of exp, log and erfc here

/// The alpha > 1 at which a function that grows with it crosses 0. Any alpha is valid below, so this may be inexact.
template <class Function>
double crossing(const Function& grows) {
  double low = 1e-14, high = 1;  // alpha - 1
  while (grows(high) < 0 && high < 1e14) high *= 2;
  for (int i = 0; i < 200; ++i) {
    const double middle = std::sqrt(low * high);
    (grows(middle) < 0 ? low : high) = middle;
  }
  return high;
}

/// ln(1 - 1/alpha) for alpha = 1 + above.
double log_part(double above) { return std::log(above) - std::log1p(above); }

}  // namespace

double rho::value() const { return std::ldexp(static_cast<double>(units), -fraction_bits); }

double delta_of(double of, double epsilon) {
  if (of <= 0) return 0;
  const double above = crossing([&](double a) { return (2 * a + 1) * of - epsilon + log_part(a); });
  const double alpha = 1 + above;
  const double log_delta = above * (alpha * of - epsilon) - std::log(above) + alpha * log_part(above);
  return std::exp(log_delta + safety) * (1 + safety);
}

double epsilon_of(double of, double delta) {
  if (of <= 0) return 0;
  // d/d alpha of alpha rho + (ln(1/delta) + (alpha-1) ln(1-1/alpha) - ln alpha) / (alpha-1), times (alpha-1)^2.
  const double above = crossing([&](double a) { return a * a * of + std::log(delta) + std::log1p(a); });
  const double alpha = 1 + above;
  const double epsilon = alpha * of + log_part(above) - (std::log(delta) + std::log1p(above)) / above;
  return std::fmax(0, epsilon + std::fabs(epsilon) * safety);
}

rho rho_of(double epsilon, double delta) {
  double low = 0, high = 1;
  while (delta_of(high, epsilon) <= delta && high < 8192) high *= 2;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (delta_of(middle, epsilon) <= delta ? low : high) = middle;
  }
  return {static_cast<std::uint64_t>(std::ldexp(low, rho::fraction_bits))};
}

rho share_of(rho budget, std::uint64_t millionths) {
  return {static_cast<std::uint64_t>(wide{budget.units} * millionths / 1'000'000)};
}

rho gaussian_cost(std::uint64_t cells, variance noise) {
  const wide numerator = (wide{cells} * variance::unit) << (rho::fraction_bits - 1);
  return {static_cast<std::uint64_t>((numerator + noise.in_units - 1) / noise.in_units)};
}

variance gaussian_variance(std::uint64_t cells, rho budget) {
  if (budget.units == 0) return {0};
  const wide numerator = (wide{cells} * variance::unit) << (rho::fraction_bits - 1);
  const wide needed = (numerator + budget.units - 1) / budget.units;
  return {needed > largest_variance ? 0 : needed == 0 ? 1 : static_cast<std::uint64_t>(needed)};
}

rho choice_cost(choice_epsilon of) {
  // epsilon^2 / 8 = units^2 / 2^43, in units of 2^-50.
  return {static_cast<std::uint64_t>(wide{of.in_units} * of.in_units << 7)};
}

choice_epsilon choice_epsilon_of(rho budget) {
  choice_epsilon out;
  for (std::uint64_t bit = std::uint64_t{1} << 26; bit != 0; bit >>= 1)
    if (choice_cost({out.in_units | bit}) <= budget) out.in_units |= bit;
  return out;
}

double normal_tail(double x) { return std::erfc(x / std::sqrt(2.0)) / 2; }

double normal_tail_inverse(double tail) {
  double low = -40, high = 40;
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (normal_tail(middle) * (1 + safety) > tail ? low : high) = middle;
  }
  return high;
}

std::int64_t noise_exceeded_with(variance noise, double tail) {
  const double sd = std::sqrt(static_cast<double>(noise.in_units) / static_cast<double>(variance::unit));
  return 1 + static_cast<std::int64_t>(std::ceil(sd * normal_tail_inverse(tail) * (1 + safety)));
}

}  // namespace casewise::privacy
