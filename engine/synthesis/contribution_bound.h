#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "privacy/mechanism.h"

namespace casewise::synthesis {

/// What the exponential mechanism of `private_bound` works on: the smaller a penalty, the likelier its bound.
struct bound_penalties {
  std::vector<std::uint64_t> of_bound;  // for bounds 1, 2, ...
  std::uint64_t denominator = 1;
};

/// `records_with[w]`: how many records have w attributes, w = 0 .. columns. Two forces: 99 of 100 records should keep
/// all their attributes (score -|100 #{w <= v} - 99 n|, which one record moves by at most 99), and small bounds mean
/// little noise (a public weight of exp(-7v/10) for bound v).
bound_penalties penalties_of(std::span<const std::uint64_t> records_with, privacy::choice_epsilon epsilon);

/// How many attributes of one record are to count, 1 .. columns: about the 99th percentile, found privately.
/// Errors: engine_failed.
result<privacy::noisy> private_bound(privacy::mechanism& by, std::span<const std::uint64_t> records_with,
                                     privacy::choice_epsilon epsilon);

}  // namespace casewise::synthesis
