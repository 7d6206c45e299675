#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "query/parse_filter.h"
#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
#include "tables/tables.h"

namespace casewise {

namespace {

/// How many cases have one value at both ends. Two variables have a value in common where its text is the same.
std::uint64_t count_same(const case_store& cases, const axis& from, const axis& to,
                         const std::vector<std::uint64_t>& cells) {
  const std::vector<value_name>&of_from = column_of(cases, from.id()).values, &of_to = column_of(cases, to.id()).values;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < of_to.size(); ++i) places.emplace(of_to[i].text, i);
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < of_from.size(); ++i)
    if (const auto found = places.find(of_from[i].text); found != places.end())
      total += cells[i * of_to.size() + found->second];
  return total;
}

}  // namespace

result<reply> make_flows(const codebook& book, const case_store& cases, const query& asked) {
  const axis from(book, cases, asked.rows), to(book, cases, asked.columns);
  if (std::uint64_t{from.size()} * to.size() > most_cells) return too_many_cells();
  const selection among = select(cases, asked.where);
  const std::uint64_t selected = among.count();
  const std::uint64_t answered_both = to.answered_in(from.answered_in(among)).count();

  const std::vector<std::uint64_t> cells = count_cells(from, to, among);
  // Most frequent first; cells in the codebook's order are in the order of ties. One number orders both.
  std::vector<std::uint64_t> order;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i] > 0) order.push_back(cells[i] << 32 | (most_cells - i));
  std::sort(order.begin(), order.end(), std::greater<>());
  const auto cell_of = [&](std::size_t place) {
    return static_cast<std::size_t>(most_cells - (order[place] & 0xFFFFFFFFu));
  };

  section of_from{"from"}, of_to{"to"}, count{"count"};
  percent_section percents{"percent"};
  const std::size_t listed = std::min(order.size(), asked.top.value_or(order.size()));
  for (std::size_t i = 0; i < listed; ++i) {
    const std::size_t cell = cell_of(i);
    const std::uint64_t cases_of_flow = cells[cell];
    of_from.add(cell / to.size());
    of_to.add(cell % to.size());
    count.add(cases_of_flow);
    percents.add(percent(cases_of_flow, answered_both));
  }
  std::uint64_t rest = 0;
  for (std::size_t i = listed; i < order.size(); ++i) rest += order[i] >> 32;

  section same{"same.count"};
  percent_section same_percent{"same.percent"};
  same.add(count_same(cases, from, to, cells));
  same_percent.add(percent(same.counts[0], answered_both));

  cautions about(book, cases);
  about.add_query(asked);
  for (const axis* end : {&from, &to}) {
    about.add_axis(end->id());
    about.add_missing(end->id(), end->count_answered(among), selected);
  }
  about.add_denominators({answered_both});
  reply_builder out("flows", book, cases, selected);
  out.header().key("from").text(from.name()).key("to").text(to.name());
  out.header().key("answeredBoth").number(static_cast<std::int64_t>(answered_both)).key("rest").begin_object();
  out.header().key("kinds").number(static_cast<std::int64_t>(order.size() - listed));
  out.header().key("count").number(static_cast<std::int64_t>(rest)).end_object();
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
