// The tables that a user asks about, against the same tables laid out cell by cell.
#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "../../support/doctest.h"
#include "../../support/random_records.h"
#include "../../support/texts.h"
#include "synthesis/evaluation/own_tables.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;
using cells = std::vector<attribute>;

struct counts {
  double real = 0, made = 0;
};

std::map<cells, counts> laid_out(const record_table& real, const record_table& made,
                                 const std::vector<std::size_t>& columns) {
  std::map<cells, counts> out;
  const auto key = [&](const record_table& of, std::size_t row) {
    cells one;
    for (const std::size_t column : columns) one.push_back(of.row(row)[column]);
    return one;
  };
  for (std::size_t i = 0; i < real.size(); ++i) ++out[key(real, i)].real;
  for (std::size_t i = 0; i < made.size(); ++i) ++out[key(made, i)].made;
  return out;
}

}  // namespace

TEST_CASE("a table of the user's own equals the one that is laid out") {
  const std::vector<std::vector<std::size_t>> tables = {{2}, {0, 3}, {1, 2, 4}, {0, 2, 3, 4}};
  for (std::uint64_t number = 0; number < 8; ++number) {
    std::mt19937_64 random(number);
    const domain over = domain_with({3, 1, 7, 2, 4});
    const record_table real = random_records(over, 400 + random() % 300, random);
    const record_table made = random_records(over, 400 + random() % 300, random);
    exact_counts shown = count_tuples(real, over, 2).value();
    for (const auto& columns : tables) {
      const own_table found = compare_own_table(columns, real, made, &shown, over);
      double full = 0, tested = 0, error = 0, variation = 0, most = 0;
      for (const auto& [key, of] : laid_out(real, made, columns)) {
        variation += std::abs(of.real / static_cast<double>(real.size()) - of.made / static_cast<double>(made.size()));
        if (std::find(key.begin(), key.end(), attribute{0}) != key.end()) continue;
        ++full;
        most = std::max(most, of.real);
        if (of.real < 10) continue;
        ++tested;
        error += std::abs(of.real - of.made);
      }
      CHECK(found.columns == columns);
      CHECK(static_cast<double>(found.cells) == full);
      CHECK(static_cast<double>(found.tested) == tested);
      CHECK(found.error_synthetic == doctest::Approx(error));
      CHECK(found.variation == doctest::Approx(variation / 2));
      CHECK(static_cast<double>(found.largest.size()) == std::min(full, 50.0));
      if (found.largest.empty()) continue;
      CHECK(static_cast<double>(found.largest[0].real) == most);
      // The public table has what is really there, up to two attributes.
      if (columns.size() <= 2) CHECK(found.error_published == 0);
      if (columns.size() <= 2) CHECK(found.largest[0].published == found.largest[0].real);
      if (columns.size() > 2) CHECK_FALSE(found.largest[0].published.has_value());
    }
  }
}

TEST_CASE("a public table that lacks a cell has an error of all of it") {
  const domain over = domain_with({2});
  record_table real(1);
  for (std::size_t i = 0; i < 30; ++i) real.add(cells{static_cast<attribute>(i < 12 ? 1 : 2)});
  exact_counts shown{packing::of(2), 1, {}};
  shown.table.insert(2) = 20;
  const own_table found = compare_own_table({0}, real, real, &shown, over);
  CHECK(found.tested == 2);
  CHECK(found.error_published == 12 + 2);
  CHECK(found.error_synthetic == 0);
  CHECK(found.variation == 0);
}

TEST_CASE("tables are asked for by name, and what cannot be asked is refused with its place") {
  const domain over = domain_with({2, 3, 1, 1, 1});
  const auto read = [&](const char* text) { return read_own_tables(json_of(text), over); };
  CHECK(read("{}").value().empty());
  CHECK(read("{'tables':[['c2','c0'],['c1']]}").value() == std::vector<std::vector<std::size_t>>{{0, 2}, {1}});
  CHECK(read("{'tables':[['c9']]}").failure().code == error_code::unknown_variable);
  CHECK(read("{'tables':[['c1'],['c0','c9']]}").failure().where == "/tables/1/1");
  CHECK(read("{'tables':[['c0','c0']]}").failure().code == error_code::bad_query);
  CHECK(read("{'tables':[[]]}").failure().code == error_code::bad_range);
  CHECK(read("{'tables':[['c0','c1','c2','c3','c4']]}").failure().code == error_code::bad_range);
  CHECK(read("{'tables':'c0'}").failure().code == error_code::bad_query);
  CHECK(read("{'seed':1}").failure().code == error_code::bad_query);
  std::string many = "['c0']";
  for (std::size_t i = 0; i < most_own_tables; ++i) many += ",['c0']";
  CHECK(read(("{'tables':[" + many + "]}").c_str()).failure().where == "/tables");
}

}  // namespace casewise::tests
