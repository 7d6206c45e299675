#include "synthesis/bounded_records.h"

#include <algorithm>
#include <utility>

#include "privacy/mutants.h"
#include "privacy/samplers.h"

namespace casewise::synthesis {

void bounded_records::add(std::span<const attribute> row, privacy::random_source& coins) {
  attribute own[most_columns];
  std::size_t count = attributes_of(row, own);
  if (count > bound_ && !privacy::mutated(privacy::mutant::no_truncation)) {
    // The first steps of Fisher and Yates's shuffle: each subset of this size equally often.
    for (std::size_t i = 0; i < bound_; ++i) std::swap(own[i], own[i + privacy::uniform_below(coins, count - i)]);
    count = bound_;
    std::sort(own, own + count);
  }
  attributes_.insert(attributes_.end(), own, own + count);
  starts_.push_back(attributes_.size());
}

}  // namespace casewise::synthesis
