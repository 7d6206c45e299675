#include "synthesis/older/oversampling_guard.h"

#include <algorithm>

#include "synthesis/older/older_run.h"

namespace casewise::synthesis {

oversampling_guard::oversampling_guard(const tuple_table<std::uint32_t>& source, packing how, std::size_t longest,
                                       std::uint32_t k)
    : how_(how), longest_(longest) {
  source.for_each([&](tuple key, std::uint32_t count) {
    if (count < k) return;
    // 1.1 times in whole numbers.
    cells_.insert(key).most = static_cast<std::uint32_t>(std::uint64_t{floor_of(count, k)} * 11 / 10);
  });
}

/// Visits `more` alone and with every 1 to longest - 1 attributes of the record, until `visit` answers false.
template <class Visit>
bool oversampling_guard::each_with(attribute more, Visit&& visit) {
  bool goes_on = visit(tuple{more});
  if (longest_ < 2) return goes_on;
  for_each_tuple(how_, record_.data(), record_.size(), longest_ - 1,
                 [&](tuple one) { goes_on = goes_on && visit(how_.insert(one, more)); });
  return goes_on;
}

bool oversampling_guard::allows(attribute more) {
  return each_with(more, [&](tuple one) {
    // The source has every combination of a record at least k times, so each is in the table.
    const cell* found = cells_.find(one);
    return found != nullptr && found->made < found->most;
  });
}

void oversampling_guard::take(attribute more) {
  each_with(more, [&](tuple one) {
    if (cell* found = cells_.find(one)) ++found->made;
    return true;
  });
  record_.insert(std::upper_bound(record_.begin(), record_.end(), more), more);
}

}  // namespace casewise::synthesis
