#include <optional>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
#include "tables/tables.h"

namespace casewise {

result<reply> make_missingness(const codebook& book, const case_store& cases, const query& asked) {
  std::vector<axis_id> ids = tabled_variables(book);
  for (std::size_t i = 0; i < book.sets.size(); ++i) ids.push_back({axis_id::kind::set, i});
  const std::optional<axis> columns =
      asked.has_columns ? std::optional<axis>(axis(book, cases, asked.columns)) : std::nullopt;
  const std::size_t width = columns ? columns->size() : 0;
  if (std::uint64_t{ids.size()} * width > most_cells) return too_many_cells();
  const selection among = select(cases, asked.where);
  const std::uint64_t selected = among.count();
  const std::vector<std::uint64_t> in_columns =
      columns ? count_categories(*columns, among) : std::vector<std::uint64_t>{};

  cautions about(book, cases);
  about.add_query(asked);
  if (columns) about.add_axis(columns->id());
  about.add_denominators(in_columns);
  reply_builder out("missingness", book, cases, selected);
  section missing{"missing"}, denominators{"denominators"}, total{"total.missing"};
  percent_section percents{"percent"}, total_percent{"total.percent"};
  denominators.add(in_columns);
  out.header().key("columns");
  if (columns)
    out.header().text(columns->name());
  else
    out.header().null();
  out.header().key("rows").begin_array();
  for (const axis_id id : ids) {
    const axis row(book, cases, id);
    out.header().text(row.name());
    const selection answered = row.answered_in(among);
    const std::uint64_t missing_in_all = selected - answered.count();
    total.add(missing_in_all);
    total_percent.add(percent(missing_in_all, selected));
    if (!columns) continue;
    const std::vector<std::uint64_t> answered_in_columns = count_categories(*columns, answered);
    for (std::size_t c = 0; c < width; ++c) {
      missing.add(in_columns[c] - answered_in_columns[c]);
      percents.add(percent(in_columns[c] - answered_in_columns[c], in_columns[c]));
    }
  }
  out.header().end_array();
  missing.shape = percents.shape = {ids.size(), width};
  denominators.shape = {width};
  total.shape = total_percent.shape = {ids.size()};
  for (const section* one : {&missing, &denominators, &total}) out.place(*one);
  out.place(percents);
  out.place(total_percent);
  return out.finish(about);
}

}  // namespace casewise
