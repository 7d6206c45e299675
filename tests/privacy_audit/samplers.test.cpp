// Tests 2 to 5 and 12 of the plan: the law of each sampler, with a million draws (ten in the long run).
#include "privacy/samplers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "privacy/mechanism.h"
#include "statistics.h"
#include "support/doctest.h"
#include "support/fixed_key.h"
#include "synthesis/contribution_bound.h"

using namespace casewise;
using namespace casewise::privacy;
using namespace casewise::tests;

namespace {

const std::uint64_t million = draws(1'000'000, 10'000'000);

/// Counts of draws -reach .. reach, what is beyond at the ends.
template <class Draw>
std::vector<std::uint64_t> histogram(std::int64_t reach, std::uint64_t many, Draw&& draw) {
  std::vector<std::uint64_t> out(static_cast<std::size_t>(2 * reach + 1), 0);
  for (std::uint64_t i = 0; i < many; ++i) ++out[static_cast<std::size_t>(std::clamp(draw(), -reach, reach) + reach)];
  return out;
}

/// exp(-log_weight(x)) for -reach .. reach, as probabilities, what is beyond at the ends.
template <class Weight>
std::vector<double> law(std::int64_t reach, Weight&& log_weight) {
  std::vector<double> out(static_cast<std::size_t>(2 * reach + 1), 0);
  double sum = 0;
  for (std::int64_t x = -reach * 4 - 100; x <= reach * 4 + 100; ++x) {
    const double weight = std::exp(-log_weight(static_cast<double>(x)));
    out[static_cast<std::size_t>(std::clamp(x, -reach, reach) + reach)] += weight;
    sum += weight;
  }
  for (double& one : out) one /= sum;
  return out;
}

/// Chi-square, mean, second moment, symmetry at each value, and tails of a symmetric law.
void check_law(const std::vector<std::uint64_t>& seen, const std::vector<double>& expected, double sd) {
  const auto reach = static_cast<std::int64_t>(seen.size() / 2);
  double total = 0, mean = 0, second = 0, true_second = 0, true_fourth = 0;
  for (std::int64_t x = -reach; x <= reach; ++x) {
    const auto at = static_cast<std::size_t>(x + reach);
    const double n = static_cast<double>(seen[at]), v = static_cast<double>(x);
    total += n, mean += n * v, second += n * v * v;
    true_second += expected[at] * v * v, true_fourth += expected[at] * v * v * v * v;
  }
  CHECK(std::fabs(chi_square_z(seen, expected)) < alarm_z);
  CHECK(std::fabs(mean / std::sqrt(total * true_second)) < alarm_z);
  CHECK(std::fabs(second - total * true_second) <
        alarm_z * std::sqrt(total * (true_fourth - true_second * true_second)));
  for (std::int64_t x = 1; x <= reach; ++x) {
    const std::uint64_t above = seen[static_cast<std::size_t>(reach + x)],
                        below = seen[static_cast<std::size_t>(reach - x)];
    if (above + below >= 1000)
      CHECK(std::fabs(share_z(above, above + below, .5)) < alarm_z + 1);  // many values are tried
  }
  for (const double sds : {3.0, 4.0, 5.0}) {
    const auto from = static_cast<std::int64_t>(std::ceil(sds * sd));
    std::uint64_t hits = 0;
    double p = 0;
    for (std::int64_t x = -reach; x <= reach; ++x) {
      if (std::abs(x) < from) continue;
      hits += seen[static_cast<std::size_t>(x + reach)];
      p += expected[static_cast<std::size_t>(x + reach)];
    }
    if (p > 0 && p * total >= 25) CHECK(std::fabs(share_z(hits, static_cast<std::uint64_t>(total), p)) < alarm_z + .5);
  }
}

/// The law of the integer Gaussian of that variance, given in quarters.
void check_gaussian(random_source& from, std::uint64_t quarters, std::uint64_t many) {
  const variance of = {quarters * variance::unit / 4};
  const double v = static_cast<double>(quarters) / 4, sd = std::sqrt(v);
  const auto reach = static_cast<std::int64_t>(std::ceil(8 * sd));
  const auto seen = histogram(reach, many, [&] { return discrete_gaussian(from, of); });
  check_law(seen, law(reach, [&](double x) { return x * x / (2 * v); }), sd);
  // ln P(k+1)/P(k) = -(2k+1)/(2v), wherever there are enough draws to see it.
  for (std::int64_t k = 0; k < reach; ++k) {
    const double one = static_cast<double>(seen[static_cast<std::size_t>(reach + k)]),
                 next = static_cast<double>(seen[static_cast<std::size_t>(reach + k + 1)]);
    if (next < 2000) break;
    const double off = std::log(next / one) + static_cast<double>(2 * k + 1) / (2 * v);
    CHECK(std::fabs(off) < (alarm_z + 1) * std::sqrt(1 / one + 1 / next));
  }
}

}  // namespace

TEST_CASE("2 uniform_below: every value equally often") {
  random_source from(fixed_key(11));
  for (const std::uint64_t below : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{3}, std::uint64_t{10},
                                    (std::uint64_t{1} << 32) - 5, (std::uint64_t{1} << 63) + 1}) {
    const std::size_t bins = below < 100 ? static_cast<std::size_t>(below) : 100;
    std::vector<std::uint64_t> seen(bins, 0);
    for (std::uint64_t i = 0; i < million; ++i) {
      const std::uint64_t drawn = uniform_below(from, below);
      REQUIRE(drawn < below);
      ++seen[static_cast<std::size_t>(wide{drawn} * bins / below)];
    }
    CHECK(std::fabs(chi_square_z(seen, std::vector<double>(bins, 1.0 / static_cast<double>(bins)))) < alarm_z);
  }
}

TEST_CASE("3 bernoulli: as often as its fraction says") {
  random_source from(fixed_key(12));
  const std::pair<std::uint64_t, std::uint64_t> fractions[] = {
      {1, std::uint64_t{1} << 30}, {32768, 65537}, {12345, 1000003}, {1, 2}, {2, 3}};
  for (const auto& [a, b] : fractions) {
    std::uint64_t hits = 0;
    for (std::uint64_t i = 0; i < million; ++i) hits += bernoulli(from, a, b);
    const double p = static_cast<double>(a) / static_cast<double>(b);
    CHECK(least_probability(hits, million, 1e-6) <= p);
    CHECK(most_probability(hits, million, 1e-6) >= p);
  }
}

TEST_CASE("4 bernoulli_exp: exp(-x), and P(x + y) = P(x) P(y)") {
  random_source from(fixed_key(13));
  const std::pair<std::uint64_t, std::uint64_t> points[] = {{0, 1}, {1, 1'000'000'000}, {1, 2}, {1, 1}, {5, 2}, {7, 1}};
  for (const auto& [a, b] : points) {
    std::uint64_t hits = 0;
    for (std::uint64_t i = 0; i < million; ++i) hits += bernoulli_exp(from, a, b);
    const double p = std::exp(-static_cast<double>(a) / static_cast<double>(b));
    CHECK(least_probability(hits, million, 1e-6) <= p);
    CHECK(most_probability(hits, million, 1e-6) >= p);
  }
  // x = 2/3, y = 3/4: both at once as often as x + y = 17/12.
  std::uint64_t both = 0, sum = 0;
  for (std::uint64_t i = 0; i < million; ++i) {
    both += bernoulli_exp(from, 2, 3) && bernoulli_exp(from, 3, 4);
    sum += bernoulli_exp(from, 17, 12);
  }
  const double p = std::exp(-17.0 / 12), n = static_cast<double>(million);
  CHECK(std::fabs(static_cast<double>(both) - static_cast<double>(sum)) < alarm_z * std::sqrt(2 * n * p * (1 - p)));
}

TEST_CASE("5 discrete_laplace: its law at scales 1, 2, 3, 20, 200") {
  random_source from(fixed_key(14));
  for (const std::uint64_t scale : {1u, 2u, 3u, 20u, 200u}) {
    const auto reach = static_cast<std::int64_t>(scale * 25);
    const double t = static_cast<double>(scale);
    check_law(histogram(reach, million, [&] { return discrete_laplace(from, scale); }),
              law(reach, [&](double x) { return std::fabs(x) / t; }), std::sqrt(2.0) * t);
  }
}

TEST_CASE("5 discrete_gaussian: its law at variances 1/4, 1, 4, 49, 784, 11236") {
  random_source from(fixed_key(15));
  for (const std::uint64_t quarters : {1u, 4u, 16u, 196u, 3136u, 44944u}) check_gaussian(from, quarters, million);
}

// Minutes, so by a command of its own: tests/privacy_audit/README.md.
TEST_CASE("5 nightly discrete_gaussian: its law at variance 49, a hundred million draws") {
  if (std::getenv("CASEWISE_NIGHTLY") == nullptr) return;
  random_source from(fixed_key(17));
  check_gaussian(from, 196, 100'000'000);
}

TEST_CASE("12 the contribution bound: its law, from a direct softmax, and extreme scores") {
  // 27 candidates, records with 0 .. 27 attributes; the law computed anew from the formula, not from the penalties.
  std::vector<std::uint64_t> records_with(28, 0);
  for (std::size_t w = 2; w < 17; ++w) records_with[w] = 40 - 2 * w;
  std::uint64_t records = 0;
  for (const std::uint64_t some : records_with) records += some;
  const choice_epsilon epsilon = {choice_epsilon::unit / 4};
  std::vector<double> expected;
  double within = static_cast<double>(records_with[0]);
  for (std::size_t v = 1; v < records_with.size(); ++v) {
    within += static_cast<double>(records_with[v]);
    const double u = -std::fabs(100 * within - 99 * static_cast<double>(records));
    expected.push_back(std::exp(-.7 * static_cast<double>(v) + .25 * u / 198));
  }
  const double sum = std::accumulate(expected.begin(), expected.end(), 0.0);
  for (double& one : expected) one /= sum;
  mechanism by(fixed_key(16), {~std::uint64_t{0}});
  std::vector<std::uint64_t> seen(27, 0);
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    // A fresh budget now and then: each choice costs 1/128.
    auto chosen = synthesis::private_bound(by, records_with, epsilon);
    REQUIRE(chosen.ok());
    ++seen[static_cast<std::size_t>(chosen.value().value())];
  }
  CHECK(std::fabs(chi_square_z(seen, expected)) < alarm_z);

  // Scores far apart: a bound that cuts 20 million records is never chosen, and choosing ends. Those that cut none have
  // the same score, so the public weights alone decide among them.
  records_with.assign(28, 0);
  records_with[12] = 20'000'000;
  for (int i = 0; i < 1000; ++i) {
    auto chosen = synthesis::private_bound(by, records_with, {choice_epsilon::unit});
    REQUIRE(chosen.ok());
    CHECK(chosen.value().value() >= 11);
  }
}
