#pragma once
#include "cases/case_store.h"
#include "codebook/codebook.h"

namespace casewise {

/// Fills the indicators that are made of others and have no column: present where any of those is present; recorded as
/// 0 where each of them is, so nowhere if one has no column. False where there is no memory.
bool merge_indicators(const codebook& book, case_store& cases);

}  // namespace casewise
