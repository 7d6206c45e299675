#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "synthesis/release.h"

namespace casewise::synthesis {

struct shown_count {
  tuple of = 0;
  std::int64_t count = 0;
};

/// The counts of one length that are worth showing: above the display threshold, with all their parts shown, and no
/// larger than any of them.
struct shown_length {
  std::vector<shown_count> counts;  // ascending by combination
  /// Of these, how many are expected not to exist, at most: as if no measured combination did. 0 in strict mode.
  std::int64_t expected_invented = 0;
};

std::vector<shown_length> shown_counts(const release& from);

/// The public table as CSV: length, then variable and value of each attribute, then the count.
std::string write_shown(const release& from, const std::vector<shown_length>& shown);

}  // namespace casewise::synthesis
