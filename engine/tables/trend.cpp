#include "query/parse_filter.h"
#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/counted_table.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
#include "tables/tables.h"

namespace casewise {

namespace {

/// A change of the share answered by this many percentage points from one year with cases to the next is marked:
/// other contributors, or another questionnaire, stand behind the figures.
constexpr std::uint64_t shift_points = 15;

/// |a / all_a - b / all_b| >= shift_points / 100, in whole numbers.
bool is_shift(std::uint64_t a, std::uint64_t all_a, std::uint64_t b, std::uint64_t all_b) {
  const std::uint64_t left = a * all_b, right = b * all_a;
  return (left > right ? left - right : right - left) * 100 >= shift_points * all_a * all_b;
}

}  // namespace

result<reply> make_trend(const codebook& book, const case_store& cases, const query& asked) {
  const axis rows(book, cases, asked.rows), years(book, cases, asked.columns);
  if (std::uint64_t{rows.size()} * years.size() > most_cells) return too_many_cells();
  const selection among = select(cases, asked.where);
  const counted_table table = table_counter(cases, rows, &years, asked.of).count(among);
  const std::vector<std::uint64_t> in_year = count_categories(years, among);

  section counts{"counts"}, denominators{"denominators"}, left_out{"leftOut"};
  section coverage_cases{"coverage.cases"}, coverage_answered{"coverage.answered"}, shifted{"coverage.shifted"};
  percent_section percents{"percent"}, coverage{"coverage.percent"};
  counts.add(table.cells);
  denominators.add(table.column_denominators);
  left_out.add(table.column_left_out);
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    percents.add(percent(table.cells[i], table.column_denominators[i % years.size()]));
  // Recorded values that are no years come last and have no place in time: nothing is compared with them.
  const std::size_t known_years = column_of(cases, asked.columns).known_values;
  std::uint64_t earlier_answered = 0, earlier_cases = 0;  // of the latest year with cases
  for (std::size_t y = 0; y < years.size(); ++y) {
    const std::uint64_t answered = table.total_columns[y];
    coverage_cases.add(in_year[y]);
    coverage_answered.add(answered);
    coverage.add(percent(answered, in_year[y]));
    const bool both = y < known_years && in_year[y] > 0 && earlier_cases > 0;
    shifted.add(both && is_shift(answered, in_year[y], earlier_answered, earlier_cases) ? 1 : 0);
    if (in_year[y] == 0) continue;
    earlier_answered = answered;
    earlier_cases = in_year[y];
  }

  cautions about(book, cases);
  about.add_query(asked);
  about.add_axis(rows.id());
  about.add_missing(rows.id(), rows.count_answered(among), table.selected);
  about.add_axis(years.id());
  about.add_missing(years.id(), years.count_answered(among), table.selected);
  about.add_denominators(table.column_denominators);
  reply_builder out("trend", book, cases, table.selected);
  out.header().key("rows").text(rows.name()).key("years").text(years.name());
  out.header().key("denominator").raw(asked.of.document);
  counts.shape = percents.shape = {rows.size(), years.size()};
  for (section* one : {&denominators, &left_out, &coverage_cases, &coverage_answered, &shifted})
    one->shape = {years.size()};
  coverage.shape = {years.size()};
  for (const section* one : {&counts, &denominators, &left_out, &coverage_cases, &coverage_answered, &shifted})
    out.place(*one);
  out.place(percents);
  out.place(coverage);
  return out.finish(about);
}

}  // namespace casewise
