#include <algorithm>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/largest_first.h"
#include "tables/mask_list.h"
#include "tables/masking.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection_cache.h"
#include "tables/tables.h"

namespace casewise {

namespace {

/// How many cases of `among` have at least one of `categories`: those of a set overlap.
std::uint64_t count_any(const axis& of, const std::vector<std::size_t>& categories, const selection& among) {
  if (of.partitions()) {
    const std::vector<std::uint64_t> counts = count_categories(of, among);
    std::uint64_t total = 0;
    for (const std::size_t category : categories) total += counts[category];
    return total;
  }
  std::uint64_t total = 0;
  std::vector<bits::word> any(words_per_block);
  for (std::size_t b = 0; b < among.cases().block_count(); ++b) {
    const std::size_t words = among.cases().words_in(b);
    std::fill(any.begin(), any.end(), 0);
    for (const std::size_t category : categories)
      if (const bits::word* with = of.cases_of(category, b)) bits::unite(any.data(), with, words);
    total += bits::count_both(any.data(), among.block(b), words);
  }
  return total;
}

}  // namespace

reply make_ranking(const codebook& book, const case_store& cases, selection_cache& selections, const query& asked) {
  const axis rows(book, cases, asked.rows);
  const std::shared_ptr<const selection> of_filter = selections.select(asked.where);
  const selection& among = *of_filter;
  const std::uint64_t selected = among.count(), answered = rows.count_answered(among);
  const std::vector<std::uint64_t> counts = count_categories(rows, among);
  std::vector<std::uint64_t> sorted, ordered;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) sorted.push_back(counts[i] << 32 | i);
  put_largest_first(sorted);
  std::vector<std::size_t> order;
  for (const std::uint64_t one : sorted) {
    order.push_back(one & 0xFFFFFFFFu);
    ordered.push_back(one >> 32);
  }
  const std::size_t listed = count_listed(ordered, asked);
  const std::vector<std::size_t> others(order.begin() + static_cast<std::ptrdiff_t>(listed), order.end());
  list_figures figures{others.size(), count_any(rows, others, among), answered, selected - answered, selected};
  if (asked.mask) mask_list(asked, ordered, listed, figures);

  section of_rows{"rows"}, count{"count"}, rest_count{"rest.count"}, missing{"missing"};
  percent_section percents{"percent"}, rest_percent{"rest.percent"}, missing_percent{"missingPercent"};
  for (std::size_t i = 0; i < listed; ++i) {
    of_rows.add(order[i]);
    count.add(counts[order[i]]);
    percents.add(percent(counts[order[i]], figures.answered));
  }
  rest_count.add(figures.rest);
  rest_percent.add(percent(figures.rest, figures.answered));
  missing.add(figures.missing);
  missing_percent.add(percent(figures.missing, figures.selected));

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  about.add_axis(rows.id());
  if (figures.missing != masked_count) about.add_missing(rows.id(), answered, selected);
  about.add_denominators({figures.answered});
  reply_builder out("ranking", book, cases, figures.selected);
  write_count(out.header().key("rows").text(rows.name()).key("answered"), figures.answered);
  write_count(out.header().key("restKinds"), figures.kinds);
  if (asked.mask) write_mask(out.header(), *asked.mask, figures.rest == masked_count ? 1 : 0, false);
  for (section* one : {&of_rows, &count}) one->shape = {listed};
  percents.shape = {listed};
  for (section* one : {&rest_count, &missing}) one->shape = {1};
  for (percent_section* one : {&rest_percent, &missing_percent}) one->shape = {1};
  for (const section* one : {&of_rows, &count, &rest_count, &missing}) out.place(*one);
  for (const percent_section* one : {&percents, &rest_percent, &missing_percent}) out.place(*one);
  return out.finish(about);
}

}  // namespace casewise
