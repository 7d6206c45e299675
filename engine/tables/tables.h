#pragma once
#include "base/result.h"
#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "query/query.h"
#include "tables/counts_by_value.h"
#include "tables/reply.h"
#include "tables/selection_cache.h"

/// The kinds of tables. Each counts cases of `cases` that the query's filter keeps, with the denominators of the
/// contract, section 2; `selections` and `counts` are those of `cases`; headers and sections are those of
/// web/bridge/protocol.ts.
namespace casewise {

/// Cells of one table; a larger one is refused with too_large.
inline constexpr std::uint64_t most_cells = std::uint64_t{1} << 22;

/// The error of a larger one.
error too_many_cells();

reply make_profile(const codebook& book, const case_store& cases, counts_by_value& counts, const query& asked);
/// Errors: too_large.
result<reply> make_crosstab(const codebook& book, const case_store& cases, counts_by_value& counts, const query& asked);
reply make_item_combinations(const codebook& book, const case_store& cases, selection_cache& selections,
                             const query& asked);
/// Errors: too_large.
result<reply> make_flows(const codebook& book, const case_store& cases, selection_cache& selections,
                         const query& asked);
/// Rows by year, each year with its own denominator and with the share of its cases that answered. Errors: too_large.
result<reply> make_trend(const codebook& book, const case_store& cases, selection_cache& selections,
                         const query& asked);
/// The most frequent categories; the others and the missing cases are told apart.
reply make_ranking(const codebook& book, const case_store& cases, selection_cache& selections, const query& asked);
/// One-way tables of two selections and the difference of their percentages, second minus first. Errors: too_large.
result<reply> make_comparison(const codebook& book, const case_store& cases, selection_cache& selections,
                              const query& asked);
/// For every variable and set, how many cases lack it: of all selected cases and of each column. Errors: too_large.
result<reply> make_missingness(const codebook& book, const case_store& cases, selection_cache& selections,
                               const query& asked);

}  // namespace casewise
