#pragma once
#include <memory>

#include "base/result.h"
#include "privacy/chacha20.h"
#include "synthesis/domain.h"
#include "synthesis/older/older_run.h"

namespace casewise::synthesis {

/// k-anonymous synthesis from the attributes alone: each is given out as often as the source has it, rounded down to a
/// multiple of k, to records of which every combination is in at least k records of the source; combinations of up to
/// `longest` attributes are kept from becoming too frequent. Not differentially private.
/// All references must outlive the run. Errors: too_large, out_of_memory.
result<std::unique_ptr<older_run>> value_seeded(const record_table& source, const domain& over, std::size_t longest,
                                                std::uint32_t k, privacy::random_source& coins);

}  // namespace casewise::synthesis
