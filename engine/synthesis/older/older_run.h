#pragma once
#include <cstddef>
#include <cstdint>

#include "synthesis/records.h"

namespace casewise::synthesis {

/// Groups of at least k records, and counts rounded down to multiples of it. No release of this kind is differentially
/// private: what two of them say together may show single records.
inline std::uint32_t floor_of(std::uint32_t count, std::uint32_t k) { return count / k * k; }

/// An older method at work: cut into steps so that whoever waits can look up in between.
class older_run {
 public:
  virtual ~older_run() = default;
  /// True once there is nothing left to do.
  virtual bool step() = 0;
  /// Of a thousand. For the screen only.
  virtual std::uint32_t permille() const = 0;
  /// The records, after the last step.
  virtual record_table take() = 0;
};

}  // namespace casewise::synthesis
