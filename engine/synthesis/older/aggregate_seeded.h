#pragma once
#include <memory>

#include "base/result.h"
#include "privacy/chacha20.h"
#include "synthesis/domain.h"
#include "synthesis/older/older_run.h"

namespace casewise::synthesis {

/// k-anonymous synthesis from counts: the sampler of the reference on the counts of all combinations of up to `longest`
/// attributes, each rounded down to a multiple of k. Each attribute is in as many records as its rounded count, and
/// every combination of up to `longest` attributes is in at least k records of the source. Not differentially private.
/// `over` must outlive the run. Errors: too_large.
result<std::unique_ptr<older_run>> aggregate_seeded(const record_table& source, const domain& over, std::size_t longest,
                                                    std::uint32_t k, privacy::random_source& coins);

}  // namespace casewise::synthesis
