#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "synthesis/evaluation/exact_counts.h"

namespace casewise::synthesis {

/// How well counts of combinations (of synthetic records, or published ones) agree with the real ones. "Real" is the
/// count in the source, "reported" the other; a combination that a table does not hold counts 0 there.
/// All of it is made from the source and as sensitive as it.

/// Sums over a group of combinations; means are taken when they are written.
struct agreement {
  std::uint64_t combinations = 0;
  double real = 0, reported = 0, length = 0, preservation = 0, proportional_error = 0;

  void add(std::uint32_t in_source, std::uint32_t elsewhere, std::size_t of_length);
};

struct length_metrics {
  std::uint64_t real = 0, reported = 0;  // different combinations in each
  std::uint64_t real_mass = 0;           // the sum of the counts: combinations weighted by how many have them
  std::uint64_t reported_mass = 0;
  std::uint64_t suppressed = 0, fabricated = 0;            // real only, reported only
  std::uint64_t suppressed_mass = 0, fabricated_mass = 0;  // sums of their counts
  std::uint64_t leaked = 0;                                // rare but there (1 .. k-1), and reported as rare
  std::uint64_t in_both = 0, error_in_both = 0;    // sum of |reported - real|: flatters where much is suppressed
  std::uint64_t frequent = 0, error_frequent = 0;  // real count of 10 or more, whatever is reported
};

struct distortion {
  tuple of = 0;
  std::uint32_t real = 0, reported = 0;
};

struct count_metrics {
  std::vector<length_metrics> by_length;       // [0] is length 1
  std::vector<agreement> agreement_by_length;  // over real counts of k or more and everything reported
  std::vector<agreement> agreement_by_count;   // the same, by reported count: to 10, 20, 40, ... and the largest
  std::vector<distortion> largest;             // by difference, at most ten
  std::uint64_t rare_reported = 0;             // combinations reported with 1 to k - 1
  std::vector<distortion> rare;                // of these the shortest, at most twenty
  std::uint32_t k = 0;
};

/// E10: the error is taken over every combination with a real count of at least this.
inline constexpr std::uint32_t frequent_from = 10;

count_metrics compare_counts(const exact_counts& real, const exact_counts& reported, std::uint32_t k);

}  // namespace casewise::synthesis
