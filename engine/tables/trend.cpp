#include "query/parse_filter.h"
#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/counted_table.h"
#include "tables/masking.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection_cache.h"
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

result<reply> make_trend(const codebook& book, const case_store& cases, selection_cache& selections,
                         const query& asked) {
  const axis rows(book, cases, asked.rows), years(book, cases, asked.columns);
  if (std::uint64_t{rows.size()} * years.size() > most_cells) return too_many_cells();
  const std::shared_ptr<const selection> of_filter = selections.select(asked.where);
  const selection& among = *of_filter;
  counted_table table = table_counter(selections, rows, &years, asked.of).count(among);
  const std::vector<std::uint64_t> in_year = count_categories(years, among);
  const std::vector<std::uint64_t> answered_in_year = table.total_columns;
  mask_outcome masked;
  if (asked.mask) masked = mask_table(*asked.mask, shape_of(asked, rows, &years), table);
  // Cases and answered cases of a year are told where its denominator and what is left out of it tell them too.
  const auto tells_coverage = [&](std::size_t y) {
    if (asked.of.how != denominator::kind::answered) return masked.has_totals;
    return table.column_denominators[y] != masked_count && table.column_left_out[y] != masked_count;
  };

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
  bool is_told = true;                                    // of that year
  for (std::size_t y = 0; y < years.size(); ++y) {
    const std::uint64_t answered = answered_in_year[y];
    if (!tells_coverage(y)) {
      coverage_cases.add(masked_count);
      coverage_answered.add(masked_count);
      coverage.add(percent(masked_count, masked_count));
      shifted.add(masked_count);
      is_told = false;
      continue;
    }
    coverage_cases.add(in_year[y]);
    coverage_answered.add(answered);
    coverage.add(percent(answered, in_year[y]));
    const bool both = y < known_years && in_year[y] > 0 && earlier_cases > 0;
    if (!is_told && y < known_years && in_year[y] > 0)
      shifted.add(masked_count);
    else
      shifted.add(both && is_shift(answered, in_year[y], earlier_answered, earlier_cases) ? 1 : 0);
    if (in_year[y] == 0) continue;
    is_told = true;
    earlier_answered = answered;
    earlier_cases = in_year[y];
  }

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  for (const axis* one : {&rows, &years}) {
    about.add_axis(one->id());
    if (masked.anything) continue;
    const std::uint64_t answered = one->count_answered(among);
    if (!asked.mask || !small_counts(*asked.mask).is_small(table.selected - answered))
      about.add_missing(one->id(), answered, table.selected);
  }
  about.add_denominators(table.column_denominators);
  reply_builder out("trend", book, cases, table.selected);
  out.header().key("rows").text(rows.name()).key("years").text(years.name());
  out.header().key("denominator").raw(asked.of.document);
  if (asked.mask) write_mask(out.header(), *asked.mask, masked.cells, false);
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
