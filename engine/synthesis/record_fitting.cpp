#include "synthesis/record_fitting.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

namespace {

constexpr double largest_weight = 4096;
constexpr std::size_t many_unused = 1'000'000;

}  // namespace

record_fitting::record_fitting(const release& from, const target_counts& targets, record_table& records,
                               bool no_invention, fast_random& random)
    : from_(from),
      how_(from.how),
      longest_(from.longest()),
      records_(records),
      no_invention_(no_invention),
      random_(random),
      has_rules_(from.over.has_rules()) {
  double least = from.lengths.empty() ? 1 : from.lengths[0].sd();
  for (const released_length& one : from.lengths) least = std::min(least, one.sd());
  for (const released_length& one : from.lengths) {
    const double ratio = least / one.sd();
    weights_.push_back(std::max<std::int64_t>(1, std::llround(largest_weight * ratio * ratio)));
    inverse_variance_.push_back(1 / (one.sd() * one.sd()));
  }
  // Start with what is reported: in most fits that is most of the table.
  table_.reserve(2 * targets.reported);
  targets.counts.for_each([&](tuple one, std::uint32_t target) {
    table_.insert(one).target = target;
    distance_ += weight(one) * target * target;
    ++reported_;
    if (no_invention_) all_reported_.push_back(one);
  });
  list_partners(targets);
}

void record_fitting::list_partners(const target_counts& targets) {
  const auto each_extension = [&](auto&& visit) {
    targets.counts.for_each([&](tuple one, std::uint32_t) {
      const std::size_t length = how_.short_length(one);
      for (unsigned place = 0; length > 1 && place < length; ++place)
        visit(how_.without(one, place), how_.at(one, place));
    });
  };
  each_extension([&](tuple base, attribute) { ++partners_of_.insert(base).count; });
  std::uint32_t next = 0;
  partners_of_.for_each([&](tuple, partner_range& at) {
    at.first = next;
    next += at.count;
    at.count = 0;
  });
  partners_.resize(next);
  each_extension([&](tuple base, attribute one) {
    partner_range& at = *partners_of_.find(base);
    partners_[at.first + at.count++] = one;
  });
}

bool record_fitting::count_start(std::size_t rows) {
  const std::size_t last = std::min(records_.size(), counted_ + rows);
  for (; counted_ < last; ++counted_) {
    attribute own[most_columns];
    const std::size_t width = attributes_of(records_.row(counted_), own);
    for_each_tuple(how_, own, width, longest_, [&](tuple one) {
      cell& at = table_.insert(one);
      distance_ += weight(one) * (1 + 2 * (std::int64_t{at.count} - at.target));
      ++at.count;
    });
  }
  return counted_ < records_.size();
}

/// Every combination of `one` with up to `longest_ - 1` of the other attributes of the row. How many.
std::size_t record_fitting::keys_with(attribute one, std::vector<tuple>& keys) const {
  std::size_t below = 0;
  while (below < other_count_ && others_[below] < one) ++below;
  std::size_t count = 0;
  const auto emit = [&](tuple key) {
    if (count == keys.size()) keys.resize(2 * count + 64);
    keys[count++] = key;
  };
  const auto with_later = [&](tuple earlier, std::size_t length) {
    const tuple key = how_.append(earlier, one);
    emit(key);
    if (length + 1 < longest_)
      for_each_tuple(how_, others_ + below, other_count_ - below, longest_ - length - 1, emit, key);
  };
  with_later(0, 0);
  if (longest_ > 1)
    for_each_tuple(how_, others_, below, longest_ - 1,
                   [&](tuple earlier) { with_later(earlier, how_.short_length(earlier)); });
  return count;
}

/// How much smaller F gets for losing these combinations, and larger for gaining them.
std::int64_t record_fitting::loss(const std::vector<tuple>& keys, std::size_t count) const {
  std::int64_t out = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const cell& at = *table_.find(keys[i]);
    out += weight(keys[i]) * (1 - 2 * (std::int64_t{at.count} - at.target));
  }
  return out;
}

std::int64_t record_fitting::gain(const std::vector<tuple>& keys, std::size_t count) const {
  std::int64_t out = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const cell* at = table_.find(keys[i]);
    out += weight(keys[i]) * (at == nullptr ? 1 : 1 + 2 * (std::int64_t{at->count} - at->target));
  }
  return out;
}

/// Public rules: an attribute stands only beside the one that it needs.
bool record_fitting::forbidden(std::size_t row, std::size_t column, attribute value) const {
  if (!has_rules_) return false;
  const auto cells = records_.row(row);
  for (std::size_t j = 0; j < cells.size(); ++j) {
    const attribute one = j == column ? value : cells[j];
    if (one == 0 || from_.over.needs[one] == 0) continue;
    const attribute needed = from_.over.needs[one];
    const std::size_t at = from_.over.column_of[needed];
    if ((at == column ? value : cells[at]) != needed) return true;
  }
  return false;
}

void record_fitting::propose(std::size_t many) {
  if (records_.size() < 2) return;
  for (std::size_t i = 0; i < many; ++i) {
    if (no_invention_)
      propose_rebuilt();
    else if ((random_.next() & 3) != 0)
      propose_missing();
    else
      propose_any();
  }
  proposals_ += many;
  forget_unused();
}

/// The value of any other record, or none.
void record_fitting::propose_any() {
  const std::size_t row = random_.below(records_.size());
  const std::size_t column = random_.below(records_.columns());
  const std::uint64_t choice = random_.next();
  attribute after = 0;
  if ((choice & 3) != 0) after = records_.row(random_.below(records_.size()))[column];
  consider(row, column, after);
}

/// One or two of these attributes.
tuple record_fitting::base_of(const attribute* own, std::size_t width) {
  const attribute first = own[random_.below(width)], second = own[random_.below(width)];
  return first != second && longest_ > 2 ? how_.insert(first, second) : tuple{first};
}

/// An attribute that makes a reported combination with `base`; 0 where there is none.
attribute record_fitting::partner_of(tuple base) {
  const partner_range* found = partners_of_.find(base);
  return found == nullptr ? attribute{0} : partners_[found->first + random_.below(found->count)];
}

/// An attribute that makes, with one or two of the record's own, a combination of which there are too few.
void record_fitting::propose_missing() {
  const std::size_t row = random_.below(records_.size());
  attribute own[most_columns];
  const std::size_t width = attributes_of(records_.row(row), own);
  if (width == 0) return;
  const tuple base = base_of(own, width);
  const attribute after = partner_of(base);
  if (after == 0) return;
  const std::size_t column = from_.over.column_of[after];
  if (records_.row(row)[column] == after) return;
  const cell& at = *table_.find(how_.insert(base, after));
  if (at.count < at.target) consider(row, column, after);
}

/// Makes the change if it brings the records closer.
void record_fitting::consider(std::size_t row, std::size_t column, attribute after) {
  const attribute before = records_.row(row)[column];
  if (after == before || forbidden(row, column, after)) return;

  other_count_ = 0;
  const auto cells = records_.row(row);
  for (std::size_t j = 0; j < cells.size(); ++j) {
    others_[other_count_] = cells[j];
    other_count_ += j != column && cells[j] != 0;
  }
  const std::size_t gained = after == 0 ? 0 : keys_with(after, gained_);
  for (std::size_t i = 0; i < gained; ++i) table_.prefetch(gained_[i]);
  const std::size_t lost = before == 0 ? 0 : keys_with(before, lost_);
  for (std::size_t i = 0; i < lost; ++i) table_.prefetch(lost_[i]);
  const std::int64_t change = gain(gained_, gained) + loss(lost_, lost);
  if (change >= 0) return;

  distance_ += change;
  ++accepted_;
  for (std::size_t i = 0; i < lost; ++i) --table_.find(lost_[i])->count;
  for (std::size_t i = 0; i < gained; ++i) ++table_.insert(gained_[i]).count;
  records_.row(row)[column] = after;
}

/// Keeps the table from filling up with combinations that came and went.
void record_fitting::forget_unused() {
  if (table_.size() < reported_ + many_unused) return;
  std::size_t used = 0;
  table_.for_each([&](tuple, const cell& at) { used += (at.target | at.count) != 0; });
  if (table_.size() - used < many_unused) return;
  tuple_table<cell> kept;
  kept.reserve(used + many_unused);
  table_.for_each([&](tuple one, const cell& at) {
    if ((at.target | at.count) != 0) kept.insert(one) = at;
  });
  table_ = std::move(kept);
}

double record_fitting::misfit() const {
  double sum = 0;
  table_.for_each([&](tuple one, const cell& at) {
    if (at.target == 0) return;
    const double off = static_cast<double>(at.count) - static_cast<double>(at.target);
    sum += off * off * inverse_variance_[how_.short_length(one) - 1];
  });
  return reported_ == 0 ? 0 : sum / static_cast<double>(reported_);
}

record_fitting::closeness record_fitting::close_to(std::size_t length) const {
  double released = 0, apart = 0, held = 0, made = 0;
  table_.for_each([&](tuple one, const cell& at) {
    if (at.target == 0 || how_.short_length(one) != length) return;
    ++released;
    apart += std::fabs(static_cast<double>(at.count) - static_cast<double>(at.target));
    held += at.target;
    made += at.count;
  });
  return released == 0 ? closeness{} : closeness{apart / released, made / held};
}

std::int64_t record_fitting::distance_from_scratch() const {
  tuple_table<cell> anew;
  table_.for_each([&](tuple one, const cell& at) {
    if (at.target != 0) anew.insert(one).target = at.target;
  });
  for (std::size_t i = 0; i < records_.size(); ++i) {
    attribute own[most_columns];
    const std::size_t width = attributes_of(records_.row(i), own);
    for_each_tuple(how_, own, width, longest_, [&](tuple one) { ++anew.insert(one).count; });
  }
  std::int64_t out = 0;
  anew.for_each([&](tuple one, const cell& at) {
    const std::int64_t off = std::int64_t{at.count} - at.target;
    out += weight(one) * off * off;
  });
  return out;
}

}  // namespace casewise::synthesis
