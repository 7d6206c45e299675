#pragma once
#include <cstddef>
#include <cstdint>

#include "synthesis/domain.h"
#include "synthesis/records.h"

namespace casewise::tests {

struct table {
  synthesis::domain over;
  synthesis::record_table records;
};

/// A made-up domain with columns of these many values, all public.
synthesis::domain domain_of_sizes(const std::vector<std::size_t>& sizes);

/// Made-up records with the shape of a published file of 27 columns: years, gender, ages, two countries, months and 21
/// indicators, 7.5 attributes each on average. With 250,000 of them the numbers of distinct combinations of 1, 2, 3
/// attributes are within 10 % of 416, 19,922 and 278,247 (tests/synthesis/README.md).
table independent_like_table(std::size_t records, std::uint64_t seed);

/// The same columns, strongly correlated: each record is one of 2,000 prototypes with a twelfth of its cells drawn
/// anew.
table correlated_table(std::size_t records, std::uint64_t seed);

}  // namespace casewise::tests
