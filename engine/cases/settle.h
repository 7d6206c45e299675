#pragma once
#include "base/result.h"
#include "cases/case_store.h"
#include "cases/loader.h"

namespace casewise {

/// Makes the case store of what was read, block by block, and frees the loader's columns on the way.
/// Completes the loader's report. Errors: out_of_memory.
result<case_store> settle(const codebook& book, loader& from);

}  // namespace casewise
