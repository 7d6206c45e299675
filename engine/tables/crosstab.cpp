#include <optional>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/counted_table.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
#include "tables/tables.h"

namespace casewise {

namespace {

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
    return too_many_cells();

  const selection among = select(cases, asked.where);
  const table_counter counter(cases, rows, columns ? &*columns : nullptr, asked.of);

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
