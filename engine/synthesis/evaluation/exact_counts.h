#pragma once
#include <cstddef>
#include <cstdint>

#include "base/result.h"
#include "synthesis/records.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// How many records have each combination of 1 to `longest` attributes; combinations that none has are not in it.
/// As sensitive as the records.
struct exact_counts {
  packing how;
  std::size_t longest = 0;
  tuple_table<std::uint32_t> table;

  std::uint32_t operator()(tuple of) const {
    const std::uint32_t* found = table.find(of);
    return found == nullptr ? 0 : *found;
  }
};

/// Errors: too_large where there are more combinations than fit into memory.
result<exact_counts> count_tuples(const record_table& of, const domain& over, std::size_t longest);

}  // namespace casewise::synthesis
