#include "synthesis/sampler.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

namespace {

constexpr std::size_t ahead = 4;

/// The 95th percentile of `values` as SDS takes it (method R-8 of Hyndman and Fan 1996), rounded.
std::uint32_t percentile_95(std::vector<std::uint32_t>& values) {
  const auto count = static_cast<double>(values.size());
  const double rank = std::clamp((count + 1.0 / 3) * 0.95 + 1.0 / 3, 1.0, count);
  const auto low = static_cast<std::size_t>(rank) - 1;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(low), values.end());
  const double first = values[low], part = rank - std::floor(rank);
  if (part == 0) return values[low];
  const double second = *std::min_element(values.begin() + static_cast<std::ptrdiff_t>(low) + 1, values.end());
  return static_cast<std::uint32_t>(std::llround(first + part * (second - first)));
}

}  // namespace

sampler::sampler(const domain& over, const target_counts& targets, std::size_t most, fast_random& random)
    : over_(over),
      how_(targets.how),
      longest_(targets.longest),
      most_(most),
      random_(random),
      open_(over.attribute_count()) {
  table_.reserve(targets.reported);
  targets.counts.for_each([&](tuple one, std::uint32_t target) { table_.insert(one).target = target; });
  candidates_.resize(over.attribute_count());
  start_anew();
}

void sampler::start_anew() {
  left_.assign(over_.attribute_count() + 1, 0);
  all_left_ = 0;
  table_.for_each([&](tuple one, cell& at) {
    at.count = 0;
    const std::size_t length = how_.short_length(one);
    if (length == 2) open_.add(how_.at(one, 0), how_.at(one, 1));
    if (length != 1) return;
    left_[static_cast<attribute>(one)] = at.target;
    all_left_ += at.target;
  });
}

/// Uses a combination once, and closes a pair that is used up.
void sampler::use(tuple of) {
  cell* at = table_.find(of);
  if (at != nullptr && ++at->count == at->target && how_.short_length(of) == 2)
    open_.remove(how_.at(of, 0), how_.at(of, 1));
}

std::uint32_t sampler::rest(tuple of) const {
  const cell* at = table_.find(of);
  return at == nullptr || at->target <= at->count ? 0 : at->target - at->count;
}

bool sampler::make(std::size_t many, record_table& into) {
  std::vector<attribute> row(into.columns());
  for (std::size_t i = 0; i < many; ++i) {
    if (most_ != 0 && made_ == most_) return false;
    if (all_left_ == 0) {
      if (most_ == 0 || made_ == 0) return false;
      start_anew();
    }
    begin_record();
    while (grow()) {
    }
    std::fill(row.begin(), row.end(), attribute{0});
    for (const attribute one : record_) row[over_.column_of[one]] = one;
    into.add(row);
    ++made_;
  }
  return true;
}

void sampler::begin_record() {
  record_.clear();
  candidate_count_ = 0;
  for (std::size_t one = 1; one < left_.size(); ++one) {
    if (left_[one] == 0) continue;
    candidate& next = candidates_[candidate_count_++];
    next.is = static_cast<attribute>(one);
    next.rests.assign(1, left_[one]);
    next.weight = left_[one];
  }
}

/// Keeps a candidate whose combinations with the newest attribute are all released and not used up.
bool sampler::fits(candidate& one, const tuple* keys) {
  for (std::size_t i = 0; i < bases_.size(); ++i) {
    const std::uint32_t left = rest(keys[i]);
    if (left == 0) return false;
    one.rests.push_back(left);
    // Up to the released length, the whole record with the candidate is itself a combination.
    if (i == whole_) one.weight = left;
  }
  if (record_.size() + 1 > longest_) one.weight = percentile_95(one.rests);
  return one.weight != 0;
}

/// Drops the candidates of which `wanted` is false. Those not yet asked stay where they are meanwhile.
template <class Wanted>
void sampler::keep(Wanted&& wanted) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidate_count_; ++i) {
    if (!wanted(candidates_[i])) continue;
    if (kept != i) std::swap(candidates_[kept], candidates_[i]);
    ++kept;
  }
  candidate_count_ = kept;
}

bool sampler::grow() {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < candidate_count_; ++i) sum += candidates_[i].weight;
  if (sum == 0) return false;
  std::uint64_t drawn = random_.next() % sum;
  std::size_t chosen = 0;
  while (drawn >= candidates_[chosen].weight) drawn -= candidates_[chosen++].weight;
  const attribute newest = candidates_[chosen].is;

  // Every combination of the newest with what the record has is now used once. They are what candidates extend.
  use(newest);
  --left_[newest];
  --all_left_;
  bases_.clear();
  whole_ = 0;
  if (longest_ > 1) {
    bases_.push_back(newest);
    for_each_tuple(how_, record_.data(), record_.size(), longest_ - 1, [&](tuple others) {
      const tuple with = how_.insert(others, newest);
      use(with);
      const std::size_t length = how_.short_length(with);
      if (length >= longest_) return;
      if (length == record_.size() + 1) whole_ = bases_.size();
      bases_.push_back(with);
    });
  }
  record_.insert(std::upper_bound(record_.begin(), record_.end(), newest), newest);

  keep([&](candidate& one) {
    return one.is != newest && over_.allows(one.is, newest) && (longest_ < 2 || open_.has(one.is, newest));
  });
  // Most of the time goes by waiting for memory: the places of the candidates that come next are fetched meanwhile.
  const std::size_t bases = bases_.size();
  keys_.resize(ahead * bases);
  const auto keys_of = [&](std::size_t at) { return keys_.data() + at % ahead * bases; };
  std::size_t fetched = 0, at = 0;
  keep([&](candidate& one) {
    for (; fetched < std::min(at + ahead, candidate_count_); ++fetched)
      for (std::size_t i = 0; i < bases; ++i) {
        keys_of(fetched)[i] = how_.insert(bases_[i], candidates_[fetched].is);
        table_.prefetch(keys_of(fetched)[i]);
      }
    return fits(one, keys_of(at++));
  });
  return candidate_count_ > 0;
}

}  // namespace casewise::synthesis
