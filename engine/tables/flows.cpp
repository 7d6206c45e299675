#include <algorithm>
#include <functional>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
#include "tables/tables.h"

namespace casewise {

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
  out.place(percents);
  return out.finish(about);
}

}  // namespace casewise
