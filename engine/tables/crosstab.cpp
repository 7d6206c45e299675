#include <numeric>
#include <optional>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/cross_counts.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
#include "tables/tables.h"

namespace casewise {

namespace {

using counts = std::vector<std::uint64_t>;

counts minus(const counts& from, const counts& what) {
  counts out(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) out[i] = from[i] - what[i];
  return out;
}

std::uint64_t sum(const counts& list) { return std::accumulate(list.begin(), list.end(), std::uint64_t{0}); }

/// One table with its denominators. A one-way table has one column, and only the column denominators mean anything.
struct counted_table {
  counts cells;                                 // rows x columns
  counts column_denominators, column_left_out;  // per column
  counts row_denominators, row_left_out;        // per row
  std::uint64_t table_denominator = 0, table_left_out = 0;
  counts total_rows, total_columns;
  std::uint64_t total_all = 0, selected = 0;
};

/// Counts tables of fixed rows and columns, one per selection of cases.
class crosstab_counter {
 public:
  crosstab_counter(const axis& rows, const axis* columns, denominator::kind how,
                   const std::optional<selection>& population)
      : rows_(rows), columns_(columns), how_(how), population_(population) {}

  counted_table count(const selection& selected) const {
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

 private:
  /// Percentages of responses; left out are the cases that gave none.
  void add_responses(const selection& selected, const cross_counts& all, counted_table& out) const {
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

  const axis& rows_;
  const axis* columns_;
  denominator::kind how_;
  const std::optional<selection>& population_;
};

/// The sections of a crosstab, grown layer by layer.
struct crosstab_sections {
  section selected{"selected"}, cells{"counts"};
  section column_denominators{"column.denominators"}, column_left_out{"column.leftOut"};
  section row_denominators{"row.denominators"}, row_left_out{"row.leftOut"};
  section table_denominator{"table.denominator"}, table_left_out{"table.leftOut"};
  section total_rows{"totals.rows"}, total_columns{"totals.columns"}, total_all{"totals.all"};
  percent_section column_percent{"column.percent"}, row_percent{"row.percent"}, table_percent{"table.percent"};

  void add(const counted_table& table, bool two_way) {
    const std::size_t width = table.column_denominators.size();
    selected.add(table.selected);
    cells.add(table.cells);
    column_denominators.add(table.column_denominators);
    column_left_out.add(table.column_left_out);
    total_columns.add(table.total_columns);
    total_all.add(table.total_all);
    for (std::size_t i = 0; i < table.cells.size(); ++i)
      column_percent.add(percent(table.cells[i], table.column_denominators[i % width]));
    if (!two_way) return;
    row_denominators.add(table.row_denominators);
    row_left_out.add(table.row_left_out);
    total_rows.add(table.total_rows);
    table_denominator.add(table.table_denominator);
    table_left_out.add(table.table_left_out);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      row_percent.add(percent(table.cells[i], table.row_denominators[i / width]));
      table_percent.add(percent(table.cells[i], table.table_denominator));
    }
  }

  void place(std::size_t layers, std::size_t rows, std::size_t columns, bool two_way, reply_builder& into) {
    for (section* one : {&selected, &total_all, &table_denominator, &table_left_out}) one->shape = {layers};
    for (section* one : {&column_denominators, &column_left_out, &total_columns}) one->shape = {layers, columns};
    for (section* one : {&row_denominators, &row_left_out, &total_rows}) one->shape = {layers, rows};
    for (percent_section* one : {&column_percent, &row_percent, &table_percent}) one->shape = {layers, rows, columns};
    cells.shape = {layers, rows, columns};
    for (const section* one : {&selected, &cells, &column_denominators, &column_left_out, &total_columns, &total_all})
      into.place(*one);
    into.place(column_percent);
    if (!two_way) return;
    for (const section* one : {&row_denominators, &row_left_out, &table_denominator, &table_left_out, &total_rows})
      into.place(*one);
    into.place(row_percent);
    into.place(table_percent);
  }
};

void add_table_cautions(const counted_table& table, bool two_way, cautions& about) {
  about.add_denominators(table.column_denominators);
  if (!two_way) return;
  about.add_denominators(table.row_denominators);
  about.add_denominators({table.table_denominator});
}

/// What the codebook and the file say of the axes, and how much of each is missing among `among`.
void add_axis_cautions(const axis& rows, const std::optional<axis>& columns, const selection& among, cautions& about) {
  about.add_axis(rows.id());
  about.add_missing(rows.id(), rows.count_answered(among), among.count());
  if (!columns) return;
  about.add_axis(columns->id());
  about.add_missing(columns->id(), columns->count_answered(among), among.count());
}

}  // namespace

result<reply> make_crosstab(const codebook& book, const case_store& cases, const query& asked) {
  const axis rows(book, cases, asked.rows);
  const std::optional<axis> columns =
      asked.has_columns ? std::optional<axis>(axis(book, cases, asked.columns)) : std::nullopt;
  const std::optional<axis> layers =
      asked.has_layers ? std::optional<axis>(axis(book, cases, asked.layers)) : std::nullopt;
  const std::size_t width = columns ? columns->size() : 1, depth = layers ? layers->size() : 1;
  if (std::uint64_t{rows.size()} * width > most_cells || std::uint64_t{rows.size()} * width * depth > most_cells)
    return error{error_code::too_large, "This table has over four million cells; choose variables with fewer values.",
                 ""};

  const selection among = select(cases, asked.where);
  std::optional<selection> population;
  if (asked.of.how == denominator::kind::where) population = select(cases, asked.of.population);
  const crosstab_counter counter(rows, columns ? &*columns : nullptr, asked.of.how, population);

  cautions about(book, cases);
  about.add_query(asked);
  add_axis_cautions(rows, columns, among, about);
  reply_builder out("crosstab", book, cases, among.count());
  json::writer& header = out.header();
  header.key("rows").text(rows.name()).key("columns");
  if (columns)
    header.text(columns->name());
  else
    header.null();
  header.key("layers");
  if (layers)
    header.text(layers->name());
  else
    header.null();
  header.key("denominator").raw(asked.of.document);

  crosstab_sections sections;
  if (!layers) {
    const counted_table table = counter.count(among);
    add_table_cautions(table, columns.has_value(), about);
    sections.add(table, columns.has_value());
  } else {
    about.add_axis(layers->id());
    header.key("layersMissing").number(static_cast<std::int64_t>(among.count() - layers->count_answered(among)));
    header.key("layerCautions").begin_array();
    for (std::size_t layer = 0; layer < depth; ++layer) {
      const selection in_layer = layers->category_in(layer, among);
      const counted_table table = counter.count(in_layer);
      cautions about_layer(book, cases);
      add_axis_cautions(rows, columns, in_layer, about_layer);
      add_table_cautions(table, columns.has_value(), about_layer);
      about_layer.write(header);
      sections.add(table, columns.has_value());
    }
    header.end_array();
  }
  sections.place(depth, rows.size(), width, columns.has_value(), out);
  return out.finish(about);
}

}  // namespace casewise
