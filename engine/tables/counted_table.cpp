#include "tables/counted_table.h"

#include <numeric>

#include "tables/cross_counts.h"

namespace casewise {

namespace {

using counts = std::vector<std::uint64_t>;

counts minus(const counts& from, const counts& what) {
  counts out(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) out[i] = from[i] - what[i];
  return out;
}

std::uint64_t sum(const counts& list) { return std::accumulate(list.begin(), list.end(), std::uint64_t{0}); }

}  // namespace

table_counter::table_counter(selection_cache& selections, const axis& rows, const axis* columns, const denominator& of)
    : rows_(rows), columns_(columns), how_(of.how) {
  if (of.how == denominator::kind::where) population_ = selections.select(of.population);
}

counted_table table_counter::count(const selection& selected) const {
  const cross_counts all = count_cross(rows_, columns_, selected);
  counted_table out;
  out.selected = all.selected;
  out.total_rows = all.rows_answered;
  out.total_columns = all.columns_answered;
  out.total_all = all.answered_both;
  out.cells = all.cells;
  switch (how_) {
    case denominator::kind::answered:
      out.column_denominators = all.columns_answered;
      out.row_denominators = all.rows_answered;
      out.table_denominator = all.answered_both;
      break;
    case denominator::kind::all:
      out.column_denominators = all.in_columns;
      out.row_denominators = all.in_rows;
      out.table_denominator = all.selected;
      break;
    case denominator::kind::where: {
      selection stated = selected;
      const cross_counts of_population = count_cross(rows_, columns_, stated.intersect(*population_));
      out.cells = of_population.cells;
      out.column_denominators = of_population.in_columns;
      out.row_denominators = of_population.in_rows;
      out.table_denominator = of_population.selected;
      break;
    }
    case denominator::kind::responses:
      add_responses(selected, all, out);
      return out;
  }
  out.column_left_out = minus(all.in_columns, out.column_denominators);
  out.row_left_out = minus(all.in_rows, out.row_denominators);
  out.table_left_out = out.selected - out.table_denominator;
  return out;
}

/// Percentages of responses; left out are the cases that gave none.
void table_counter::add_responses(const selection& selected, const cross_counts& all, counted_table& out) const {
  const std::size_t width = all.in_columns.size();
  out.column_denominators.resize(width);
  out.row_denominators.resize(rows_.size());
  for (std::size_t r = 0; r < rows_.size(); ++r)
    for (std::size_t c = 0; c < width; ++c) {
      out.column_denominators[c] += out.cells[r * width + c];
      out.row_denominators[r] += out.cells[r * width + c];
    }
  out.table_denominator = sum(out.row_denominators);
  selection with_row = rows_.any_category_in(selected);
  const selection with_column = columns_ != nullptr ? columns_->any_category_in(selected) : selected;
  const counts columns_with_row =
      columns_ != nullptr ? count_categories(*columns_, with_row) : counts{with_row.count()};
  out.column_left_out = minus(all.in_columns, columns_with_row);
  out.row_left_out = minus(all.in_rows, count_categories(rows_, with_column));
  out.table_left_out = out.selected - with_row.intersect(with_column).count();
}

}  // namespace casewise
