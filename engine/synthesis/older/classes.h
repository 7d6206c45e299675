#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "synthesis/records.h"

namespace casewise::synthesis {

/// For each record, how many records (itself among them) agree with it in all of `columns`, empty cells included.
std::vector<std::uint32_t> class_sizes(const record_table& of, const std::vector<std::size_t>& columns);

}  // namespace casewise::synthesis
