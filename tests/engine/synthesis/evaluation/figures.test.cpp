// Evaluation figures against their definitions, worked out table by table and record by record.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "../../support/doctest.h"
#include "../../support/random_records.h"
#include "synthesis/evaluation/association.h"
#include "synthesis/evaluation/count_metrics.h"
#include "synthesis/evaluation/evaluation_figures.h"
#include "synthesis/evaluation/table_distances.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;
using cells = std::vector<attribute>;

/// How often each row of cells is in these columns, empty cells included.
std::map<cells, double> laid_out(const record_table& of, const std::vector<std::size_t>& columns) {
  std::map<cells, double> out;
  for (std::size_t i = 0; i < of.size(); ++i) {
    cells key;
    for (const std::size_t column : columns) key.push_back(of.row(i)[column]);
    ++out[key];
  }
  return out;
}

double distance(const std::map<cells, double>& one, double one_weight, const std::map<cells, double>& other,
                double other_weight) {
  std::set<cells> keys;
  for (const auto& [key, count] : one) keys.insert(key);
  for (const auto& [key, count] : other) keys.insert(key);
  double out = 0;
  for (const cells& key : keys) {
    const auto a = one.find(key), b = other.find(key);
    out += std::abs((a == one.end() ? 0 : a->second) * one_weight - (b == other.end() ? 0 : b->second) * other_weight);
  }
  return out;
}

void column_sets(std::size_t columns, std::size_t k, std::size_t from, std::vector<std::size_t>& chosen,
                 std::vector<std::vector<std::size_t>>& out) {
  if (chosen.size() == k) {
    out.push_back(chosen);
    return;
  }
  for (std::size_t j = from; j < columns; ++j) {
    chosen.push_back(j);
    column_sets(columns, k, j + 1, chosen, out);
    chosen.pop_back();
  }
}

}  // namespace

TEST_CASE("distances of tables equal those of tables that are laid out") {
  for (std::uint64_t number = 0; number < 12; ++number) {
    std::mt19937_64 random(number);
    const domain over = domain_with({3, 1, 7, 2, 4});
    const record_table one = random_records(over, 40 + random() % 300, random);
    const record_table other = random_records(over, 40 + random() % 300, random);
    const auto found = table_distances(count_tuples(one, over, 3).value(), one.size(),
                                       count_tuples(other, over, 3).value(), other.size(), over);
    REQUIRE(found.size() == 3);
    for (std::size_t k = 1; k <= 3; ++k) {
      std::vector<std::size_t> chosen;
      std::vector<std::vector<std::size_t>> sets;
      column_sets(5, k, 0, chosen, sets);
      std::vector<double> variations;
      double workload = 0;
      const double per_one = 1.0 / static_cast<double>(one.size());
      for (const auto& columns : sets) {
        const auto a = laid_out(one, columns), b = laid_out(other, columns);
        variations.push_back(distance(a, per_one, b, 1.0 / static_cast<double>(other.size())) / 2);
        workload += distance(a, per_one, b, per_one);
      }
      std::sort(variations.begin(), variations.end());
      double mean = 0;
      for (const double one_table : variations) mean += one_table / static_cast<double>(variations.size());
      const std::size_t half = variations.size() / 2;
      const double median =
          variations.size() % 2 == 1 ? variations[half] : (variations[half - 1] + variations[half]) / 2;
      CHECK(found[k - 1].tables == sets.size());
      CHECK(found[k - 1].mean == doctest::Approx(mean).epsilon(1e-9));
      CHECK(found[k - 1].median == doctest::Approx(median).epsilon(1e-9));
      CHECK(found[k - 1].largest == doctest::Approx(variations.back()).epsilon(1e-9));
      CHECK(found[k - 1].workload_error == doctest::Approx(workload / static_cast<double>(sets.size())).epsilon(1e-9));
    }
  }
}

TEST_CASE("a file has no distance from itself, and Cramer's V of a column with a copy of itself is 1") {
  std::mt19937_64 random(5);
  const domain over = domain_with({3, 3, 2});
  record_table records = random_records(over, 500, random);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const attribute first = records.row(i)[0];
    records.row(i)[1] = first == 0 ? attribute{0} : static_cast<attribute>(first + 3);
  }
  const exact_counts counts = count_tuples(records, over, 3).value();
  for (const table_distance& one : table_distances(counts, 500, counts, 500, over)) CHECK(one.largest < 1e-12);
  CHECK(cramers_v(counts, 500, over)[1] == doctest::Approx(1.0));
}

TEST_CASE("Cramer's V equals the one of the table that is laid out") {
  for (std::uint64_t number = 0; number < 12; ++number) {
    std::mt19937_64 random(number);
    const domain over = domain_with({4, 1, 6});
    const record_table records = random_records(over, 30 + random() % 400, random);
    const std::vector<double> found = cramers_v(count_tuples(records, over, 2).value(), records.size(), over);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        if (i == j) continue;
        const auto rows = laid_out(records, {i}), columns = laid_out(records, {j}), both = laid_out(records, {i, j});
        const auto all = static_cast<double>(records.size());
        double chi2 = 0;
        for (const auto& [row, in_row] : rows)
          for (const auto& [column, in_column] : columns) {
            const auto cell = both.find({row[0], column[0]});
            const double expected = in_row * in_column / all;
            const double apart = (cell == both.end() ? 0 : cell->second) - expected;
            chi2 += apart * apart / expected;
          }
        const auto least = static_cast<double>(std::min(rows.size(), columns.size()));
        const double expected = least < 2 ? 0 : std::sqrt(chi2 / (all * (least - 1)));
        CHECK(found[i * 3 + j] == doctest::Approx(expected).epsilon(1e-9));
      }
    }
  }
}

TEST_CASE("metrics of counts, by hand") {
  const packing how;
  exact_counts real{how, 2, {}}, reported{how, 2, {}};
  const tuple a = 1, b = 2, ab = how.append(1, 2), ac = how.append(1, 3);
  real.table.insert(a) = 100;
  real.table.insert(b) = 12;
  real.table.insert(ab) = 4;
  reported.table.insert(a) = 90;
  reported.table.insert(ab) = 6;
  reported.table.insert(ac) = 2;
  const count_metrics found = compare_counts(real, reported, 10);

  const length_metrics& ones = found.by_length[0];
  CHECK(ones.real == 2);
  CHECK(ones.reported == 1);
  CHECK(ones.suppressed == 1);  // b
  CHECK(ones.suppressed_mass == 12);
  CHECK(ones.frequent == 2);
  CHECK(ones.error_frequent == 10 + 12);  // absent counts 0
  CHECK(ones.in_both == 1);
  CHECK(ones.error_in_both == 10);
  CHECK(ones.leaked == 0);
  const length_metrics& twos = found.by_length[1];
  CHECK(twos.fabricated == 1);  // ac
  CHECK(twos.fabricated_mass == 2);
  CHECK(twos.leaked == 1);  // ab: 4 records, reported as 6
  CHECK(twos.frequent == 0);

  // Over real counts of 10 and more, and everything reported: a, b, ab, ac.
  REQUIRE(found.agreement_by_count.size() == 5);  // to 10, 20, 40, 80, 160
  const agreement& low = found.agreement_by_count[0];
  CHECK(low.combinations == 3);
  CHECK(low.preservation == doctest::Approx(0 + 1 + 0));
  CHECK(low.proportional_error == doctest::Approx(1 + 0.5 + 1));
  CHECK(found.agreement_by_count[4].combinations == 1);
  CHECK(found.agreement_by_count[4].preservation == doctest::Approx(0.9));
  CHECK(found.agreement_by_length[1].combinations == 2);
  REQUIRE(found.largest.size() == 4);
  CHECK(found.largest[0].of == b);
  CHECK(found.largest[1].of == a);
}

TEST_CASE("synthesizability and attributes per record, by hand") {
  const domain over = domain_with({2, 3});
  record_table records(2);
  for (const cells& row : {cells{1, 3}, cells{1, 0}, cells{2, 4}, cells{0, 0}}) records.add(row);
  CHECK(widths_of(records) == std::vector<std::uint64_t>{1, 1, 2});
  CHECK(synthesizability_of(records, over) == doctest::Approx(2.0 * 2 / 4 / std::exp2(5.0 / 4)));
}

}  // namespace casewise::tests
