#pragma once
#include <string_view>

#include "base/result.h"
#include "codebook/codebook.h"

namespace casewise {

/// Reads and checks a codebook file (docs/codebook-format.md). Errors: bad_json; bad_codebook with a JSON Pointer.
result<codebook> read_codebook(std::string_view document);

}  // namespace casewise
