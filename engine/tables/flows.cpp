#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "query/parse_filter.h"
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

/// The cells of one value at both ends. Two variables have a value in common where its text is the same.
std::vector<std::size_t> cells_of_same(const case_store& cases, const axis& from, const axis& to) {
  const std::vector<value_name>&of_from = column_of(cases, from.id()).values, &of_to = column_of(cases, to.id()).values;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < of_to.size(); ++i) places.emplace(of_to[i].text, i);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < of_from.size(); ++i)
    if (const auto found = places.find(of_from[i].text); found != places.end())
      out.push_back(i * of_to.size() + found->second);
  return out;
}

}  // namespace

result<reply> make_flows(const codebook& book, const case_store& cases, selection_cache& selections,
                         const query& asked) {
  const axis from(book, cases, asked.rows), to(book, cases, asked.columns);
  if (std::uint64_t{from.size()} * to.size() > most_cells) return too_many_cells();
  const std::shared_ptr<const selection> of_filter = selections.select(asked.where);
  const selection& among = *of_filter;
  const std::uint64_t selected = among.count();
  const std::uint64_t answered_both = to.answered_in(from.answered_in(among)).count();

  const std::vector<std::uint64_t> cells = count_cells(from, to, among);
  // Most frequent first; cells in the codebook's order are in the order of ties.
  std::vector<std::uint64_t> order;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i] > 0) order.push_back(cells[i] << 32 | (most_cells - i));
  put_largest_first(order);
  const auto cell_of = [&](std::size_t place) {
    return static_cast<std::size_t>(most_cells - (order[place] & 0xFFFFFFFFu));
  };

  section of_from{"from"}, of_to{"to"}, count{"count"};
  percent_section percents{"percent"};
  std::vector<std::uint64_t> ordered;
  for (const std::uint64_t one : order) ordered.push_back(one >> 32);
  const std::size_t listed = count_listed(ordered, asked);
  list_figures figures{order.size() - listed, 0, answered_both, selected - answered_both, selected};
  for (std::size_t i = listed; i < order.size(); ++i) figures.rest += ordered[i];
  const bool has_secret = asked.mask && mask_list(asked, ordered, listed, figures);
  for (section* one : {&of_from, &of_to, &count}) one->counts.reserve(listed);
  percents.percents.reserve(listed);
  for (std::size_t i = 0; i < listed; ++i) {
    const std::size_t cell = cell_of(i);
    const std::uint64_t cases_of_flow = cells[cell];
    of_from.add(cell / to.size());
    of_to.add(cell % to.size());
    count.add(cases_of_flow);
    percents.add(percent(cases_of_flow, figures.answered));
  }
  std::uint64_t same_count = 0;
  bool has_all_same = true;  // all of them are listed
  for (const std::size_t cell : cells_of_same(cases, from, to)) {
    same_count += cells[cell];
    has_all_same = has_all_same && listed > 0 && (cells[cell] << 32 | (most_cells - cell)) >= order[listed - 1];
  }
  if (has_secret && !has_all_same) same_count = masked_count;  // it could tell of a count in the rest
  section same{"same.count"};
  percent_section same_percent{"same.percent"};
  same.add(same_count);
  same_percent.add(percent(same_count, figures.answered));

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  for (const axis* end : {&from, &to}) {
    about.add_axis(end->id());
    const std::uint64_t answered = end->count_answered(among);
    if (!asked.mask || (figures.missing != masked_count && !small_counts(*asked.mask).is_small(selected - answered)))
      about.add_missing(end->id(), answered, selected);
  }
  about.add_denominators({figures.answered});
  reply_builder out("flows", book, cases, figures.selected);
  out.header().key("from").text(from.name()).key("to").text(to.name());
  write_count(out.header().key("answeredBoth"), figures.answered);
  if (asked.mask) write_mask(out.header(), *asked.mask, figures.rest == masked_count ? 1 : 0, false);
  write_count(out.header().key("rest").begin_object().key("kinds"), figures.kinds);
  write_count(out.header().key("count"), figures.rest);
  out.header().end_object();
  for (section* one : {&of_from, &of_to, &count}) {
    one->shape = {listed};
    out.place(*one);
  }
  percents.shape = {listed};
  same.shape = same_percent.shape = {1};
  out.place(same);
  out.place(percents);
  out.place(same_percent);
  return out.finish(about);
}

}  // namespace casewise
