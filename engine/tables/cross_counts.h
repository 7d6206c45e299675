#pragma once
#include <cstdint>
#include <vector>

#include "tables/axis.h"
#include "tables/selection.h"

namespace casewise {

/// Everything that the denominators of a table are made from (contract, section 2): S are the selected cases, r and c
/// the cases of a row and a column, A_R and A_C those that answered. Side by side is "and"; all are numbers of cases.
/// Without columns, c and A_C stand for every case and there is one column.
struct cross_counts {
  std::vector<std::uint64_t> cells;             // S r c, row-major
  std::vector<std::uint64_t> in_rows;           // S r
  std::vector<std::uint64_t> in_columns;        // S c
  std::vector<std::uint64_t> rows_answered;     // S r A_C
  std::vector<std::uint64_t> columns_answered;  // S A_R c
  std::uint64_t answered_both = 0;              // S A_R A_C
  std::uint64_t answered_rows = 0;              // S A_R
  std::uint64_t answered_columns = 0;           // S A_C
  std::uint64_t selected = 0;                   // S
};

cross_counts count_cross(const axis& rows, const axis* columns, const selection& selected);

}  // namespace casewise
