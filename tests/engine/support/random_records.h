#pragma once
#include <cstdint>
#include <random>

#include "synthesis/domain.h"
#include "synthesis/records.h"

namespace casewise::tests {

/// A domain of public columns with `values[j]` values each, named "j:1", "j:2", ... in column "cj".
synthesis::domain domain_with(const std::vector<std::size_t>& values);

/// Records whose columns depend on each other, about half of the cells empty, some values rare.
synthesis::record_table random_records(const synthesis::domain& over, std::size_t count, std::mt19937_64& random);

}  // namespace casewise::tests
