#pragma once
#include <cstdint>
#include <vector>

#include "synthesis/evaluation/exact_counts.h"

namespace casewise::synthesis {

/// web/bridge/evaluation_protocol.ts `CountErrors`.
struct count_errors {
  std::uint64_t tested = 0, combinations = 0, missing = 0, given = 0, invented = 0, in_both = 0;
  double error = 0, error_in_both = 0;                                   // sums
  double records = 0, missing_records = 0, counted = 0, invented_counted = 0;  // weights of the shares
};

/// A combination whose synthetic count is far from the true one.
struct distortion {
  tuple of = 0;
  std::uint32_t real = 0, made = 0;
};

/// Combinations with a synthetic count in (above, up_to].
struct count_bucket {
  std::uint64_t above = 0, up_to = 10, combinations = 0;
  double real = 0, made = 0;  // sums
};

/// By length, from 1: how the counts in `made` differ from those in `real`.
std::vector<count_errors> compare(const exact_counts& real, const tuple_table<std::uint32_t>& made);

/// (0, 10], (10, 20], (20, 40], ... of the synthetic counts.
std::vector<count_bucket> buckets_of(const exact_counts& real, const exact_counts& made);

/// The largest differences, the largest first.
std::vector<distortion> largest_distortions(const exact_counts& real, const exact_counts& made, std::size_t most);

}  // namespace casewise::synthesis
