#include "distances.h"

#include <cmath>
#include <cstdlib>

namespace casewise::tests {

using namespace synthesis;

exact_counts count_all(const domain& over, const record_table& records, std::size_t longest) {
  exact_counts out;
  const packing how = packing::of(over.attribute_count());
  attribute own[most_columns];
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::size_t width = attributes_of(records.row(i), own);
    for_each_tuple(how, own, width, longest, [&](tuple one) { ++out.insert(one); });
  }
  return out;
}

double error_of_ten(const exact_counts& real, const exact_counts& made) {
  double sum = 0, many = 0;
  real.for_each([&](tuple one, std::uint32_t count) {
    if (count < 10) return;
    const std::uint32_t* other = made.find(one);
    sum += std::fabs(static_cast<double>(count) - (other == nullptr ? 0 : *other));
    ++many;
  });
  return sum / many;
}

namespace {

std::vector<double> pair_shares(const domain& over, const record_table& of, std::size_t a, std::size_t b) {
  const std::size_t width = std::size_t{1} + over.columns[b].size;
  std::vector<double> out((std::size_t{1} + over.columns[a].size) * width, 0);
  for (std::size_t i = 0; i < of.size(); ++i) {
    const auto row = of.row(i);
    const std::size_t at = row[a] == 0 ? 0 : std::size_t{1} + row[a] - over.columns[a].first;
    const std::size_t by = row[b] == 0 ? 0 : std::size_t{1} + row[b] - over.columns[b].first;
    ++out[at * width + by];
  }
  for (double& one : out) one /= static_cast<double>(of.size());
  return out;
}

}  // namespace

double pair_variation(const domain& over, const record_table& real, const record_table& made) {
  double sum = 0, pairs = 0;
  for (std::size_t a = 0; a < over.columns.size(); ++a) {
    for (std::size_t b = a + 1; b < over.columns.size(); ++b) {
      const auto one = pair_shares(over, real, a, b), other = pair_shares(over, made, a, b);
      double apart = 0;
      for (std::size_t i = 0; i < one.size(); ++i) apart += std::fabs(one[i] - other[i]);
      sum += apart / 2;
      ++pairs;
    }
  }
  return sum / pairs;
}

invented invented_share(const exact_counts& real, const exact_counts& made, packing how, std::size_t length) {
  double distinct = 0, mass = 0, wrong = 0, wrong_mass = 0;
  made.for_each([&](tuple one, std::uint32_t count) {
    if (count == 0 || how.length(one) != length) return;
    ++distinct, mass += count;
    if (real.find(one) == nullptr) ++wrong, wrong_mass += count;
  });
  return distinct == 0 ? invented{} : invented{wrong / distinct, wrong_mass / mass};
}

}  // namespace casewise::tests
