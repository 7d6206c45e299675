#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "synthesis/measure_run.h"

namespace casewise::tests {

/// A table, and one record that may or may not be in it: what an attacker tries to find out.
struct neighbours {
  synthesis::domain over;
  synthesis::record_table without, with;
  std::vector<synthesis::attribute> canary;  // its attributes, ascending
  synthesis::release_parameters asked;
  /// What the attacker knows: how often each combination of the canary is in the table without it.
  synthesis::tuple_table<std::uint32_t> known;
};

/// 200 records over `columns` columns of one value each. With `halves`, the first hundred have the first half of the
/// attributes and the others the second half; else every record has them all. The canary has them all.
neighbours two_hundred_and_a_canary(std::size_t columns, bool halves, double epsilon);

/// Runs the whole measurement; both tables of a pair get keys that were never used before.
synthesis::release measure(const neighbours& of, bool with_canary, std::uint64_t key);

/// What can be learnt: the largest lower bound on epsilon over all events, both directions, and the lower bound on mu
/// (Gaussian differential privacy, Dong, Roth and Su 2022) of the likelihood ratio.
struct bounds {
  double epsilon = 0, mu = 0;
};

/// Events: the canary's longest combination reported; its count above each of 20 cuts; the number of records above each
/// of 20 cuts; the likelihood ratio of everything that the canary touches above 20 cuts, which are fixed on runs of
/// their own. Bounds after Clopper and Pearson, 1e-4 shared by all events.
bounds audit(const neighbours& of, std::uint64_t runs, std::uint64_t runs_for_cuts);

/// Only whether `happens` is true of a release: the lower bound on epsilon, at confidence 1 - 1e-4.
double audit_event(const neighbours& of, std::uint64_t runs,
                   const std::function<bool(const synthesis::release&)>& happens);

}  // namespace casewise::tests
