#include "privacy/mechanism.h"

#include <array>
#include <vector>

#include "support/doctest.h"
#include "support/fixed_key.h"

using namespace casewise;
using namespace casewise::privacy;

TEST_CASE("mechanism: every use is charged, and one that is not covered is refused before anything is drawn") {
  const rho budget = {std::uint64_t{1} << 40};
  mechanism by(tests::fixed_key(0), budget);
  const variance noise = gaussian_variance(3, {budget.units / 2});
  CHECK(by.gaussian(3, noise).ok());
  CHECK(by.left().units == budget.units - gaussian_cost(3, noise).units);
  const rho left = by.left();
  CHECK(!by.gaussian(3, {noise.in_units / 4}).ok());
  const std::vector<std::uint64_t> penalties = {0, 1};
  CHECK(!by.choose(penalties, 1, {choice_epsilon::unit}).ok());
  CHECK(by.left() == left);
  CHECK(!by.gaussian(1, {0}).ok());
  CHECK(!by.gaussian(1, {largest_variance + 1}).ok());
}

TEST_CASE("mechanism: a hidden count is not released below its least, and none is at its threshold or below") {
  mechanism by(tests::fixed_key(3), {std::uint64_t{1} << 50});
  auto noise = by.gaussian(1, {100 * variance::unit});
  REQUIRE(noise.ok());
  int released = 0;
  for (int i = 0; i < 5000; ++i) {
    CHECK(!noise.value().add_above(9, 10, -1000).has_value());
    if (const auto drawn = noise.value().add_above(30, 10, 30)) {
      CHECK(drawn->value() > 30);
      ++released;
    }
  }
  CHECK(released > 2200);
  CHECK(released < 2700);
}

TEST_CASE("noisy: written and read again") {
  mechanism by(tests::fixed_key(4), {std::uint64_t{1} << 50});
  auto noise = by.gaussian(1, {100 * variance::unit});
  REQUIRE(noise.ok());
  for (int i = 0; i < 100; ++i) {
    const noisy drawn = noise.value().add(0);
    std::array<std::uint8_t, noisy::bytes> bytes{};
    drawn.write(bytes);
    CHECK(noisy::read(bytes).value() == drawn.value());
  }
}
