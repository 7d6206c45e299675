#pragma once
#include <cstddef>
#include <vector>

#include "synthesis/domain.h"
#include "synthesis/evaluation/exact_counts.h"

namespace casewise::synthesis {

/// Two files by their tables of `k` columns, "empty" being a value like any other: mean, median and largest over all
/// sets of k columns.
struct table_distance {
  std::size_t tables = 0;
  double mean = 0, median = 0, largest = 0;  // total variation: half the L1 distance of the shares, 0 to 1
  double workload_error = 0;                 // mean L1 distance of the counts, divided by the records of the first file
};

/// For k = 1 to 3, as far as combinations were counted; [0] is k = 1. Files without records give no distances.
std::vector<table_distance> table_distances(const exact_counts& one, std::size_t one_records, const exact_counts& other,
                                            std::size_t other_records, const domain& over);

}  // namespace casewise::synthesis
