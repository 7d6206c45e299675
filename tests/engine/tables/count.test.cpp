#include <algorithm>

#include "../support/doctest.h"
#include "../support/random_cases.h"
#include "../support/stored.h"
#include "tables/axis.h"

namespace casewise {

using tests::random_axis;
using tests::random_cases;

namespace {

axis_id id_of(const codebook& book, const std::string& id) {
  if (const auto at = book.find_set(id)) return {axis_id::kind::set, *at};
  if (const auto at = book.find_derived(id)) return {axis_id::kind::derived, *at};
  const std::size_t at = *book.find_variable(id);
  return {book.variables[at].is_indicator ? axis_id::kind::indicator : axis_id::kind::categorical, at};
}

/// Row by row, as `count_cells` does, but one case after the other.
std::vector<std::uint64_t> naive_cells(const random_axis& rows, const random_axis& columns,
                                       const std::vector<bool>& among) {
  std::vector<std::uint64_t> out(rows.size * columns.size);
  for (std::size_t i = 0; i < among.size(); ++i) {
    if (!among[i]) continue;
    for (const std::uint32_t r : rows.categories[i])
      for (const std::uint32_t c : columns.categories[i]) ++out[r * columns.size + c];
  }
  return out;
}

/// Words of all densities: none of their cases, a third, four fifths, all of them.
std::vector<bool> some_of(std::size_t cases) {
  tests::random_numbers random(11);
  std::vector<bool> out(cases);
  for (std::size_t i = 0; i < cases; ++i) {
    const std::uint32_t fifteenths[] = {0, 5, 12, 15};
    out[i] = random.below(15) < fifteenths[i / 64 % 7 % 4];
  }
  return out;
}

selection selection_of(const case_store& cases, const std::vector<bool>& among) {
  selection out(cases);
  for (std::size_t i = 0; i < among.size(); ++i)
    if (among[i]) bits::set(out.block(i / cases_per_block), i % cases_per_block);
  return out;
}

}  // namespace

TEST_CASE("cells are those that a loop over the cases counts, for every pair of representations") {
  // 200 cases; one block but one case; a block; over two blocks.
  for (const std::size_t size : {std::size_t{200}, cases_per_block - 1, cases_per_block, cases_per_block * 2 + 77}) {
    CAPTURE(size);
    const random_cases random = tests::make_random_cases(size, size);
    const auto of = tests::store_cases(random.csv, random.codebook);
    REQUIRE(of->cases.case_count == size);
    const std::vector<bool> some = some_of(size);
    const selection among = selection_of(of->cases, some);
    for (const random_axis& row_axis : random.axes) {
      CAPTURE(row_axis.id);
      const axis rows(of->book, of->cases, id_of(of->book, row_axis.id));
      REQUIRE(rows.size() == row_axis.size);
      for (const random_axis& column_axis : random.axes) {
        CAPTURE(column_axis.id);
        const axis columns(of->book, of->cases, id_of(of->book, column_axis.id));
        const bool is_same = count_cells(rows, columns, among) == naive_cells(row_axis, column_axis, some);
        CHECK(is_same);
      }
    }
  }
}

TEST_CASE("categories, answers and single categories are those that a loop over the cases counts") {
  const std::size_t size = cases_per_block + 1000;
  const random_cases random = tests::make_random_cases(size, 5);
  const auto of = tests::store_cases(random.csv, random.codebook);
  const std::vector<bool> some = some_of(size);
  const selection among = selection_of(of->cases, some);
  for (const random_axis& expected : random.axes) {
    CAPTURE(expected.id);
    const axis one(of->book, of->cases, id_of(of->book, expected.id));
    std::vector<std::uint64_t> counts(expected.size);
    std::uint64_t answered = 0, in_any = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (!some[i]) continue;
      for (const std::uint32_t category : expected.categories[i]) ++counts[category];
      answered += expected.answered[i];
      in_any += !expected.categories[i].empty();
    }
    CHECK((count_categories(one, among) == counts));
    CHECK(one.answered_in(among).count() == answered);
    CHECK(one.any_category_in(among).count() == in_any);
    for (std::size_t category = 0; category < expected.size; category += std::max<std::size_t>(1, expected.size / 5))
      CHECK(one.category_in(category, among).count() == counts[category]);
  }
}

TEST_CASE("the representations are those that the pairs are meant to cover") {
  const random_cases random = tests::make_random_cases(3000, 1);
  const auto of = tests::store_cases(random.csv, random.codebook);
  const auto codes_of = [&](const char* id) { return axis(of->book, of->cases, id_of(of->book, id)).codes(0); };
  CHECK(codes_of("few") == nullptr);
  CHECK(codes_of("other") == nullptr);
  REQUIRE(codes_of("many") != nullptr);
  CHECK(codes_of("many")->narrow != nullptr);
  REQUIRE(codes_of("more") != nullptr);
  CHECK(codes_of("more")->narrow != nullptr);
  REQUIRE(codes_of("lots") != nullptr);
  CHECK(codes_of("lots")->wide != nullptr);
  CHECK(codes_of("present") == nullptr);
}

TEST_CASE("nothing is counted in a column that is not there, whatever its representation") {
  const random_cases random = tests::make_random_cases(1, 1);
  const auto of = tests::store_cases("b,few\n1,v001\n,v002\n", random.codebook);
  selection all = selection_of(of->cases, {true, true});
  for (const char* id : {"other", "many", "more", "lots"}) {
    CAPTURE(id);
    const axis absent(of->book, of->cases, id_of(of->book, id));
    const axis few(of->book, of->cases, id_of(of->book, "few"));
    CHECK((count_categories(absent, all) == std::vector<std::uint64_t>(absent.size())));
    CHECK((count_cells(absent, few, all) == std::vector<std::uint64_t>(absent.size() * 6)));
    CHECK((count_cells(few, absent, all) == std::vector<std::uint64_t>(absent.size() * 6)));
    CHECK((count_cells(absent, absent, all) == std::vector<std::uint64_t>(absent.size() * absent.size())));
    CHECK(absent.answered_in(all).count() == 0);
    CHECK(absent.category_in(0, all).count() == 0);
  }
}

}  // namespace casewise
