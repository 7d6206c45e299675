#include "synthesis/evaluation/association.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

std::vector<double> cramers_v(const exact_counts& of, std::size_t records, const domain& over) {
  const std::size_t columns = over.columns.size();
  const auto all = static_cast<double>(records);
  std::vector<double> empty(columns, all);                         // by column
  std::vector<std::size_t> values(columns, 0);                     // by column, without empty
  std::vector<double> with_empty(over.names.size() * columns, 0);  // by attribute and the column that is empty
  std::vector<double> sum(columns * columns, 0);
  for (std::size_t a = 1; a < over.names.size(); ++a) {
    const double count = of(tuple{a});
    empty[over.column_of[a]] -= count;
    values[over.column_of[a]] += count > 0;
    for (std::size_t j = 0; j < columns; ++j) with_empty[a * columns + j] = count;
  }
  // The sum of n_ab^2 / (n_a n_b) over all cells is chi^2 / n + 1.
  of.table.for_each([&](tuple one, std::uint32_t count) {
    if (of.how.length(one) != 2 || count == 0) return;
    const attribute a = of.how.at(one, 1), b = of.how.at(one, 0);
    const std::size_t i = over.column_of[a], j = over.column_of[b];
    with_empty[a * columns + j] -= count;
    with_empty[b * columns + i] -= count;
    sum[i * columns + j] += static_cast<double>(count) * count / of(tuple{a}) / of(tuple{b});
  });
  std::vector<double> out(columns * columns, 0);
  for (std::size_t i = 0; i < columns; ++i) {
    for (std::size_t j = i + 1; j < columns; ++j) {
      // The smaller attribute of a pair is of the column that comes first.
      double total = sum[i * columns + j];
      const auto add_rests = [&](std::size_t own, std::size_t other) {
        const domain_column& column = over.columns[own];
        for (std::size_t a = column.first; a < std::size_t{column.first} + column.size; ++a) {
          const double count = of(tuple{a}), rest = with_empty[a * columns + other];
          if (count > 0 && empty[other] > 0) total += rest * rest / count / empty[other];
        }
      };
      add_rests(i, j);
      add_rests(j, i);
      double neither = empty[i];
      for (std::size_t a = over.columns[j].first; a < std::size_t{over.columns[j].first} + over.columns[j].size; ++a)
        neither -= with_empty[a * columns + i];
      if (empty[i] > 0 && empty[j] > 0) total += neither * neither / empty[i] / empty[j];
      const std::size_t rows = values[i] + (empty[i] > 0), others = values[j] + (empty[j] > 0);
      const std::size_t least = std::min(rows, others);
      const double v = least < 2 ? 0 : std::sqrt(std::max(0.0, total - 1) / static_cast<double>(least - 1));
      out[i * columns + j] = out[j * columns + i] = std::min(1.0, v);
    }
    out[i * columns + i] = 1;
  }
  return out;
}

}  // namespace casewise::synthesis
