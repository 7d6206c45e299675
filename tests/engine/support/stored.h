#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cases/case_store.h"
#include "cases/report.h"
#include "codebook/codebook.h"

namespace casewise::tests {

/// Cases as the engine keeps them, for tests of single folders. Reads with header, scanner, loader and settle, in one
/// slice; fails the test where the file is refused.
struct stored {
  codebook book;
  case_store cases;
  report what_was_read;
};

std::unique_ptr<stored> store_cases(std::string_view csv, const std::string& codebook);

}  // namespace casewise::tests
