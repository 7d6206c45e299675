#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "synthesis/domain.h"
#include "synthesis/records.h"

namespace casewise::synthesis {

/// Half the sum of |share in `real` - share in `made`| over the values of the given columns, an empty cell a value:
/// 0 (the same) to 1 (nothing in common). `second` may be the same as `first`: then of that column alone.
double total_variation(const record_table& real, const record_table& made, const domain& over, std::size_t first,
                       std::size_t second);

}  // namespace casewise::synthesis
