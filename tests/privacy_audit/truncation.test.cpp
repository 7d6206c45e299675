// Test 13 of the plan: which attributes of a long record count.
#include <cmath>

#include "statistics.h"
#include "support/doctest.h"
#include "support/fixed_key.h"
#include "synthesis/bounded_records.h"

using namespace casewise;
using namespace casewise::synthesis;
using namespace casewise::tests;

TEST_CASE("13 truncation: each attribute is kept with probability bound / attributes, each pair as often") {
  std::vector<attribute> row;
  for (attribute one = 1; one <= 16; ++one) row.push_back(one);
  privacy::random_source coins(fixed_key(21));
  const std::uint64_t many = draws(100'000, 1'000'000);
  std::uint64_t kept[17] = {}, pair = 0;
  for (std::uint64_t i = 0; i < many; ++i) {
    bounded_records one(6);
    one.add(row, coins);
    const auto left = one[0];
    REQUIRE(left.size() == 6);
    for (std::size_t j = 0; j < left.size(); ++j) {
      ++kept[left[j]];
      if (j > 0) REQUIRE(left[j] > left[j - 1]);
    }
    pair += left[0] == 1 && left[1] == 2;
  }
  for (std::size_t one = 1; one <= 16; ++one) CHECK(std::fabs(share_z(kept[one], many, 6.0 / 16)) < 5);
  CHECK(std::fabs(share_z(pair, many, 6.0 / 16 * 5 / 15)) < 5);

  bounded_records short_ones(6);
  short_ones.add(std::span<const attribute>(row.data(), 6), coins);
  CHECK(short_ones[0].size() == 6);
}
