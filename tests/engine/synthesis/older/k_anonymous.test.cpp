// Section 21 of the tests of synthesis: the four modes on 50 random tables, by recount.
#include <map>
#include <set>
#include <vector>

#include "../../support/doctest.h"
#include "../../support/fixed_key.h"
#include "../../support/random_records.h"
#include "synthesis/evaluation/exact_counts.h"
#include "synthesis/older/aggregate_seeded.h"
#include "synthesis/older/remaining.h"
#include "synthesis/older/row_seeded.h"
#include "synthesis/older/unseeded.h"
#include "synthesis/older/value_seeded.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;

record_table finished(std::unique_ptr<older_run> run) {
  while (!run->step()) {
  }
  return run->take();
}

struct table {
  domain over;
  record_table source;
  std::uint32_t k;
};

/// Tables of different shapes: few and many columns, narrow and wide, k from 2 to 12.
table random_table(std::uint64_t number) {
  std::mt19937_64 random(number);
  std::vector<std::size_t> values(3 + number % 7);
  for (std::size_t& one : values) one = 1 + random() % (number % 3 == 0 ? 30 : 6);
  domain over = domain_with(values);
  record_table source = random_records(over, 50 + random() % 900, random);
  return {std::move(over), std::move(source), static_cast<std::uint32_t>(2 + number % 11)};
}

/// How many records of the source have everything that `row` has, by looking at each.
std::size_t support_of(std::span<const attribute> row, const record_table& source) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < source.size(); ++i) {
    bool has_all = true;
    for (std::size_t j = 0; j < row.size(); ++j) has_all = has_all && (row[j] == 0 || row[j] == source.row(i)[j]);
    out += has_all;
  }
  return out;
}

void check_whole_records(const table& from, const record_table& made) {
  std::set<std::vector<attribute>> seen;
  for (std::size_t i = 0; i < made.size(); ++i) seen.emplace(made.row(i).begin(), made.row(i).end());
  for (const auto& row : seen) REQUIRE(support_of(row, from.source) >= from.k);
}

/// Of all combinations of up to three attributes: those that the source has fewer than k times (or never).
std::size_t leaks(const table& from, const record_table& made) {
  const exact_counts real = count_tuples(from.source, from.over, 3).value();
  const exact_counts ours = count_tuples(made, from.over, 3).value();
  std::size_t out = 0;
  ours.table.for_each([&](tuple one, std::uint32_t) { out += real(one) < from.k; });
  return out;
}

void check_single_counts(const table& from, const record_table& made) {
  const auto real = attribute_counts(from.source, from.over), ours = attribute_counts(made, from.over);
  for (std::size_t a = 1; a < real.size(); ++a) REQUIRE(ours[a] == floor_of(real[a], from.k));
}

}  // namespace

TEST_CASE("row-seeded: every record is shared by k records of the source, single counts are rounded down") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    const table from = random_table(number);
    privacy::random_source coins(fixed_key(number));
    const record_table made = finished(row_seeded(from.source, from.over, from.k, coins));
    check_whole_records(from, made);
    CHECK(leaks(from, made) == 0);
    check_single_counts(from, made);
  }
}

TEST_CASE("value-seeded: the same, and no combination much more frequent than in the source") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    const table from = random_table(number);
    privacy::random_source coins(fixed_key(number));
    const record_table made = finished(std::move(value_seeded(from.source, from.over, 3, from.k, coins).value()));
    check_whole_records(from, made);
    CHECK(leaks(from, made) == 0);
    check_single_counts(from, made);
    const exact_counts real = count_tuples(from.source, from.over, 3).value();
    count_tuples(made, from.over, 3).value().table.for_each([&](tuple one, std::uint32_t count) {
      REQUIRE(count <= floor_of(real(one), from.k) * 11 / 10);
    });
  }
}

TEST_CASE("aggregate-seeded: every combination of up to three is shared, single counts are rounded down") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    const table from = random_table(number);
    privacy::random_source coins(fixed_key(number));
    const record_table made = finished(std::move(aggregate_seeded(from.source, from.over, 3, from.k, coins).value()));
    CHECK(leaks(from, made) == 0);
    check_single_counts(from, made);
  }
}

TEST_CASE("unseeded: every record is shared by k records of the source, and there are no more of them") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    const table from = random_table(number);
    privacy::random_source coins(fixed_key(number));
    const record_table made = finished(unseeded(from.source, from.over, from.k, coins));
    check_whole_records(from, made);
    CHECK(leaks(from, made) == 0);
    CHECK(made.size() <= from.source.size());
    CHECK(made.size() * 2 >= from.source.size());
  }
}

TEST_CASE("unseeded: with groups of one the shares of the source come back") {
  std::mt19937_64 random(1);
  const domain over = domain_with({2, 3});
  const record_table source = random_records(over, 4000, random);
  privacy::random_source coins(fixed_key(1));
  const record_table made = finished(unseeded(source, over, 2, coins));
  const exact_counts real = count_tuples(source, over, 2).value(), ours = count_tuples(made, over, 2).value();
  real.table.for_each([&](tuple one, std::uint32_t count) {
    const double expected = count, spread = std::sqrt(expected);
    CHECK(std::abs(ours(one) - expected) <= 6 * spread + 1);
  });
}

TEST_CASE("a surplus is taken from records at random, and nothing else is touched") {
  const domain over = domain_with({1, 2});
  record_table records(2);
  for (int i = 0; i < 40; ++i) records.add(std::vector<attribute>{1, 2});
  for (int i = 0; i < 20; ++i) records.add(std::vector<attribute>{1, 0});
  std::map<std::uint32_t, int> lost_by_first;
  privacy::random_source coins(fixed_key(3));
  int lost_in_first_half = 0;
  for (int run = 0; run < 2000; ++run) {
    const record_table left = without_surplus(records, {0, 45, 100, 0}, over, coins);
    const auto counts = attribute_counts(left, over);
    REQUIRE(counts[1] == 45);
    REQUIRE(counts[2] == 40);
    REQUIRE(left.size() >= 45);
    for (std::size_t i = 0; i < 20; ++i) lost_in_first_half += left.row(i)[0] == 0;
  }
  // 15 of 60 lose it: the first 20 lose 5 on average, with variance 20 * 1/4 * 3/4 * 40/59.
  CHECK(std::abs(lost_in_first_half / 2000.0 - 5) < 6 * std::sqrt(20 * 0.1875 * 40 / 59 / 2000));
}

}  // namespace casewise::tests
