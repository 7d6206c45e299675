#include "synthesis/older/classes.h"

#include <algorithm>

namespace casewise::synthesis {

namespace {

constexpr std::size_t records_per_slice = 16'384;

}  // namespace

class_counter::class_counter(const record_table& of, const std::vector<std::size_t>& columns)
    : of_(&of), columns_(columns), keys_(columns.size()), size_(of.size(), nullptr) {
  keys_.resize(of.size());
}

bool class_counter::step() {
  const std::size_t end = std::min(of_->size(), next_ + records_per_slice);
  for (; next_ < end; ++next_) {
    const auto from = of_->row(next_);
    const auto key = keys_.row(next_);
    for (std::size_t j = 0; j < columns_.size(); ++j) key[j] = from[columns_[j]];
    std::uint32_t& times = times_[bytes_of(key)];
    ++times;
    size_[next_] = &times;
  }
  return next_ == of_->size();
}

}  // namespace casewise::synthesis
