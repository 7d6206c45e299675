#include "privacy/accountant.h"

#include <cmath>

#include "support/doctest.h"

using namespace casewise::privacy;

namespace {

bool near(double a, double b, double relative) { return std::fabs(a - b) <= relative * std::fabs(b); }

/// The exact curve of the Gaussian mechanism with noise sd s on sensitivity 1 (Balle and Wang 2018, theorem 8).
double gaussian_delta(double s, double epsilon) {
  return normal_tail(epsilon * s - 1 / (2 * s)) - std::exp(epsilon) * normal_tail(epsilon * s + 1 / (2 * s));
}

}  // namespace

TEST_CASE("accountant: known answers of the tight conversion") {
  CHECK(near(delta_of(.05, .25), .0817727531, 1e-8));
  CHECK(near(epsilon_of(1.0 / 32, 1e-3), .68800245549, 1e-9));
  CHECK(near(epsilon_of(.5, 1e-6), 5.22153444, 1e-8));
  CHECK(near(epsilon_of(.02, 1e-6), .89993527, 1e-7));
  CHECK(near(rho_of(1, 1e-6).value(), .02435597, 1e-6));
  CHECK(near(rho_of(4, 1e-6).value(), .31106495, 1e-7));
  CHECK(near(rho_of(12, 1e-6).value(), 2.08949879, 1e-7));
  // Of 250,000 records, delta = 1 / (n ln n), whole and half of it: the table of docs/synthesis.md.
  const double delta = 1 / (250'000 * std::log(250'000));
  CHECK(near(rho_of(4, delta / 2).value(), .27450, 1e-4));
  CHECK(near(rho_of(4, delta).value(), .28734, 1e-4));
}

TEST_CASE("accountant: more rho costs more, more epsilon or delta allows more") {
  for (double rho = 3e-3; rho < 4; rho *= 1.7) {  // below, delta at epsilon 1 is 0 in a double
    CHECK(epsilon_of(rho, 1e-6) < epsilon_of(rho * 1.01, 1e-6));
    CHECK(epsilon_of(rho, 1e-6) > epsilon_of(rho, 1.1e-6));
    CHECK(delta_of(rho, 1) < delta_of(rho * 1.01, 1));
    CHECK(delta_of(rho, 1) > delta_of(rho, 1.01));
  }
}

TEST_CASE("accountant: what is granted costs no more than was asked, to within 1e-9") {
  for (const double epsilon : {.1, .25, .5, 1.0, 2.0, 4.0, 8.0, 12.0, 20.0})
    for (const double delta : {1e-4, 1e-6, 1e-7, 1e-10, 1e-15}) {
      const double back = epsilon_of(rho_of(epsilon, delta).value(), delta);
      CHECK(back <= epsilon * (1 + 1e-11));
      CHECK(back >= epsilon - 1e-9);
    }
}

TEST_CASE("accountant: never below the exact curve of Gaussian noise") {
  for (double rho = 1e-4; rho < 4; rho *= 1.5)
    for (double epsilon = .05; epsilon < 12; epsilon *= 1.4)
      CHECK(delta_of(rho, epsilon) >= gaussian_delta(1 / std::sqrt(2 * rho), epsilon) * (1 - 1e-9));
}

TEST_CASE("accountant: noise is bought in whole units and never too cheaply") {
  for (std::uint64_t cells = 1; cells < 700'000; cells = cells * 3 + 1)
    for (std::uint64_t units = 1'000'000'000; units < std::uint64_t{1} << 52; units = units * 5 + 3) {
      const variance noise = gaussian_variance(cells, {units});
      if (noise.in_units == 0) continue;
      CHECK(gaussian_cost(cells, noise).units <= units);
      // One unit of variance less would cost too much, unless there is none less.
      if (noise.in_units > 1) CHECK(gaussian_cost(cells, {noise.in_units - 1}).units > units);
    }
  CHECK(gaussian_variance(1, {0}).in_units == 0);
  CHECK(gaussian_variance(1'000'000, {1}).in_units == 0);
}

TEST_CASE("accountant: the exponential mechanism costs an eighth of its epsilon squared") {
  CHECK(choice_cost({choice_epsilon::unit}).value() == .125);
  for (std::uint64_t units = 1000; units < std::uint64_t{1} << 52; units = units * 7 + 5) {
    const choice_epsilon epsilon = choice_epsilon_of({units});
    CHECK(choice_cost(epsilon).units <= units);
    CHECK(choice_cost({epsilon.in_units + 1}).units > units);
  }
}

TEST_CASE("accountant: thresholds hold their promise, from the exact tail of integer noise") {
  for (const double sd : {1.0, 4.0, 13.0, 27.7, 200.0})
    for (const double tail : {1e-3, 1e-6, 1e-10, 1e-14}) {
      const variance noise = {static_cast<std::uint64_t>(sd * sd * variance::unit)};
      const std::int64_t m = noise_exceeded_with(noise, tail);
      double whole = 0, above = 0;
      for (std::int64_t x = -4000; x <= 4000; ++x) {
        const double weight = std::exp(-static_cast<double>(x * x) / (2 * sd * sd));
        whole += weight;
        if (x >= m) above += weight;
      }
      CHECK(above / whole <= tail);
      CHECK(normal_tail(static_cast<double>(m - 3) / sd) > tail);  // and is not wasteful
    }
}
