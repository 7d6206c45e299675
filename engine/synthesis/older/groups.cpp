#include "synthesis/older/groups.h"

#include <algorithm>
#include <numeric>

namespace casewise::synthesis {

namespace {

/// Enough for all groups of one to three attributes of a quarter of a million cases; longer ones are seldom met twice.
constexpr std::size_t most_kept_bytes = std::size_t{256} << 20;

std::size_t bytes_of(const group& one) {
  return sizeof(group) + one.rows.size() * sizeof(one.rows[0]) + one.choices.size() * sizeof(group_choice);
}

}  // namespace

group_finder::group_finder(const distinct_records& from, const domain& over, std::uint32_t k)
    : from_(from),
      over_(over),
      how_(packing::of(over.attribute_count())),
      k_(k),
      passing_(over.columns.size() + 1),
      counts_(over.names.size(), 0) {
  everyone_.rows.resize(from.size());
  std::iota(everyone_.rows.begin(), everyone_.rows.end(), 0u);
  count_choices(everyone_);
}

const group& group_finder::with(const group& of, attribute more) {
  const bool fits = of.length() < how_.longest();
  const tuple key = fits ? how_.insert(of.key, more) : 0;
  if (fits) {
    const std::uint32_t* place = place_of_.find(key);
    if (place != nullptr) return kept_[*place - 1];
  }
  group& passing = passing_[of.length() + 1];
  fill(of, more, passing);
  passing.key = key;
  if (!fits || kept_bytes_ + bytes_of(passing) > most_kept_bytes) return passing;
  kept_bytes_ += bytes_of(passing);
  kept_.push_back(passing);  // a copy, so that it takes no more memory than it needs
  place_of_.insert(key) = static_cast<std::uint32_t>(kept_.size());
  return kept_.back();
}

void group_finder::fill(const group& of, attribute more, group& into) {
  const std::size_t column = over_.column_of[more];
  into.columns = of.columns | std::uint64_t{1} << column;
  into.rows.clear();
  for (const std::uint32_t row : of.rows)
    if (from_.row(row)[column] == more) into.rows.push_back(row);
  count_choices(into);
}

void group_finder::count_choices(group& of) {
  of.choices.clear();
  for (const std::uint32_t row : of.rows) {
    for (const attribute one : from_.attributes(row)) {
      if (counts_[one] == 0) of.choices.push_back({one, 0});
      counts_[one] += from_.times(row);
    }
  }
  std::size_t left = 0;
  for (const group_choice& one : of.choices) {
    const std::uint32_t records = counts_[one.more];
    counts_[one.more] = 0;
    const bool in_common = (of.columns >> over_.column_of[one.more] & 1) != 0;
    if (records >= k_ && !in_common) of.choices[left++] = {one.more, records};
  }
  of.choices.resize(left);
  std::sort(of.choices.begin(), of.choices.end(), [](const auto& a, const auto& b) { return a.more < b.more; });
}

}  // namespace casewise::synthesis
