#include "privacy/samplers.h"

#include <string>

#include "support/doctest.h"
#include "support/fixed_key.h"

using namespace casewise;
using namespace casewise::privacy;

namespace {

/// The first 64 draws under the fixed key, as text.
template <class Draw>
std::string first_64(Draw&& draw) {
  random_source from(tests::fixed_key(0));
  std::string out;
  for (int i = 0; i < 64; ++i) out += (i == 0 ? "" : " ") + std::to_string(draw(from));
  return out;
}

}  // namespace

// Statistics of the samplers: tests/privacy_audit. These say that native and WebAssembly draw the same.
TEST_CASE("samplers: the first 64 draws under the key of the tests") {
  CHECK(first_64([](random_source& from) { return uniform_below(from, 1000); }) ==
        "873 945 837 936 458 900 818 952 243 434 431 930 269 497 266 800 88 173 115 559 728 161 684 194 "
        "994 385 125 644 275 230 861 713 658 375 452 241 792 343 571 462 44 362 244 51 15 725 146 241 "
        "591 447 920 651 135 679 513 11 317 462 229 872 50 247 598 900");
  CHECK(first_64([](random_source& from) { return uniform_below(from, (std::uint64_t{1} << 63) + 1) >> 40; }) ==
        "6802467 6960514 2122279 7730097 6041074 7309991 867533 5399169 4198827 2702724 87604 4061682 "
        "5779349 8386763 2628824 6960212 2966432 1122462 2490343 1946023 4202079 1440879 5811485 "
        "6216304 4077656 7298689 1618324 3157590 5593954 2213198 4301287 626423 7910237 3870271 6835422 "
        "6750654 4636468 2785729 7458213 1932603 6139503 5548489 4558026 3882656 5081729 3282515 "
        "5282849 420487 7724757 328024 939212 2610838 5144569 4165353 2718526 4639601 5820716 6303642 "
        "1786265 4056731 5323546 6971331 2247370 1740362");
  CHECK(first_64([](random_source& from) { return bernoulli(from, 432101, 1000003) ? 1 : 0; }) ==
        "0 1 0 1 0 0 1 0 0 0 1 1 0 1 0 1 1 0 1 1 0 1 1 1 1 1 1 1 1 0 0 0 0 0 0 1 1 0 1 0 1 1 0 0 0 0 0 "
        "1 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 1");
  CHECK(first_64([](random_source& from) { return bernoulli_exp(from, 5, 7) ? 1 : 0; }) ==
        "0 1 1 0 1 0 0 0 1 1 1 0 1 1 0 1 1 1 1 0 1 0 1 1 0 1 0 0 1 0 0 1 0 1 0 1 1 1 0 0 1 1 1 1 0 0 0 "
        "1 1 0 1 0 0 1 1 1 1 0 1 0 0 0 1 1");
  CHECK(first_64([](random_source& from) { return discrete_laplace(from, 20); }) ==
        "-20 24 -1 -32 -15 -11 -11 12 -12 37 -44 -52 -2 -7 21 -17 -15 -10 -57 4 23 15 -12 22 -45 8 -26 "
        "-3 -45 7 41 -3 2 -1 -13 -17 -39 6 14 26 -1 6 5 -81 26 29 1 12 3 5 21 -10 -20 -1 3 21 39 19 -1 "
        "-11 36 20 0 20");
  CHECK(first_64([](random_source& from) { return discrete_gaussian(from, {784 * variance::unit}); }) ==
        "4 -28 43 -50 -28 13 23 15 -35 15 -34 -28 63 36 36 10 -7 35 44 -44 -27 0 7 -50 -36 21 -6 -17 "
        "-39 6 -8 2 3 -3 21 -24 -12 17 27 15 -40 28 31 28 23 -64 -5 -40 -9 11 4 13 -6 -28 23 -61 -13 30 "
        "36 38 -5 14 -47 -12");
}

TEST_CASE("samplers: the ends are certain") {
  random_source from(tests::fixed_key(1));
  int yes = 0;
  for (int i = 0; i < 100'000; ++i) {
    yes += bernoulli(from, 0, 7);
    yes += !bernoulli(from, 7, 7);
    yes += !bernoulli_exp(from, 0, 1);
    yes += uniform_below(from, 1) != 0;
  }
  CHECK(yes == 0);
}

TEST_CASE("samplers: the largest noise that is allowed can be drawn, and the least") {
  random_source from(tests::fixed_key(2));
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t drawn = discrete_gaussian(from, {largest_variance});
    CHECK(std::abs(drawn) < 16384 * 8);
    CHECK(std::abs(discrete_gaussian(from, {1})) == 0);
  }
}
