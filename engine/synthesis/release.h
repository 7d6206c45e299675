#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "privacy/noisy.h"
#include "privacy/samplers.h"
#include "synthesis/domain.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// The noisy counts of all combinations of one length that were measured.
struct released_length {
  std::size_t length = 0;
  privacy::variance noise;
  std::int64_t mined_above = 0;  // the low threshold: longer combinations and synthetic records are made of these
  std::int64_t shown_above = 0;  // the high one, of the public table
  std::vector<tuple> keys;       // ascending
  std::vector<privacy::noisy> counts;

  double sd() const;
  /// Where `of` stands in `keys`; keys.size() where it was not measured or did not survive.
  std::size_t find(tuple of) const;
  bool is_mined(std::size_t at) const { return at < keys.size() && counts[at].value() > mined_above; }
};

/// Everything that one measurement gave, all of it free to use. Attributes are numbered anew where the domain was
/// discovered, so that nothing of a value that did not survive is left.
struct release {
  domain over;
  packing how;
  privacy::noisy records;
  std::size_t bound = 0;
  bool strict = false;
  std::vector<released_length> lengths;

  const released_length& of_length(std::size_t length) const { return lengths[length - 1]; }
  std::size_t longest() const { return lengths.size(); }
  /// At least 0.
  std::size_t record_count() const;
};

/// Drops the values of a discovered domain that did not survive, and numbers the others anew.
void forget_unreleased_values(release& of);

/// The release as bytes, and back. Bytes from outside are checked: errors bad_range.
std::vector<std::uint8_t> write_release(const release& what);
result<release> read_release(std::span<const std::uint8_t> bytes);

}  // namespace casewise::synthesis
