#include <cmath>

#include "support/doctest.h"
#include "synthesis/budget.h"
#include "synthesis/describe_noise.h"

using namespace casewise;
using namespace casewise::synthesis;

// Test 17 of the plan: the accounting of the reference, SDS, written down anew, gives its known vectors; and our
// shares and thresholds give the same noise from the same budget. What differs is the budget itself: the reference
// turns epsilon and delta into rho by a loose formula, and pays for the number of records linearly.

namespace {

struct sds_account {
  double delta = 0, rho = 0, percentile_epsilon = 0;
  std::vector<double> sigma;  // by length - 1, to be multiplied by the root of the sensitivity

  /// Long lengths first; a 200th of epsilon for the number of records, a hundredth of rho for the percentiles.
  sds_account(double records, double epsilon, int lengths) {
    delta = 1 / (records * std::log(records));
    const double l = std::log(2 / delta), root = std::sqrt(.995 * epsilon + l) - std::sqrt(l);
    rho = root * root;
    percentile_epsilon = std::sqrt(2 * rho * .01 / lengths);
    double squares = 0;
    for (int k = 1; k <= lengths; ++k) squares += k * k;
    for (int k = 1; k <= lengths; ++k) sigma.push_back(std::sqrt(squares / (2 * rho * .99)) / k);
  }
};

}  // namespace

TEST_CASE("17 the reference's accounting: rho, sigma by length and the threshold of single attributes") {
  const sds_account small(6'000, 4, 4);
  CHECK(small.rho == doctest::Approx(.29394).epsilon(5e-5));
  const double small_sigma[] = {7.180, 3.590, 2.393, 1.795};
  for (std::size_t k = 0; k < 4; ++k) CHECK(small.sigma[k] == doctest::Approx(small_sigma[k]).epsilon(2e-4));

  const sds_account large(250'000, 4, 3);
  CHECK(large.rho == doctest::Approx(.22531).epsilon(5e-5));
  CHECK(large.percentile_epsilon == doctest::Approx(.03876).epsilon(2e-4));
  const double large_sigma[] = {5.602, 2.801, 1.867};
  for (std::size_t k = 0; k < 3; ++k) CHECK(large.sigma[k] == doctest::Approx(large_sigma[k]).epsilon(2e-4));
  // rho_1 = 1 + sigma_1 root(12) PHI^-1((1 - delta/2)^(1/12))
  const double tail = -std::expm1(std::log1p(-large.delta / 2) / 12);
  const double threshold = 1 + large.sigma[0] * std::sqrt(12.) * privacy::normal_tail_inverse(tail);
  CHECK(threshold == doctest::Approx(108.92).epsilon(1e-4));
}

TEST_CASE("17 the same budget buys the same noise and the same threshold here") {
  const sds_account theirs(250'000, 4, 3);
  const privacy::rho for_counts = {
      static_cast<std::uint64_t>(std::ldexp(theirs.rho * .99, privacy::rho::fraction_bits))};
  const auto lengths = share_among_lengths(for_counts, 3, 12, split::long_first);
  REQUIRE(lengths.ok());
  const double noise[] = {19.41, 22.76, 27.70};
  for (std::size_t k = 0; k < 3; ++k) CHECK(lengths.value()[k].sd() == doctest::Approx(noise[k]).epsilon(4e-4));

  release_parameters asked;
  asked.epsilon = 4;
  release_budget budget;
  budget.delta_domain = theirs.delta / 2;
  // Integers, and P(N_Z >= m) bounded by P(N >= m - 1): at most two above theirs.
  const auto ours = static_cast<double>(hiding_threshold(asked, budget, lengths.value()[0], 3));
  CHECK(ours >= 108.92);
  CHECK(ours <= 108.92 + 2);
}

TEST_CASE("17 the tight conversion grants more than the reference's, and no more than the plan's table says") {
  const double epsilons[] = {1, 4, 12}, granted[] = {.02093, .27450, 1.89404};
  for (std::size_t i = 0; i < 3; ++i) {
    const sds_account theirs(250'000, epsilons[i], 3);
    const double ours = privacy::rho_of(epsilons[i], theirs.delta / 2).value();
    CHECK(ours > theirs.rho);
    CHECK(ours == doctest::Approx(granted[i]).epsilon(4e-4));
  }
}
