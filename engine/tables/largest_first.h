#pragma once
#include <cstdint>
#include <vector>

namespace casewise {

/// Sorts by count, in the upper half of each number, the largest first, and leaves equal ones in their order.
void put_largest_first(std::vector<std::uint64_t>& list);

}  // namespace casewise
