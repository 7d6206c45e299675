#include "statistics.h"

#include <cmath>
#include <cstdlib>

namespace casewise::tests {

bool is_long_run() { return std::getenv("CASEWISE_LONG") != nullptr; }
std::uint64_t draws(std::uint64_t normal, std::uint64_t many) { return is_long_run() ? many : normal; }

double chi_square_z(const std::vector<std::uint64_t>& counts, const std::vector<double>& probabilities) {
  double total = 0;
  for (const std::uint64_t count : counts) total += static_cast<double>(count);
  double sum = 0, bins = 0, rest_seen = 0, rest_expected = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double expected = total * probabilities[i], seen = static_cast<double>(counts[i]);
    if (expected < 10) {
      rest_seen += seen, rest_expected += expected;
      continue;
    }
    sum += (seen - expected) * (seen - expected) / expected;
    ++bins;
  }
  if (rest_expected >= 10) {
    sum += (rest_seen - rest_expected) * (rest_seen - rest_expected) / rest_expected;
    ++bins;
  }
  const double freedom = bins - 1;
  if (freedom < 1) return 0;
  return (std::cbrt(sum / freedom) - (1 - 2 / (9 * freedom))) / std::sqrt(2 / (9 * freedom));
}

double share_z(std::uint64_t hits, std::uint64_t of, double p) {
  const double n = static_cast<double>(of);
  return (static_cast<double>(hits) - n * p) / std::sqrt(n * p * (1 - p));
}

namespace {

/// P(Binomial(n, p) >= k), summed from the largest term outwards.
double binomial_tail(std::uint64_t n, double p, std::uint64_t k) {
  if (k == 0) return 1;
  const auto log_term = [&](double i) {
    const double m = static_cast<double>(n);
    return std::lgamma(m + 1) - std::lgamma(i + 1) - std::lgamma(m - i + 1) + i * std::log(p) +
           (m - i) * std::log1p(-p);
  };
  double term = std::exp(log_term(static_cast<double>(k))), sum = 0;
  for (std::uint64_t i = k; i <= n && term > 1e-18 * sum; ++i) {
    sum += term;
    term *= static_cast<double>(n - i) / static_cast<double>(i + 1) * p / (1 - p);
  }
  return sum;
}

}  // namespace

double least_probability(std::uint64_t hits, std::uint64_t of, double alpha) {
  if (hits == 0) return 0;
  double low = 0, high = static_cast<double>(hits) / static_cast<double>(of);
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (binomial_tail(of, middle, hits) < alpha ? low : high) = middle;
  }
  return low;
}

double most_probability(std::uint64_t hits, std::uint64_t of, double alpha) {
  return 1 - least_probability(of - hits, of, alpha);
}

}  // namespace casewise::tests
