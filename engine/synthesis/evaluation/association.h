#pragma once
#include <vector>

#include "synthesis/evaluation/exact_counts.h"

namespace casewise::synthesis {

/// Cramer's V of each pair of columns, "empty" being a value like any other: 0 (independent) to 1. Row-major, columns
/// by columns, 1 on the diagonal; 0 where a column has fewer than two values.
std::vector<double> cramers_v(const exact_counts& of, std::size_t records, const domain& over);

}  // namespace casewise::synthesis
