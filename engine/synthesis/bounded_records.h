#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "privacy/chacha20.h"
#include "synthesis/records.h"

namespace casewise::synthesis {

/// Records of which each counts with at most `bound` attributes: a longer one with a random choice of them, made once
/// for all lengths, so that its combinations stay consistent. Sensitive.
class bounded_records {
 public:
  explicit bounded_records(std::size_t bound) : bound_(bound) {}

  void add(std::span<const attribute> row, privacy::random_source& coins);

  std::size_t size() const { return starts_.size() - 1; }
  /// Ascending.
  std::span<const attribute> operator[](std::size_t at) const {
    return {attributes_.data() + starts_[at], starts_[at + 1] - starts_[at]};
  }

 private:
  std::size_t bound_;
  std::vector<std::size_t> starts_ = {0};
  std::vector<attribute> attributes_;
};

}  // namespace casewise::synthesis
