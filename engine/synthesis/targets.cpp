#include "synthesis/targets.h"

#include <algorithm>

namespace casewise::synthesis {

target_counts targets_of(const release& from) {
  target_counts out{from.how, from.longest(), 0, {}};
  std::size_t most = 0;
  for (const released_length& one : from.lengths) most += one.keys.size();
  out.counts.reserve(most);
  // Shorter combinations first: one pass makes the counts monotone.
  for (const released_length& one : from.lengths) {
    for (std::size_t i = 0; i < one.keys.size(); ++i) {
      if (!one.is_mined(i) || one.counts[i].value() <= 0) continue;
      std::int64_t count = one.counts[i].value();
      for (unsigned place = 0; one.length > 1 && place < one.length; ++place)
        count = std::min<std::int64_t>(count, out.of(from.how.without(one.keys[i], place)));
      if (count > 0) out.counts.insert(one.keys[i]) = static_cast<std::uint32_t>(count);
    }
  }
  out.reported = out.counts.size();
  return out;
}

}  // namespace casewise::synthesis
