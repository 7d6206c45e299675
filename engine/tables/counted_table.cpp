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

/// What does not depend on the denominator.
counted_table figures_of(const cross_counts& all) {
  counted_table out;
  out.selected = all.selected;
  out.answered_rows = all.answered_rows;
  out.answered_columns = all.answered_columns;
  out.total_rows = all.rows_answered;
  out.total_columns = all.columns_answered;
  out.total_all = all.answered_both;
  out.cells = all.cells;
  return out;
}

void leave_out(const cross_counts& all, counted_table& of) {
  of.column_left_out = minus(all.in_columns, of.column_denominators);
  of.row_left_out = minus(all.in_rows, of.row_denominators);
  of.table_left_out = of.selected - of.table_denominator;
}

}  // namespace

table_counter::table_counter(selection_cache& selections, const axis& rows, const axis* columns, const denominator& of)
    : rows_(rows), columns_(columns), how_(of.how) {
  if (of.how == denominator::kind::where) population_ = selections.select(of.population);
}

counted_table table_counter::count(const selection& selected) const {
  const cross_counts all = count_cross(rows_, columns_, selected);
  if (how_ == denominator::kind::responses) {
    counted_table out = figures_of(all);
    add_responses(selected, all, out);
    return out;
  }
  if (how_ != denominator::kind::where) return with_denominators(all);
  selection stated = selected;
  const cross_counts of_population = count_cross(rows_, columns_, stated.intersect(*population_));
  counted_table out = figures_of(all);
  out.cells = of_population.cells;
  out.column_denominators = of_population.in_columns;
  out.row_denominators = of_population.in_rows;
  out.table_denominator = of_population.selected;
  leave_out(all, out);
  return out;
}

counted_table table_counter::count(const filter& where, counts_by_value& remembered) const {
  if (how_ == denominator::kind::responses || how_ == denominator::kind::where)
    return count(*remembered.selections().select(where));
  std::vector<axis_id> table{rows_.id()};
  if (columns_ != nullptr) table.push_back(columns_->id());
  const counts row = remembered.count(
      table, where, [&](const selection& among) { return in_a_row(count_cross(rows_, columns_, among)); });
  return with_denominators(from_row(row, rows_.size(), columns_ != nullptr ? columns_->size() : 1));
}

/// Of those that answered, or of all: these follow from the counts.
counted_table table_counter::with_denominators(const cross_counts& all) const {
  const bool of_all = how_ == denominator::kind::all;
  counted_table out = figures_of(all);
  out.column_denominators = of_all ? all.in_columns : all.columns_answered;
  out.row_denominators = of_all ? all.in_rows : all.rows_answered;
  out.table_denominator = of_all ? all.selected : all.answered_both;
  leave_out(all, out);
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
