#include "tables/cross_counts.h"

#include <numeric>

namespace casewise {

namespace {

std::uint64_t sum(const std::vector<std::uint64_t>& list) {
  return std::accumulate(list.begin(), list.end(), std::uint64_t{0});
}

/// Those that answered; where each is in one category, as `in_categories` has them, they add up.
std::uint64_t answered(const axis& of, const std::vector<std::uint64_t>& in_categories, const selection& selected) {
  return of.partitions() ? sum(in_categories) : of.count_answered(selected);
}

/// Two axes with codes: one pass over the cases, missing values counted along, gives all of it.
cross_counts from_code_pairs(const axis& rows, const axis& columns, const selection& selected) {
  const std::vector<std::uint64_t> pairs = count_code_pairs(rows, columns, selected);
  cross_counts out;
  out.in_rows.resize(rows.size());
  out.rows_answered.resize(rows.size());
  out.in_columns.resize(columns.size());
  out.columns_answered.resize(columns.size());
  out.cells.reserve(rows.size() * columns.size());
  auto pair = pairs.begin();
  for (std::size_t r = 0; r <= rows.size(); ++r)
    for (std::size_t c = 0; c <= columns.size(); ++c, ++pair) {
      out.selected += *pair;
      if (r > 0) out.in_rows[r - 1] += *pair;
      if (c > 0) out.in_columns[c - 1] += *pair;
      if (r == 0 || c == 0) continue;
      out.cells.push_back(*pair);
      out.rows_answered[r - 1] += *pair;
      out.columns_answered[c - 1] += *pair;
      out.answered_both += *pair;
    }
  out.answered_rows = sum(out.in_rows);
  out.answered_columns = sum(out.in_columns);
  return out;
}

cross_counts one_way(const axis& rows, const selection& selected) {
  cross_counts out;
  out.cells = count_categories(rows, selected);
  out.in_rows = out.rows_answered = out.cells;
  out.selected = selected.count();
  out.in_columns = {out.selected};
  out.answered_columns = out.selected;
  out.answered_rows = out.answered_both = answered(rows, out.in_rows, selected);
  out.columns_answered = {out.answered_both};
  return out;
}

std::vector<std::uint64_t> row_sums(const std::vector<std::uint64_t>& cells, std::size_t rows, std::size_t columns) {
  std::vector<std::uint64_t> out(rows);
  for (std::size_t i = 0; i < cells.size(); ++i) out[i / columns] += cells[i];
  return out;
}

std::vector<std::uint64_t> column_sums(const std::vector<std::uint64_t>& cells, std::size_t columns) {
  std::vector<std::uint64_t> out(columns);
  for (std::size_t i = 0; i < cells.size(); ++i) out[i % columns] += cells[i];
  return out;
}

}  // namespace

cross_counts count_cross(const axis& rows, const axis* columns, const selection& selected) {
  if (columns == nullptr) return one_way(rows, selected);
  if (rows.has_codes() && columns->has_codes()) return from_code_pairs(rows, *columns, selected);
  cross_counts out;
  out.selected = selected.count();
  out.cells = count_cells(rows, *columns, selected);
  out.in_rows = count_categories(rows, selected);
  out.in_columns = count_categories(*columns, selected);
  if (columns->partitions())
    out.rows_answered = row_sums(out.cells, rows.size(), columns->size());
  else
    out.rows_answered = count_categories(rows, columns->answered_in(selected));
  if (rows.partitions())
    out.columns_answered = column_sums(out.cells, columns->size());
  else
    out.columns_answered = count_categories(*columns, rows.answered_in(selected));
  out.answered_rows = answered(rows, out.in_rows, selected);
  out.answered_columns = answered(*columns, out.in_columns, selected);
  out.answered_both = columns->count_answered(rows.answered_in(selected));
  return out;
}

}  // namespace casewise
