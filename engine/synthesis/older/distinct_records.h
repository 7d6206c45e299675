#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "synthesis/records.h"

namespace casewise::synthesis {

/// The records of a file without repetitions, with how often each occurs. Sensitive.
class distinct_records {
 public:
  explicit distinct_records(const record_table& of);

  std::size_t size() const { return times_.size(); }
  std::uint32_t times(std::size_t at) const { return times_[at]; }
  /// Every column, 0 where there is nothing.
  std::span<const attribute> row(std::size_t at) const { return rows_.row(at); }
  /// Ascending.
  std::span<const attribute> attributes(std::size_t at) const {
    return {attributes_.data() + starts_[at], starts_[at + 1] - starts_[at]};
  }

 private:
  record_table rows_;
  std::vector<std::uint32_t> times_;
  std::vector<std::size_t> starts_ = {0};
  std::vector<attribute> attributes_;
};

}  // namespace casewise::synthesis
