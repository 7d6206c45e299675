#include <algorithm>
#include <utility>

#include "synthesis/record_fitting.h"

// The proposals of a fitting without inventions. A record is taken out of the counts and built anew, attribute by
// attribute: first a released combination of which there are too few, then what the record had, then what goes with it.
// An attribute is put in only if all its combinations with those already in are released, and if it brings the counts
// closer. So no record ever holds, not even in between, a combination that was not released.

namespace casewise::synthesis {

namespace {

constexpr int seeds_compared = 2;
constexpr int partners_tried = 8;

}  // namespace

void record_fitting::propose_rebuilt() {
  const std::size_t row = random_.below(records_.size());
  const tuple seed = seed_for(row);
  if (seed == 0) return;
  const auto cells = records_.row(row);
  attribute own[most_columns], first[6];
  const std::size_t width = attributes_of(cells, own), length = how_.short_length(seed);
  for (unsigned place = 0; place < length; ++place) first[place] = how_.at(seed, place);
  for (std::size_t i = width; i > 1; --i) std::swap(own[i - 1], own[random_.below(i)]);

  take_out(row);
  const bool seeded = put_in_all(first, length);
  if (seeded) {
    put_in_all(own, width);
    put_in_partners();
  }
  if (seeded && change_ < 0) {
    distance_ += change_;
    ++accepted_;
    std::fill(cells.begin(), cells.end(), attribute{0});
    for (std::size_t i = 0; i < built_count_; ++i) cells[from_.over.column_of[built_[i]]] = built_[i];
    return;
  }
  for (cell* at : put_) --at->count;
  for (cell* at : taken_) ++at->count;
}

/// A released combination of which there are too few: any, or one that the record lacks a single attribute of.
tuple record_fitting::seed_for(std::size_t row) {
  const auto cells = records_.row(row);
  attribute own[most_columns];
  const std::size_t width = attributes_of(cells, own);
  const auto shortage = [&](tuple of) {
    const cell& at = *table_.find(of);
    return (std::int64_t{at.target} - at.count) * weight(of);
  };
  if (width == 0 || (random_.next() & 1) != 0) {
    tuple out = 0;
    std::int64_t most = 0;
    for (int i = 0; i < seeds_compared && !all_reported_.empty(); ++i) {
      const tuple one = all_reported_[random_.below(all_reported_.size())];
      if (const std::int64_t is = shortage(one); is > most) most = is, out = one;
    }
    return out;
  }
  const tuple base = base_of(own, width);
  const attribute after = partner_of(base);
  if (after == 0 || cells[from_.over.column_of[after]] == after) return 0;
  const tuple out = how_.insert(base, after);
  return shortage(out) > 0 ? out : 0;
}

/// Begins the record anew: its combinations are counted no longer.
void record_fitting::take_out(std::size_t row) {
  built_count_ = 0;
  change_ = 0;
  put_.clear();
  taken_.clear();
  lost_.clear();
  attribute own[most_columns];
  const std::size_t width = attributes_of(records_.row(row), own);
  for_each_tuple(how_, own, width, longest_, [&](tuple one) {
    lost_.push_back(one);
    table_.prefetch(one);
  });
  for (const tuple one : lost_) {
    cell* at = table_.find(one);
    change_ += weight(one) * (1 - 2 * (std::int64_t{at->count} - at->target));
    --at->count;
    taken_.push_back(at);
  }
}

/// False where it may not be there or makes F no smaller.
bool record_fitting::put_in(attribute one) {
  const std::size_t column = from_.over.column_of[one];
  const attribute needed = from_.over.needs[one];
  bool allowed = needed == 0;
  for (std::size_t i = 0; i < built_count_; ++i) {
    if (from_.over.column_of[built_[i]] == column) return false;
    allowed |= built_[i] == needed;
  }
  if (!allowed) return false;

  other_count_ = built_count_;
  std::copy(built_, built_ + built_count_, others_);
  const std::size_t count = keys_with(one, gained_), before = put_.size();
  std::int64_t more = 0;
  for (std::size_t i = 0; i < count; ++i) {
    cell* at = table_.find(gained_[i]);
    if (at == nullptr || at->target == 0) {
      put_.resize(before);
      return false;
    }
    more += weight(gained_[i]) * (1 + 2 * (std::int64_t{at->count} - at->target));
    put_.push_back(at);
  }
  if (more >= 0) {
    put_.resize(before);
    return false;
  }
  for (std::size_t i = before; i < put_.size(); ++i) ++put_[i]->count;
  change_ += more;
  attribute* place = std::upper_bound(built_, built_ + built_count_, one);
  std::copy_backward(place, built_ + built_count_, built_ + built_count_ + 1);
  *place = one;
  ++built_count_;
  return true;
}

/// Whether each of them could be put in. Under public rules in two rounds: some need others that come later.
bool record_fitting::put_in_all(const attribute* wanted, std::size_t count) {
  std::size_t in = 0;
  for (std::size_t i = 0; i < count; ++i) in += put_in(wanted[i]);
  for (std::size_t i = 0; has_rules_ && in < count && i < count; ++i) in += put_in(wanted[i]);
  return in == count;
}

void record_fitting::put_in_partners() {
  for (int i = 0; i < partners_tried; ++i)
    if (const attribute after = partner_of(base_of(built_, built_count_)); after != 0) put_in(after);
}

}  // namespace casewise::synthesis
