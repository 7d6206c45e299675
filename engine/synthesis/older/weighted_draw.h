#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "privacy/samplers.h"

namespace casewise::synthesis {

/// Choices with whole weights, filled anew for each draw.
class weighted_draw {
 public:
  void clear() { ends_.clear(); }
  void add(std::uint64_t weight) { ends_.push_back((ends_.empty() ? 0 : ends_.back()) + weight); }
  std::size_t size() const { return ends_.size(); }
  bool is_empty() const { return ends_.empty() || ends_.back() == 0; }

  /// The place of one choice, in proportion to the weights. Not while `is_empty`.
  std::size_t draw(privacy::random_source& from) const {
    const std::uint64_t at = privacy::uniform_below(from, ends_.back());
    std::size_t low = 0, high = ends_.size() - 1;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (ends_[middle] > at)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

 private:
  std::vector<std::uint64_t> ends_;
};

}  // namespace casewise::synthesis
