#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "query/query.h"
#include "tables/axis.h"
#include "tables/counts_by_value.h"
#include "tables/cross_counts.h"
#include "tables/selection_cache.h"

namespace casewise {

/// One table with its denominators (contract, section 2). A one-way table has one column, and only the column
/// denominators mean anything.
struct counted_table {
  std::vector<std::uint64_t> cells;                                 // rows x columns
  std::vector<std::uint64_t> column_denominators, column_left_out;  // per column
  std::vector<std::uint64_t> row_denominators, row_left_out;        // per row
  std::uint64_t table_denominator = 0, table_left_out = 0;
  std::vector<std::uint64_t> total_rows, total_columns;
  std::uint64_t total_all = 0, selected = 0;
  std::uint64_t answered_rows = 0, answered_columns = 0;  // of the selected, by themselves
};

/// Counts tables of fixed rows and columns, one per selection of cases. The axes must outlive it.
class table_counter {
 public:
  /// `columns` is null for one-way tables.
  table_counter(selection_cache& selections, const axis& rows, const axis* columns, const denominator& of);

  counted_table count(const selection& selected) const;
  /// The same of the cases that `where` keeps.
  counted_table count(const filter& where, counts_by_value& remembered) const;

 private:
  counted_table with_denominators(const cross_counts& all) const;
  void add_responses(const selection& selected, const cross_counts& all, counted_table& out) const;

  const axis& rows_;
  const axis* columns_;
  denominator::kind how_;
  std::shared_ptr<const selection> population_;
};

}  // namespace casewise
