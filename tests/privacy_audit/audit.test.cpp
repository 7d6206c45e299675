// Test 10 of the plan: an attacker who knows everything but whether one record was there, against the whole pipeline.
#include <cmath>
#include <cstdio>

#include "neighbours.h"
#include "privacy/accountant.h"
#include "statistics.h"
#include "support/doctest.h"

using namespace casewise;
using namespace casewise::tests;

TEST_CASE("10 audit: no event tells more than epsilon, and the likelihood ratio no more than what is paid for") {
  const std::uint64_t runs = draws(20'000, 200'000), for_cuts = draws(5'000, 20'000);
  for (const double epsilon : {.5, 1.0, 4.0}) {
    const neighbours pair = two_hundred_and_a_canary(6, false, epsilon);
    const double mu = std::sqrt(2 * privacy::rho_of(epsilon, pair.asked.delta()).value());
    const bounds found = audit(pair, runs, for_cuts);
    std::printf("audit: epsilon %g, %llu runs a side: bound on epsilon %.4f; on mu %.4f of %.4f\n", epsilon,
                static_cast<unsigned long long>(runs), found.epsilon, found.mu, mu);
    CHECK(found.epsilon <= epsilon);
    CHECK(found.mu <= 1.02 * mu);
    // The attack itself must be worth something, or it proves nothing.
    if (is_long_run() && epsilon >= 1) CHECK(found.mu >= .8 * mu);
    if (!is_long_run() && epsilon == 4) CHECK(found.mu >= .7 * mu);
  }
}
