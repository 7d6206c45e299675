// Classical suppression, verified by recount: by definition, and never by the code that suppresses.
#include "synthesis/older/suppression.h"

#include <map>
#include <numeric>
#include <vector>

#include "../../support/doctest.h"
#include "../../support/random_records.h"
#include "synthesis/evaluation/exact_counts.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;

record_table finished(std::unique_ptr<older_run> run) {
  while (!run->step()) {
  }
  return run->take();
}

using row_cells = std::vector<attribute>;

std::map<row_cells, std::size_t> classes(const record_table& of, const std::vector<std::size_t>& columns) {
  std::map<row_cells, std::size_t> out;
  for (std::size_t i = 0; i < of.size(); ++i) {
    row_cells key;
    for (const std::size_t column : columns) key.push_back(of.row(i)[column]);
    ++out[key];
  }
  return out;
}

domain over_of(std::uint64_t number) {
  std::mt19937_64 random(number);
  std::vector<std::size_t> values(2 + number % 6);
  for (std::size_t& one : values) one = 1 + random() % (number % 4 == 0 ? 20 : 5);
  return domain_with(values);
}

std::vector<std::size_t> some_columns(const domain& over, std::uint64_t number) {
  std::vector<std::size_t> out(number % 2 == 0 ? over.columns.size() : (over.columns.size() + 1) / 2);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

}  // namespace

TEST_CASE("A: exactly the records of classes of k and more are left, untouched") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    std::mt19937_64 random(number);
    const domain over = over_of(number);
    const record_table source = random_records(over, 30 + random() % 400, random);
    const auto columns = some_columns(over, number);
    const auto k = static_cast<std::uint32_t>(2 + number % 9);
    const record_table kept = finished(suppress_records(source, columns, k));
    std::map<row_cells, std::size_t> expected = classes(source, columns);
    std::erase_if(expected, [&](const auto& one) { return one.second < k; });
    CHECK(classes(kept, columns) == expected);
    const suppression_loss loss = loss_between(source, kept);
    CHECK(loss.records == source.size());
    CHECK(loss.records_lost == source.size() - kept.size());
  }
}

TEST_CASE("B: every class that is left has k records, and cells were only blanked") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    std::mt19937_64 random(number);
    const domain over = over_of(number);
    const record_table source = random_records(over, 30 + random() % 400, random);
    const auto columns = some_columns(over, number);
    const auto k = static_cast<std::uint32_t>(2 + number % 9);
    const record_table kept = finished(suppress_cells(source, over, columns, {}, k));
    for (const auto& one : classes(kept, columns)) REQUIRE(one.second >= k);
    const suppression_loss loss = loss_between(source, kept);
    CHECK(loss.cells_lost <= loss.cells);
    for (std::size_t column = columns.size(); column < over.columns.size(); ++column) {
      std::size_t before = 0, after = 0;
      for (std::size_t i = 0; i < source.size(); ++i) before += source.row(i)[column] != 0;
      for (std::size_t i = 0; i < kept.size(); ++i) after += kept.row(i)[column] != 0;
      if (loss.records_lost == 0) CHECK(before == after);
    }
  }
}

TEST_CASE("B: a record loses the attribute without which it joins the largest class, and the first of equals") {
  const domain over = domain_with({2, 2});  // attributes 1, 2 and 3, 4
  record_table source(2);
  const auto add = [&](int times, row_cells row) {
    for (int i = 0; i < times; ++i) source.add(row);
  };
  add(5, {1, 0});
  add(3, {0, 3});
  add(1, {1, 3});
  const std::vector<std::size_t> both = {0, 1};
  using found = std::map<row_cells, std::size_t>;
  CHECK(classes(finished(suppress_cells(source, over, both, {}, 3)), both) == found{{{1, 0}, 6}, {{0, 3}, 3}});
  add(2, {0, 3});
  CHECK(classes(finished(suppress_cells(source, over, both, {0}, 3)), both) == found{{{1, 0}, 5}, {{0, 3}, 6}});
  CHECK(classes(finished(suppress_cells(source, over, both, {1, 0}, 3)), both) == found{{{1, 0}, 6}, {{0, 3}, 5}});
}

TEST_CASE("C: every combination that is left has k records") {
  for (std::uint64_t number = 0; number < 50; ++number) {
    std::mt19937_64 random(number);
    const domain over = over_of(number);
    const record_table source = random_records(over, 30 + random() % 400, random);
    const auto k = static_cast<std::uint32_t>(2 + number % 9);
    const std::size_t longest = 1 + number % 3;
    const record_table kept = finished(std::move(suppress_tuples(source, over, longest, k).value()));
    count_tuples(kept, over, longest).value().table.for_each([&](tuple, std::uint32_t count) { REQUIRE(count >= k); });
    // Nothing that was frequent enough from the start is lost where nothing rare touches it.
    if (count_tuples(source, over, longest).value().table.size() == 0) CHECK(kept.size() == source.size());
  }
}

TEST_CASE("C: a record loses the attribute that is in most of its rare combinations") {
  const domain over = domain_with({1, 1, 2});  // attributes 1; 2; 3, 4
  record_table source(3);
  for (int i = 0; i < 5; ++i) source.add(row_cells{1, 2, 3});
  source.add(row_cells{1, 2, 4});
  const record_table kept = finished(std::move(suppress_tuples(source, over, 2, 3).value()));
  const std::map<row_cells, std::size_t> expected = {{{1, 2, 0}, 1}, {{1, 2, 3}, 5}};
  CHECK(classes(kept, {0, 1, 2}) == expected);
  const suppression_loss loss = loss_between(source, kept);
  CHECK(loss.cells == 18);
  CHECK(loss.cells_lost == 1);
  CHECK(loss.records_lost == 0);
}

}  // namespace casewise::tests
