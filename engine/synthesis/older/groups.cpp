#include "synthesis/older/groups.h"

#include <algorithm>
#include <numeric>

namespace casewise::synthesis {

namespace {

/// Where that is not enough, groups are found again each time: slower, never wrong.
constexpr std::size_t most_kept_bytes = std::size_t{256} << 20;

/// Marks the key of a group with more attributes than fit into a word: the place of the group that it came from, and
/// the attribute that was added. The same group by another way has another key then.
constexpr tuple beyond_words = tuple{1} << 63;

std::size_t bytes_of(const group& one) {
  return sizeof(group) + one.rows.size() * sizeof(one.rows[0]) + one.choices.size() * sizeof(group_choice);
}

/// Whether two records have the same in each of the columns of a bit set.
bool agree(std::span<const attribute> one, std::span<const attribute> other, std::uint64_t columns) {
  for (std::uint64_t left = columns; left != 0; left &= left - 1) {
    const auto column = static_cast<std::size_t>(std::countr_zero(left));
    if (one[column] != other[column]) return false;
  }
  return true;
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
  const bool has_key = fits || of.place != 0;
  const tuple key = fits ? how_.insert(of.key, more) : beyond_words | tuple{of.place} << 12 | more;
  if (has_key) {
    const std::uint32_t* place = place_of_.find(key);
    if (place != nullptr) return kept_[*place - 1];
  }
  group& passing = passing_[of.length() + 1];
  fill(of, more, passing);
  passing.key = fits ? key : 0;
  passing.place = 0;
  // The groups of a single attribute are always kept: `fill` relies on it.
  const bool has_room = passing.length() == 1 || kept_bytes_ + bytes_of(passing) <= most_kept_bytes;
  if (!has_key || !has_room) return passing;
  kept_bytes_ += bytes_of(passing);
  kept_.push_back(passing);  // a copy, so that it takes no more memory than it needs
  kept_.back().place = static_cast<std::uint32_t>(kept_.size());
  place_of_.insert(key) = kept_.back().place;
  return kept_.back();
}

void group_finder::fill(const group& of, attribute more, group& into) {
  const std::size_t column = over_.column_of[more];
  into.columns = of.columns | std::uint64_t{1} << column;
  into.rows.clear();
  // From the shorter list: the group itself, or everyone with `more`. Any record of the group shows what it shares.
  const group& all = of.columns == 0 ? of : with(everyone_, more);
  if (all.rows.size() < of.rows.size()) {
    const auto shared = from_.row(of.rows.front());
    for (const std::uint32_t row : all.rows)
      if (agree(from_.row(row), shared, of.columns)) into.rows.push_back(row);
  } else {
    for (const std::uint32_t row : of.rows)
      if (from_.row(row)[column] == more) into.rows.push_back(row);
  }
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
