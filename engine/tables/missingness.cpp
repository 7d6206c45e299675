#include <optional>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/mask_pair.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection_cache.h"
#include "tables/tables.h"

namespace casewise {

result<reply> make_missingness(const codebook& book, const case_store& cases, selection_cache& selections,
                               const query& asked) {
  std::vector<axis_id> ids = tabled_variables(book);
  for (std::size_t i = 0; i < book.sets.size(); ++i) ids.push_back({axis_id::kind::set, i});
  const std::optional<axis> columns =
      asked.has_columns ? std::optional<axis>(axis(book, cases, asked.columns)) : std::nullopt;
  const std::size_t width = columns ? columns->size() : 0;
  if (std::uint64_t{ids.size()} * width > most_cells) return too_many_cells();
  const std::shared_ptr<const selection> of_filter = selections.select(asked.where);
  const selection& among = *of_filter;
  std::uint64_t selected = among.count(), masked = 0;
  std::vector<std::uint64_t> in_columns = columns ? count_categories(*columns, among) : std::vector<std::uint64_t>{};

  std::vector<missing_line> lines;
  for (const axis_id id : ids) {
    const axis row(book, cases, id);
    const selection answered = row.answered_in(among);
    missing_line line{id, selected - answered.count(), in_columns};
    if (columns) {
      const std::vector<std::uint64_t> answered_in_columns = count_categories(*columns, answered);
      for (std::size_t c = 0; c < width; ++c) line.in_columns[c] -= answered_in_columns[c];
    }
    lines.push_back(std::move(line));
  }
  if (asked.mask) masked = mask_missing(*asked.mask, book, lines, in_columns, asked.has_columns, selected);

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  if (columns) about.add_axis(columns->id());
  about.add_denominators(in_columns);
  reply_builder out("missingness", book, cases, selected);
  if (asked.mask) write_mask(out.header(), *asked.mask, masked, false);
  section missing{"missing"}, denominators{"denominators"}, total{"total.missing"};
  percent_section percents{"percent"}, total_percent{"total.percent"};
  denominators.add(in_columns);
  out.header().key("columns");
  if (columns)
    out.header().text(columns->name());
  else
    out.header().null();
  out.header().key("rows").begin_array();
  std::size_t height = 0;
  for (const missing_line& line : lines) {
    if (line.is_left_out) continue;
    ++height;
    out.header().text(axis(book, cases, line.id).name());
    total.add(line.total);
    total_percent.add(percent(line.total, selected));
    missing.add(line.in_columns);
    for (std::size_t c = 0; c < width; ++c) percents.add(percent(line.in_columns[c], in_columns[c]));
  }
  out.header().end_array();
  missing.shape = percents.shape = {height, width};
  denominators.shape = {width};
  total.shape = total_percent.shape = {height};
  for (const section* one : {&missing, &denominators, &total}) out.place(*one);
  out.place(percents);
  out.place(total_percent);
  return out.finish(about);
}

}  // namespace casewise
