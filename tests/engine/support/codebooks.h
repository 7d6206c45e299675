#pragma once
#include <string>

#include "codebook/codebook.h"

namespace casewise::tests {

/// A codebook small enough to know by heart: year, gender, age, home, place, level; the set `means` (debt, threat,
/// abuse; anyPresent) and the set `kinds` (sold, held; anyRecorded); agegroup, border, meanscount, kindcount.
const std::string& tiny_codebook();

/// public/codebook/ctdc-global-synthetic.json.
const std::string& real_codebook();

/// A codebook as the engine reads it; fails the test where it is refused.
codebook read_book(const std::string& document);

}  // namespace casewise::tests
