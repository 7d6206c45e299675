// Tests 8 and 9 of the plan: budgets add up, and one record changes no more than its noise was bought for.
#include <cmath>
#include <vector>

#include "privacy/chacha20.h"
#include "statistics.h"
#include "support/doctest.h"
#include "support/fixed_key.h"
#include "synthesis/bounded_records.h"
#include "synthesis/budget.h"
#include "synthesis/contribution_bound.h"
#include "synthesis/fast_random.h"
#include "synthesis/tuple_counter.h"

using namespace casewise;
using namespace casewise::synthesis;
using namespace casewise::tests;

namespace {

// 3 columns of 2 values: attributes 1 .. 6.
constexpr std::size_t columns = 3, attributes = 6;
using row = std::vector<attribute>;

std::vector<row> all_rows() {
  std::vector<row> out;
  for (int code = 0; code < 27; ++code) {
    row one;
    int rest = code;
    for (std::size_t j = 0; j < columns; ++j, rest /= 3)
      one.push_back(rest % 3 == 0 ? attribute{0} : static_cast<attribute>(2 * j + static_cast<std::size_t>(rest % 3)));
    out.push_back(one);
  }
  return out;
}

/// What would be counted for each length, with the same coins for the same rows in the same places.
std::vector<std::vector<std::uint32_t>> histograms(const std::vector<const row*>& table, std::size_t bound,
                                                   const std::vector<std::vector<tuple>>& candidates,
                                                   const pair_matrix& pairs) {
  privacy::random_source coins(fixed_key(41));
  bounded_records cut(bound);
  for (const row* one : table) cut.add(*one, coins);
  std::vector<std::vector<std::uint32_t>> out;
  for (std::size_t k = 1; k <= columns; ++k) {
    tuple_counter counter(packing{10}, k, candidates[k - 1], pairs);
    for (std::size_t i = 0; i < cut.size(); ++i) counter.add(cut[i]);
    out.emplace_back();
    for (const tuple one : candidates[k - 1]) out.back().push_back(counter.count(one));
  }
  return out;
}

}  // namespace

TEST_CASE("8 budget: for 1,000 random settings, all that is committed is at most what is granted") {
  fast_random random(8);
  for (int i = 0; i < 1000; ++i) {
    release_parameters asked;
    asked.epsilon = .05 + static_cast<double>(random.below(12'000)) / 1000;
    asked.delta_exponent = 4 + static_cast<int>(random.below(9));
    asked.length = 1 + random.below(4);
    asked.expected_records = 1 + random.below(1'000'000);
    if (random.below(2) == 0) asked.bound = 1 + random.below(27);
    if (random.below(3) == 0) asked.strict = 2 + random.below(30);
    asked.by = static_cast<split>(random.below(4));
    auto budget = make_budget(asked, random.below(2) == 0);
    if (!budget.ok()) continue;
    const release_budget& made = budget.value();
    for (std::size_t bound = asked.bound.value_or(1); bound <= asked.bound.value_or(27); ++bound) {
      auto lengths = share_among_lengths(made.for_counts(), asked.length, bound, asked.by);
      if (!lengths.ok()) continue;
      privacy::wide committed = privacy::wide{privacy::gaussian_cost(1, made.record_noise).units} +
                                (asked.bound ? 0 : privacy::choice_cost(made.bound_epsilon).units);
      for (const length_budget& one : lengths.value()) {
        CHECK(one.cells == combinations(bound, one.length));
        committed += privacy::gaussian_cost(combinations(bound, one.length), one.noise).units;
      }
      CHECK(committed <= made.total.units);
      // And little is left over: variances are whole numbers of 1/1024, that of the record count a whole number.
      CHECK(committed + made.total.units / 50 + 1'000'000 >= made.total.units);
    }
    CHECK(privacy::delta_of(made.total.value(), made.epsilon) + made.delta_domain <=
          std::pow(10, -asked.delta_exponent));
  }
}

TEST_CASE("9 sensitivity: over all tables of up to 3 records and each record added, at bounds 1, 2 and 3") {
  const std::vector<row> rows = all_rows();
  pair_matrix pairs(attributes);
  std::vector<std::vector<tuple>> candidates(3);
  for (attribute a = 1; a <= attributes; ++a) {
    candidates[0].push_back(a);
    for (attribute b = static_cast<attribute>(a + 1); b <= attributes; ++b) {
      if ((a - 1) / 2 == (b - 1) / 2) continue;
      pairs.add(a, b);
      candidates[1].push_back(packing{10}.append(a, b));
      for (attribute c = static_cast<attribute>(b + 1); c <= attributes; ++c)
        if ((b - 1) / 2 != (c - 1) / 2) candidates[2].push_back(packing{10}.append(packing{10}.append(a, b), c));
    }
  }
  std::uint64_t tried = 0, largest_seen[4] = {};
  for (std::size_t bound = 1; bound <= 3; ++bound) {
    std::vector<const row*> table;
    const auto try_all = [&]() {
      const auto before = histograms(table, bound, candidates, pairs);
      for (const row& added : rows) {
        table.push_back(&added);
        const auto after = histograms(table, bound, candidates, pairs);
        table.pop_back();
        for (std::size_t k = 1; k <= columns; ++k) {
          std::uint64_t moved = 0;
          for (std::size_t i = 0; i < before[k - 1].size(); ++i) {
            const std::int64_t off = std::int64_t{after[k - 1][i]} - before[k - 1][i];
            moved += static_cast<std::uint64_t>(off * off);
          }
          REQUIRE(moved <= combinations(bound, k));
          if (bound == 3) largest_seen[k] = std::max(largest_seen[k], moved);
        }
        ++tried;
      }
    };
    try_all();
    for (std::size_t a = 0; a < rows.size(); ++a) {
      table = {&rows[a]};
      try_all();
      for (std::size_t b = a; b < rows.size(); ++b) {
        table = {&rows[a], &rows[b]};
        try_all();
        for (std::size_t c = b; bound == 2 && c < rows.size(); ++c) {
          table = {&rows[a], &rows[b], &rows[c]};
          try_all();
        }
      }
    }
  }
  CHECK(tried > 100'000);
  for (std::size_t k = 1; k <= 3; ++k) CHECK(largest_seen[k] == combinations(3, k));  // the bound is reached
}

TEST_CASE("9 sensitivity: one record moves the score of a contribution bound by at most 99, and replacing one by 100") {
  fast_random random(9);
  std::int64_t largest = 0, largest_replaced = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::size_t records = 99 + random.below(202);
    std::vector<std::uint64_t> with(8, 0);
    for (std::size_t r = 0; r < records; ++r) ++with[random.below(8)];
    const bound_penalties before = penalties_of(with, {1});
    const auto moved = [&](const bound_penalties& after) {
      std::int64_t out = 0;
      // A penalty holds 10 |u| beside what is the same for both.
      for (std::size_t v = 0; v < before.of_bound.size(); ++v)
        out = std::max(out, std::abs(static_cast<std::int64_t>(after.of_bound[v]) -
                                     static_cast<std::int64_t>(before.of_bound[v])) /
                                10);
      return out;
    };
    for (std::size_t w = 0; w < 8; ++w) {
      ++with[w];
      largest = std::max(largest, moved(penalties_of(with, {1})));
      for (std::size_t gone = 0; gone < 8; ++gone) {
        if (with[gone] == 0) continue;
        --with[gone];
        if (gone != w) largest_replaced = std::max(largest_replaced, moved(penalties_of(with, {1})));
        ++with[gone];
      }
      --with[w];
    }
  }
  CHECK(largest == 99);
  CHECK(largest_replaced == 100);
  // The law of a choice moves by at most e^epsilon, with epsilon over the 198 of the divisor, both ways together.
  CHECK(penalties_of(std::vector<std::uint64_t>(8, 1), {1}).denominator == 10 * 198 * privacy::choice_epsilon::unit);
}
