#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/counted_table.h"
#include "tables/mask_pair.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection_cache.h"
#include "tables/tables.h"

namespace casewise {

result<reply> make_comparison(const codebook& book, const case_store& cases, selection_cache& selections,
                              const query& asked) {
  const axis rows(book, cases, asked.rows);
  if (rows.size() > most_cells) return too_many_cells();
  const std::shared_ptr<const selection> of_filter = selections.select(asked.where);
  const selection& among = *of_filter;
  const table_counter counter(selections, rows, nullptr, asked.of);
  selection first = *selections.select(asked.first), second = *selections.select(asked.second);
  counted_table tables[] = {counter.count(first.intersect(among)), counter.count(second.intersect(among))};
  std::uint64_t of_all = among.count(), of_both = first.intersect(second).count();
  mask_outcome masked;
  if (asked.mask) masked = mask_comparison(asked, shape_of(asked, rows, nullptr), tables, of_all, of_both);

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  about.add_axis(rows.id());
  section selected{"selected"}, counts{"counts"}, denominators{"denominators"}, left_out{"leftOut"};
  percent_section percents{"percent"}, difference{"difference"};
  for (const counted_table& table : tables) {
    selected.add(table.selected);
    counts.add(table.cells);
    denominators.add(table.column_denominators);
    left_out.add(table.column_left_out);
    for (const std::uint64_t cell : table.cells) percents.add(percent(cell, table.column_denominators[0]));
    if (!masked.anything) about.add_missing(rows.id(), table.total_all, table.selected);
    about.add_denominators(table.column_denominators);
  }
  // NaN where one of the two has no case: there is nothing to compare with.
  for (std::size_t r = 0; r < rows.size(); ++r)
    difference.add(percents.percents[rows.size() + r] - percents.percents[r]);

  section in_both{"inBoth"};
  in_both.add(of_both);
  reply_builder out("comparison", book, cases, of_all);
  if (asked.mask) write_mask(out.header(), *asked.mask, masked.cells, false);
  out.header().key("rows").text(rows.name()).key("denominator").raw(asked.of.document);
  for (section* one : {&selected, &denominators, &left_out}) one->shape = {2};
  counts.shape = percents.shape = {2, rows.size()};
  difference.shape = {rows.size()};
  in_both.shape = {1};
  for (const section* one : {&selected, &counts, &denominators, &left_out, &in_both}) out.place(*one);
  out.place(percents);
  out.place(difference);
  return out.finish(about);
}

}  // namespace casewise
