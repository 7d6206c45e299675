#include "synthesis/evaluation/same_records.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

namespace {

constexpr std::size_t records_per_slice = 16'384;
constexpr double chance_sds = 3;

}  // namespace

bool same_record_search::step() {
  if (next_real_ < real_->size()) {
    const std::size_t end = std::min(real_->size(), next_real_ + records_per_slice);
    for (; next_real_ < end; ++next_real_) {
      const std::uint32_t before = times_[bytes_of(real_->row(next_real_))].real++;
      if (before == 0) ++found_.unique_records;
      if (before == 1) --found_.unique_records;
    }
    return false;
  }
  const std::size_t end = std::min(made_->size(), next_made_ + records_per_slice);
  for (; next_made_ < end; ++next_made_) {
    const auto same = times_.find(bytes_of(made_->row(next_made_)));
    ++found_.records;
    if (same == times_.end()) continue;
    ++found_.as_a_record;
    if (same->second.real != 1) continue;
    ++found_.as_a_unique;
    found_.met += same->second.made++ == 0;
  }
  return next_made_ == made_->size();
}

/// Both are sums of many rare events: the variance of their difference is about their sum.
bool is_within_chance(const same_records& made_from, const same_records& held_back) {
  const double one = static_cast<double>(made_from.met), other = static_cast<double>(held_back.met);
  return one - other <= chance_sds * std::sqrt(one + other + 1);
}

}  // namespace casewise::synthesis
