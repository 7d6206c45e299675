#pragma once
#include <string>

#include "cases/case_store.h"
#include "cases/report.h"
#include "codebook/codebook.h"

namespace casewise {

/// JSON of web/bridge/protocol.ts `Description`.
std::string describe(const codebook& book, const case_store& cases, const report& what_was_read);

}  // namespace casewise
