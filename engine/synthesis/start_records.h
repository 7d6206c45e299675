#pragma once
#include "synthesis/fast_random.h"
#include "synthesis/records.h"
#include "synthesis/release.h"
#include "synthesis/targets.h"

namespace casewise::synthesis {

/// Records whose columns have the released counts of single attributes and nothing to do with each other: the start of
/// a fitting, and the trivial baseline that every better method must beat. As many as the protected record count.
record_table independent_records(const release& from, const target_counts& targets, fast_random& random);

/// Takes away every attribute that stands without the one it needs.
void keep_rules(const domain& over, record_table& records);

}  // namespace casewise::synthesis
