#include "synthesis/candidates.h"

#include <algorithm>

namespace casewise::synthesis {

bool candidate_maker::step(std::vector<tuple>& into, std::size_t most_new) {
  const std::size_t enough = into.size() + most_new;
  for (; at_ < passed_.size() && into.size() < enough; ++at_) {
    if (length_ == 2)
      extend_single(passed_[at_], into);
    else
      extend(passed_[at_], into);
  }
  return at_ < passed_.size();
}

void candidate_maker::extend_single(tuple from, std::vector<tuple>& into) const {
  for (std::size_t i = at_ + 1; i < passed_.size(); ++i) {
    const auto more = static_cast<attribute>(passed_[i]);
    if (over_.allows(static_cast<attribute>(from), more)) into.push_back(how_.append(from, more));
  }
}

void candidate_maker::extend(tuple from, std::vector<tuple>& into) const {
  std::vector<bits::word> fitting(pairs_.words(), ~bits::word{0});
  for (unsigned place = 0; place + 1 < length_; ++place)
    bits::intersect(fitting.data(), pairs_.row(how_.at(from, place)), fitting.size());
  const attribute last = how_.at(from, 0);
  bits::for_each(fitting.data(), fitting.size(), [&](std::size_t found) {
    if (found <= last) return;
    const tuple longer = how_.append(from, static_cast<attribute>(found));
    // Up to length 3 the pairs say it all.
    for (unsigned place = 1; length_ > 3 && place < length_; ++place)
      if (!std::binary_search(passed_.begin(), passed_.end(), how_.without(longer, place))) return;
    into.push_back(longer);
  });
}

}  // namespace casewise::synthesis
