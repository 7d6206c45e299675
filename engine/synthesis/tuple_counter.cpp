#include "synthesis/tuple_counter.h"

namespace casewise::synthesis {

tuple_counter::tuple_counter(packing how, std::size_t length, const std::vector<tuple>& counted,
                             const pair_matrix& pairs)
    : how_(how), length_(length), pairs_(pairs) {
  counts_.reserve(counted.size());
  for (const tuple one : counted) counts_.insert(one);
}

void tuple_counter::add(std::span<const attribute> record) { extend(0, 0, record.data(), record.size()); }

void tuple_counter::extend(tuple prefix, std::size_t length, const attribute* fitting, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const tuple longer = how_.append(prefix, fitting[i]);
    if (length + 1 == length_) {
      if (std::uint32_t* found = counts_.find(longer)) ++*found;
      continue;
    }
    attribute next[most_columns];
    std::size_t left = 0;
    for (std::size_t j = i + 1; j < count; ++j)
      if (length_ == 2 || pairs_.has(fitting[i], fitting[j])) next[left++] = fitting[j];
    extend(longer, length + 1, next, left);
  }
}

}  // namespace casewise::synthesis
