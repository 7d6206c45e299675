#include "tables.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "synthesis/fast_random.h"

namespace casewise::tests {

using synthesis::attribute;
using synthesis::fast_random;

namespace {

const std::vector<std::size_t> sizes = {21, 4, 8, 190, 190, 4, 1, 1, 1, 1, 1, 1, 1, 1,
                                        1,  1, 1, 1,   1,   1, 1, 1, 1, 1, 1, 1, 1};

/// Draws 0 .. n-1 with weight 1 / (rank + shift)^power.
class ranked {
 public:
  ranked(std::size_t n, double shift, double power) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sums_.push_back(sum += std::pow(static_cast<double>(i) + shift, -power));
  }
  std::size_t draw(fast_random& random) const {
    const double at = static_cast<double>(random.next() >> 11) * 0x1p-53 * sums_.back();
    return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

bool happens(fast_random& random, double probability) {
  return static_cast<double>(random.next() >> 11) * 0x1p-53 < probability;
}

/// One made-up record. Ten kinds of case differ in which indicators are common, and in where they come from.
class maker {
 public:
  explicit maker(const synthesis::domain& over) : over_(over) {}

  void make(fast_random& random, std::span<attribute> row) const {
    const std::size_t kind = kinds_.draw(random);
    std::fill(row.begin(), row.end(), attribute{0});
    set(row, 0, years_.draw(random));
    if (happens(random, 0.97)) set(row, 1, genders_.draw(random));
    if (happens(random, 0.72)) set(row, 2, (ages_.draw(random) + kind / 3) % 8);
    const std::size_t home = (countries_.draw(random) + kind) % 190;
    if (happens(random, 0.86)) set(row, 3, home);
    const std::size_t place = happens(random, 0.55) ? home : (countries_.draw(random) + 2 * kind) % 190;
    if (happens(random, 0.9)) set(row, 4, place);
    if (happens(random, 0.13)) set(row, 5, months_.draw(random));
    for (std::size_t j = 0; j < 21; ++j)
      if (happens(random, ((j + 3 * kind) % 7 < 2 ? 0.34 : 0.075) * (j % 5 == 4 ? 0.4 : 1))) set(row, 6 + j, 0);
  }

 private:
  void set(std::span<attribute> row, std::size_t column, std::size_t value) const {
    row[column] = static_cast<attribute>(over_.columns[column].first + value);
  }

  const synthesis::domain& over_;
  ranked kinds_{10, 1, 0.8}, years_{21, 3, 0.8}, genders_{4, 1, 2.2}, ages_{8, 2, 0.9}, months_{4, 1, 0.5};
  ranked countries_{190, 9, 3.3};
};

}  // namespace

synthesis::domain domain_of_sizes(const std::vector<std::size_t>& column_sizes) {
  synthesis::domain out;
  out.codebook_id = "made-up";
  out.codebook_version.push_back('1');
  out.names.emplace_back();
  out.column_of.push_back(0);
  for (std::size_t j = 0; j < column_sizes.size(); ++j) {
    synthesis::domain_column column;
    column.id = std::string("column").append(std::to_string(j + 1));
    column.first = static_cast<attribute>(out.names.size());
    column.size = static_cast<attribute>(column_sizes[j]);
    for (std::size_t i = 0; i < column_sizes[j]; ++i) {
      out.names.push_back(std::string("value").append(std::to_string(i + 1)));
      out.column_of.push_back(static_cast<std::uint8_t>(j));
    }
    out.columns.push_back(column);
  }
  out.needs.assign(out.names.size(), 0);
  return out;
}

table independent_like_table(std::size_t records, std::uint64_t seed) {
  table out{domain_of_sizes(sizes), synthesis::record_table(sizes.size())};
  out.records.resize(records);
  fast_random random(seed);
  const maker from(out.over);
  for (std::size_t i = 0; i < records; ++i) from.make(random, out.records.row(i));
  return out;
}

table correlated_table(std::size_t records, std::uint64_t seed) {
  constexpr std::size_t prototypes = 2000;
  table out = independent_like_table(prototypes, seed + 1'000'000);
  const synthesis::record_table models = out.records;
  out.records.resize(records);
  fast_random random(seed);
  const maker from(out.over);
  const ranked which(prototypes, 20, 1);
  std::vector<attribute> anew(sizes.size());
  for (std::size_t i = 0; i < records; ++i) {
    const auto model = models.row(which.draw(random));
    from.make(random, anew);
    const auto row = out.records.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = happens(random, 1.0 / 12) ? anew[j] : model[j];
  }
  return out;
}

}  // namespace casewise::tests
