#pragma once
#include <memory>

#include "privacy/chacha20.h"
#include "synthesis/domain.h"
#include "synthesis/older/older_run.h"

namespace casewise::synthesis {

/// k-anonymous synthesis that starts each record from one of the source: attributes of that record are drawn as long as
/// at least k records share all that was drawn. What is then missing of an attribute is made up in further records,
/// what is too much is deleted, so that each attribute is in as many records as in the source, rounded down to a
/// multiple of k. Every combination in a record is in at least k records of the source. Not differentially private. All
/// references must outlive the run.
std::unique_ptr<older_run> row_seeded(const record_table& source, const domain& over, std::uint32_t k,
                                      privacy::random_source& coins);

}  // namespace casewise::synthesis
