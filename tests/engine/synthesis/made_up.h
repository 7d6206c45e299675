#pragma once
#include <cstdint>
#include <vector>

#include "synthesis/fit_run.h"
#include "synthesis/measure_run.h"

namespace casewise::tests {

/// A made-up public domain of 5 columns with 2, 3, 4, 1, 1 values: attributes 1-2, 3-5, 6-9, 10, 11.
synthesis::domain small_domain();
/// Random records over it, some cells empty.
synthesis::record_table small_records(std::size_t records, std::uint64_t seed);
synthesis::release_parameters small_parameters(double epsilon);

/// Measures and fits to the end; fails the test where that fails.
synthesis::release measured(const synthesis::domain& over, const synthesis::record_table& records,
                            const synthesis::release_parameters& asked, std::uint64_t key);
std::unique_ptr<synthesis::fit_run> fitted(const synthesis::release& from, const synthesis::fit_parameters& asked);

}  // namespace casewise::tests
