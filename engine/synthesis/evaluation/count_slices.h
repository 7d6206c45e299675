#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>

#include "synthesis/evaluation/exact_counts.h"

namespace casewise::synthesis {

/// Exact counts of all short combinations, taken a slice of records at a time.
class count_slices {
 public:
  count_slices() = default;
  /// `of` must outlive the counting.
  count_slices(const record_table& of, const domain& over, std::size_t longest)
      : of_(&of), counts_{packing::of(over.attribute_count()), longest, {}} {}

  bool is_done() const { return next_ == of_->size(); }
  const exact_counts& counts() const { return counts_; }
  exact_counts take() { return std::move(counts_); }

  /// Errors: too_large.
  outcome step() {
    constexpr std::size_t records_per_slice = 4096;
    // A table of half a gigabyte. The case data of a quarter of a million records has 0.3 million.
    constexpr std::size_t most_tuples = 24'000'000;
    const std::size_t end = std::min(of_->size(), next_ + records_per_slice);
    attribute found[most_columns];
    for (; next_ < end; ++next_) {
      const std::size_t count = attributes_of(of_->row(next_), found);
      for_each_tuple(counts_.how, found, count, counts_.longest, [&](tuple one) { ++counts_.table.insert(one); });
    }
    if (counts_.table.size() > most_tuples)
      return error{error_code::too_large,
                   "There are too many different combinations. Choose fewer columns or shorter combinations.",
                   "/columns"};
    return nothing{};
  }

 private:
  const record_table* of_ = nullptr;
  exact_counts counts_;
  std::size_t next_ = 0;
};

}  // namespace casewise::synthesis
