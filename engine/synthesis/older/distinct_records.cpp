#include "synthesis/older/distinct_records.h"

#include <algorithm>
#include <numeric>

namespace casewise::synthesis {

distinct_records::distinct_records(const record_table& of) : rows_(of.columns()) {
  std::vector<std::uint32_t> order(of.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto one = of.row(a), other = of.row(b);
    return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end());
  });
  attribute found[most_columns];
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto row = of.row(order[i]);
    const auto before = of.row(order[i > 0 ? i - 1 : 0]);
    if (i > 0 && std::equal(row.begin(), row.end(), before.begin())) {
      ++times_.back();
      continue;
    }
    rows_.add(row);
    times_.push_back(1);
    attributes_.insert(attributes_.end(), found, found + attributes_of(row, found));
    starts_.push_back(attributes_.size());
  }
}

}  // namespace casewise::synthesis
