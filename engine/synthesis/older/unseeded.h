#pragma once
#include <memory>

#include "privacy/chacha20.h"
#include "synthesis/domain.h"
#include "synthesis/older/older_run.h"

namespace casewise::synthesis {

/// k-anonymous synthesis column by column: the value of each is drawn among the records that have what was drawn
/// before, by how many have it; values of fewer than k records count as empty. As many records as the source has, less
/// those that stay empty. The order of the columns is random, one for each of 64 batches of records: with an order of
/// its own for each record the groups could not be shared. Not differentially private. All references must outlive the
/// run.
std::unique_ptr<older_run> unseeded(const record_table& source, const domain& over, std::uint32_t k,
                                    privacy::random_source& coins);

}  // namespace casewise::synthesis
