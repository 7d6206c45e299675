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

/// All of them in a row.
counts in_a_row(const cross_counts& of) {
  counts out{of.selected, of.answered_both, of.answered_rows, of.answered_columns};
  for (const auto* part : {&of.in_rows, &of.rows_answered, &of.in_columns, &of.columns_answered, &of.cells})
    out.insert(out.end(), part->begin(), part->end());
  return out;
}

/// And back: `size` and `width` are those of the axes.
cross_counts from_row(const counts& row, std::size_t size, std::size_t width) {
  cross_counts out;
  auto next = row.begin();
  for (std::uint64_t* one : {&out.selected, &out.answered_both, &out.answered_rows, &out.answered_columns})
    *one = *next++;
  const auto take = [&](counts& part, std::size_t many) {
    part.assign(next, next + static_cast<std::ptrdiff_t>(many));
    next += static_cast<std::ptrdiff_t>(many);
  };
  take(out.in_rows, size);
  take(out.rows_answered, size);
  take(out.in_columns, width);
  take(out.columns_answered, width);
  take(out.cells, size * width);
  return out;
}

class cross_numbers final : public table_numbers {
 public:
  cross_numbers(const axis& rows, const axis* columns) : rows_(rows), columns_(columns) {}
  counts count(const selection& among) const override { return in_a_row(count_cross(rows_, columns_, among)); }

 private:
  const axis& rows_;
  const axis* columns_;
};

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
  const counts row = remembered.count(table, where, cross_numbers(rows_, columns_));
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
