#include <optional>

#include "query/parse_mask.h"
#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/counted_table.h"
#include "tables/counts_by_value.h"
#include "tables/masking.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
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

  void place(std::size_t layers, std::size_t rows, std::size_t columns, bool two_way, bool totals,
             reply_builder& into) {
    for (section* one : {&selected, &total_all, &table_denominator, &table_left_out}) one->shape = {layers};
    for (section* one : {&column_denominators, &column_left_out, &total_columns}) one->shape = {layers, columns};
    for (section* one : {&row_denominators, &row_left_out, &total_rows}) one->shape = {layers, rows};
    for (percent_section* one : {&column_percent, &row_percent, &table_percent}) one->shape = {layers, rows, columns};
    cells.shape = {layers, rows, columns};
    for (const section* one : {&selected, &cells, &column_denominators, &column_left_out}) into.place(*one);
    if (totals)
      for (const section* one : {&total_columns, &total_all}) into.place(*one);
    into.place(column_percent);
    if (!two_way) return;
    for (const section* one : {&row_denominators, &row_left_out, &table_denominator, &table_left_out}) into.place(*one);
    if (totals) into.place(total_rows);
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

/// What the codebook and the file say of an axis, and how much of it is missing among the selected: that only where
/// nothing `is_masked`, since the numbers of missing cases would tell of what is.
void add_axis_cautions(const axis& of, std::uint64_t answered, std::uint64_t selected, const query& asked,
                       bool is_masked, cautions& about) {
  about.add_axis(of.id());
  if (is_masked) return;
  if (!asked.mask || !small_counts(*asked.mask).is_small(selected - answered))
    about.add_missing(of.id(), answered, selected);
}

/// Counts the tables of a crosstab, one per layer, and masks each by itself where that is asked for.
class crosstab_counter {
 public:
  crosstab_counter(selection_cache& selections, const query& asked, const axis& rows, const axis* columns)
      : asked_(asked), rows_(rows), columns_(columns), counter_(selections, rows, columns, asked.of) {}

  void add(const filter& where, counts_by_value& remembered, cautions& about) {
    add(counter_.count(where, remembered), about);
  }
  void add(const selection& among, cautions& about) { add(counter_.count(among), about); }

  const mask_outcome& masked() const { return masked_; }
  /// Of the last table.
  std::uint64_t selected() const { return selected_; }
  void place(std::size_t layers, reply_builder& into) {
    const std::size_t width = columns_ != nullptr ? columns_->size() : 1;
    sections_.place(layers, rows_.size(), width, columns_ != nullptr, masked_.has_totals, into);
  }

 private:
  void add(counted_table table, cautions& about) {
    const std::uint64_t selected = table.selected;
    mask_outcome of_table;
    if (asked_.mask) of_table = mask_table(*asked_.mask, shape_of(asked_, rows_, columns_), table);
    masked_.cells += of_table.cells;
    masked_.anything = masked_.anything || of_table.anything;
    masked_.has_totals = masked_.has_totals && of_table.has_totals;
    add_axis_cautions(rows_, table.answered_rows, selected, asked_, of_table.anything, about);
    if (columns_ != nullptr)
      add_axis_cautions(*columns_, table.answered_columns, selected, asked_, of_table.anything, about);
    add_table_cautions(table, columns_ != nullptr, about);
    sections_.add(table, columns_ != nullptr);
    selected_ = table.selected;
  }

  const query& asked_;
  const axis& rows_;
  const axis* columns_;
  const table_counter counter_;
  crosstab_sections sections_;
  mask_outcome masked_;
  std::uint64_t selected_ = 0;
};

void write_name(json::writer& into, std::string_view key, const std::optional<axis>& of) {
  into.key(key);
  if (of)
    into.text(of->name());
  else
    into.null();
}

}  // namespace

result<reply> make_crosstab(const codebook& book, const case_store& cases, counts_by_value& remembered,
                            const query& asked) {
  const axis rows(book, cases, asked.rows);
  const std::optional<axis> columns =
      asked.has_columns ? std::optional<axis>(axis(book, cases, asked.columns)) : std::nullopt;
  const std::optional<axis> layers =
      asked.has_layers ? std::optional<axis>(axis(book, cases, asked.layers)) : std::nullopt;
  const std::size_t width = columns ? columns->size() : 1, depth = layers ? layers->size() : 1;
  if (std::uint64_t{rows.size()} * width > most_cells || std::uint64_t{rows.size()} * width * depth > most_cells)
    return too_many_cells();

  const axis* const across = columns ? &*columns : nullptr;
  crosstab_counter tables(remembered.selections(), asked, rows, across);
  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  std::uint64_t selected = 0, layers_missing = 0;
  json::writer layer_cautions;
  if (!layers) {
    tables.add(asked.where, remembered, about);
    selected = tables.selected();
  } else {
    const std::shared_ptr<const selection> of_filter = remembered.selections().select(asked.where);
    const selection& among = *of_filter;
    layer_cautions.begin_array();
    for (std::size_t layer = 0; layer < depth; ++layer) {
      cautions about_layer(book, cases, asked.small_below);
      tables.add(layers->category_in(layer, among), about_layer);
      about_layer.write(layer_cautions);
    }
    layer_cautions.end_array();
    const std::uint64_t all = among.count();
    selected = all;
    layers_missing = selected - layers->count_answered(among);
    if (asked.mask) mask_layers(*asked.mask, tables.masked().anything, selected, layers_missing);
    for (const axis* one : {&rows, across})
      if (one != nullptr)
        add_axis_cautions(*one, one->count_answered(among), all, asked, selected == masked_count, about);
    about.add_axis(layers->id());
  }

  const mask_outcome& masked = tables.masked();
  if (asked.mask && asked.mask->is_tied && (masked.anything || !masked.has_totals || selected == masked_count))
    return tied_counts();
  reply_builder out("crosstab", book, cases, selected);
  json::writer& header = out.header();
  header.key("rows").text(rows.name());
  write_name(header, "columns", columns);
  write_name(header, "layers", layers);
  header.key("denominator").raw(asked.of.document);
  if (asked.mask) write_mask(header, *asked.mask, tables.masked().cells, true);
  if (layers) {
    write_count(header.key("layersMissing"), layers_missing);
    header.key("layerCautions").raw(layer_cautions.document());
  }
  tables.place(depth, out);
  return out.finish(about);
}

}  // namespace casewise
