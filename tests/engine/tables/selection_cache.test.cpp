#include "tables/selection_cache.h"

#include <algorithm>

#include "../support/codebooks.h"
#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/random_cases.h"
#include "../support/stored.h"
#include "query/parse_filter.h"
#include "tables/axis.h"

namespace casewise {

namespace {

/// Filters of all kinds over a few axes, so that some come again.
class random_filters {
 public:
  random_filters(const tests::stored& of, std::uint64_t seed) : of_(of), random_(seed) {}

  filter next(int depth) {
    filter out;
    switch (random_.below(depth > 0 ? 8 : 5)) {
      case 0:
      case 1: {
        const std::vector<axis_id> variables = tabled_variables(of_.book);
        out.how = filter::kind::values;
        out.axis = variables[random_.below(static_cast<std::uint32_t>(variables.size()))];
        const std::size_t values = column_of(of_.cases, out.axis).values.size();
        for (std::size_t i = 0; i < values; ++i)
          if (random_.below(2) == 0) out.values.push_back(i);
        return out;
      }
      case 2:
        out.how = filter::kind::answered;
        out.axis = {axis_id::kind::set, random_.below(static_cast<std::uint32_t>(of_.book.sets.size()))};
        return out;
      case 3:
      case 4: {
        out.axis = {axis_id::kind::set, random_.below(static_cast<std::uint32_t>(of_.book.sets.size()))};
        const std::vector<std::size_t>& items = of_.cases.sets[out.axis.at].items;
        out.how = random_.below(2) == 0 ? filter::kind::none_of_items : filter::kind::any_of_items;
        out.items = {items[random_.below(static_cast<std::uint32_t>(items.size()))]};
        return out;
      }
      case 5:
        out.how = filter::kind::complement;
        out.parts.push_back(next(depth - 1));
        return out;
      default:
        out.how = random_.below(4) == 0 ? filter::kind::any : filter::kind::all;
        for (std::uint32_t parts = random_.below(7); parts > 0; --parts) out.parts.push_back(next(depth - 1));
        return out;
    }
  }

 private:
  const tests::stored& of_;
  tests::random_numbers random_;
};

bool are_same(const selection& a, const selection& b) {
  for (std::size_t block = 0; block < a.cases().block_count(); ++block)
    if (!std::equal(a.block(block), a.block(block) + words_per_block, b.block(block))) return false;
  return true;
}

filter values_of(std::size_t variable, std::vector<std::size_t> values) {
  filter out;
  out.how = filter::kind::values;
  out.axis = {axis_id::kind::categorical, variable};
  out.values = std::move(values);
  return out;
}

}  // namespace

TEST_CASE("remembered selections are those of the filter, in any order of asking") {
  const tests::random_cases random = tests::make_random_cases(cases_per_block + 300, 3);
  const auto of = tests::store_cases(random.csv, random.codebook);
  random_filters filters(*of, 17);
  selection_cache cache(of->cases);
  std::vector<filter> asked;
  tests::random_numbers again(5);
  for (int i = 0; i < 400; ++i) {
    // Half of the time one of the last twelve, which may or may not be held still.
    const auto recent = static_cast<std::uint32_t>(std::min<std::size_t>(asked.size(), 12));
    if (recent > 0 && again.below(2) == 0)
      asked.push_back(asked[asked.size() - 1 - again.below(recent)]);
    else
      asked.push_back(filters.next(3));
    CAPTURE(i);
    REQUIRE(are_same(*cache.select(asked.back()), select(of->cases, asked.back())));
    REQUIRE(cache.size() <= selection_cache::most);
  }
  CHECK(cache.size() == selection_cache::most);
}

TEST_CASE("a filter that comes again, and the conditions that did not change, are not applied again") {
  const auto of = tests::store_cases(tests::ten_cases, tests::tiny_codebook());
  selection_cache cache(of->cases);
  filter first;
  first.parts = {values_of(1, {0}), values_of(0, {0, 1})};
  const auto kept = cache.select(first);
  CHECK(cache.size() == 3);
  CHECK(cache.select(first) == kept);
  CHECK(cache.size() == 3);
  // One condition moves, as under a slider: it and the whole are new, the other condition stays through many moves.
  const auto condition = cache.select(first.parts[0]);
  for (std::size_t value = 0; value < 2 * selection_cache::most; ++value) {
    filter moved = first;
    moved.parts[1].values = {value % 2};
    moved.parts[1].how = value % 4 < 2 ? filter::kind::values : filter::kind::answered;
    cache.select(moved);
    CHECK(cache.select(first.parts[0]) == condition);
  }
}

TEST_CASE("what leaves the cache stays with those who hold it, and long filters are not held") {
  const auto of = tests::store_cases(tests::ten_cases, tests::tiny_codebook());
  selection_cache cache(of->cases);
  const auto kept = cache.select(values_of(1, {0}));
  const std::uint64_t count = kept->count();
  for (std::size_t i = 0; i < 2 * selection_cache::most; ++i) {
    filter other;
    other.how = filter::kind::complement;
    other.parts = {values_of(1, std::vector<std::size_t>(i))};
    cache.select(other);
  }
  CHECK(kept->count() == count);
  CHECK(cache.select(values_of(1, {0})) != kept);
  const std::size_t held = cache.size();
  filter long_one;
  long_one.how = filter::kind::any;
  long_one.parts.resize(selection_cache::most_terms, values_of(1, {0}));
  CHECK(cache.select(long_one)->count() == count);
  CHECK(cache.size() == held);
}

}  // namespace casewise
