#include "tables/counts_by_value.h"

#include <array>
#include <numeric>

#include "../support/codebooks.h"
#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/random_cases.h"
#include "../support/stored.h"
#include "query/parse_filter.h"
#include "tables/axis.h"
#include "tables/counted_table.h"

namespace casewise {

namespace {

using counts = counts_by_value::counts;

/// As many numbers as wanted, the first of them how many cases there are; it knows how often it was asked.
struct numbers final : table_numbers {
  explicit numbers(std::size_t many = 1) : many_(many) {}
  counts count(const selection& among) const override {
    ++passes;
    counts out(many_);
    out.front() = among.count();
    return out;
  }
  mutable int passes = 0;

 private:
  std::size_t many_;
};

filter values_of(axis_id variable, std::vector<std::size_t> values) {
  filter out;
  out.how = filter::kind::values;
  out.axis = variable;
  out.values = std::move(values);
  return out;
}

/// Some values of a variable: a span, as a slider gives it, or any.
std::vector<std::size_t> some_values(std::size_t size, tests::random_numbers& random) {
  std::vector<std::size_t> out;
  if (size == 0) return out;
  if (random.below(2) == 0) {
    const std::size_t low = random.below(static_cast<std::uint32_t>(size));
    out.resize(1 + random.below(static_cast<std::uint32_t>(size - low)));
    std::iota(out.begin(), out.end(), low);
  } else {
    for (std::size_t i = 0; i < size; ++i)
      if (random.below(3) > 0) out.push_back(i);
  }
  return out;
}

}  // namespace

TEST_CASE("tables under moving conditions are those of the filter, in any order of asking") {
  const tests::random_cases random = tests::make_random_cases(cases_per_block + 300, 7);
  const auto of = tests::store_cases(random.csv, random.codebook);
  selection_cache selections(of->cases);
  counts_by_value remembered(of->cases, selections);
  const std::vector<axis_id> variables = tabled_variables(of->book);
  tests::random_numbers any(11);
  const auto below = [&](std::size_t most) { return any.below(static_cast<std::uint32_t>(most)); };
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    filter where;
    for (std::uint32_t conditions = any.below(4); conditions > 0; --conditions) {
      const axis_id variable = variables[below(std::min<std::size_t>(variables.size(), 4))];
      where.parts.push_back(values_of(variable, some_values(column_of(of->cases, variable).values.size(), any)));
    }
    if (where.parts.size() == 1 && any.below(2) == 0) {
      const filter only = where.parts.front();
      where = only;
    }
    const axis_id set{axis_id::kind::set, below(of->book.sets.size())};
    const axis rows(of->book, of->cases, any.below(2) == 0 ? set : variables[below(variables.size())]);
    const axis columns(of->book, of->cases, variables[below(variables.size())]);
    denominator how;
    how.how =
        std::array{denominator::kind::answered, denominator::kind::all, denominator::kind::responses}[any.below(3)];
    const axis* const across = any.below(3) == 0 ? nullptr : &columns;
    const table_counter counter(selections, rows, across, how);
    const counted_table whole = counter.count(select(of->cases, where)), found = counter.count(where, remembered);
    REQUIRE(found.cells == whole.cells);
    REQUIRE(found.column_denominators == whole.column_denominators);
    REQUIRE(found.column_left_out == whole.column_left_out);
    REQUIRE(found.row_denominators == whole.row_denominators);
    REQUIRE(found.row_left_out == whole.row_left_out);
    REQUIRE(found.table_denominator == whole.table_denominator);
    REQUIRE(found.table_left_out == whole.table_left_out);
    REQUIRE(found.total_rows == whole.total_rows);
    REQUIRE(found.total_columns == whole.total_columns);
    REQUIRE(found.total_all == whole.total_all);
    REQUIRE(found.selected == whole.selected);
    REQUIRE(found.answered_rows == rows.count_answered(select(of->cases, where)));
    if (across != nullptr) REQUIRE(found.answered_columns == columns.count_answered(select(of->cases, where)));
  }
}

TEST_CASE("a moved condition counts its new values only, at most two of them ahead") {
  const auto of = tests::store_cases(tests::ten_cases, tests::tiny_codebook());
  selection_cache selections(of->cases);
  counts_by_value remembered(of->cases, selections);
  const auto selected = [&](const filter& where) { return counts{select(of->cases, where).count()}; };
  const auto passes_for = [&](const filter& where) {
    const numbers wanted;
    CHECK(remembered.count({}, where, wanted) == selected(where));
    return wanted.passes;
  };
  const axis_id moving{axis_id::kind::categorical, 0};
  REQUIRE(column_of(of->cases, moving).values.size() == 3);
  CHECK(passes_for(values_of(moving, {0})) == 1);        // new: whole
  CHECK(passes_for(values_of(moving, {0, 1})) == 2);     // moves: each by itself
  CHECK(passes_for(values_of(moving, {0, 1, 2})) == 1);  // one more
  CHECK(passes_for(values_of(moving, {1, 2})) == 0);     // known
  filter beside;                                         // another condition beside it: its values are others
  beside.parts = {values_of(moving, {0, 1, 2}), values_of({axis_id::kind::categorical, 1}, {0})};
  CHECK(passes_for(beside) == 1);
  CHECK(passes_for(beside) == 3);  // two ahead, and whole
  CHECK(passes_for(beside) == 1);
  CHECK(passes_for(beside) == 0);
  // No condition, and one that keeps nothing, are counted whole each time.
  CHECK(passes_for(filter{}) == 1);
  CHECK(passes_for(values_of(moving, {})) == 1);
  CHECK(passes_for(values_of(moving, {})) == 1);
}

TEST_CASE("large tables are not remembered, and what is remembered has an end") {
  const auto of = tests::store_cases(tests::ten_cases, tests::tiny_codebook());
  selection_cache selections(of->cases);
  counts_by_value remembered(of->cases, selections);
  const axis_id moving{axis_id::kind::categorical, 0};
  const auto ask = [&](std::size_t table, std::size_t many, std::size_t value) {
    const numbers wanted(many);
    remembered.count({{axis_id::kind::set, table}}, values_of(moving, {value}), wanted);
    return wanted.passes;
  };
  CHECK(ask(0, counts_by_value::most_numbers + 1, 0) == 1);
  CHECK(ask(0, counts_by_value::most_numbers + 1, 0) == 1);
  CHECK(ask(0, counts_by_value::most_numbers + 1, 0) == 1);
  CHECK(ask(1, 1, 0) == 1);
  CHECK(ask(1, 1, 0) == 1);
  CHECK(ask(1, 1, 0) == 0);
  for (std::size_t table = 2; table < 2 + counts_by_value::most; ++table) ask(table, 1, 0);
  CHECK(ask(1, 1, 0) == 1);
}

}  // namespace casewise
