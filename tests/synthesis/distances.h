#pragma once
#include <cstdint>

#include "synthesis/records.h"
#include "synthesis/tuple_table.h"

namespace casewise::tests {

using exact_counts = synthesis::tuple_table<std::uint32_t>;

/// Every combination of 1 to `longest` attributes with its exact count.
exact_counts count_all(const synthesis::domain& over, const synthesis::record_table& records, std::size_t longest);

/// Mean |made - real| over the combinations that really occur at least 10 times; absent counts as 0.
double error_of_ten(const exact_counts& real, const exact_counts& made);

/// Mean total variation over all pairs of columns, an empty cell being a value.
double pair_variation(const synthesis::domain& over, const synthesis::record_table& real,
                      const synthesis::record_table& made);

/// Of the distinct combinations of `length` made, how many do not really occur; and the same by their counts.
struct invented {
  double of_distinct = 0, of_mass = 0;
};
invented invented_share(const exact_counts& real, const exact_counts& made, synthesis::packing how, std::size_t length);

}  // namespace casewise::tests
