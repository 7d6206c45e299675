#include "synthesis/sampler.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

namespace {

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
    : over_(over), how_(targets.how), longest_(targets.longest), most_(most), random_(random) {
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
    if (how_.short_length(one) != 1) return;
    left_[static_cast<attribute>(one)] = at.target;
    all_left_ += at.target;
  });
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
bool sampler::fits(candidate& one, attribute newest) {
  if (!over_.allows(one.is, newest)) return false;
  const tuple pair = how_.insert(one.is, newest);
  const auto take = [&](tuple of) {
    const std::uint32_t left = rest(of);
    if (left != 0) one.rests.push_back(left);
    return left != 0;
  };
  if (longest_ < 2) return true;
  if (!take(pair)) return false;
  bool all = true;
  if (longest_ > 2) {
    for_each_tuple(how_, record_.data(), record_.size(), longest_ - 2, [&](tuple others) {
      if (!all) return;
      tuple key = pair;
      bool with_newest = false;
      const std::size_t length = how_.short_length(others);
      for (unsigned place = 0; place < length; ++place) {
        const attribute other = how_.at(others, place);
        with_newest |= other == newest;
        key = how_.insert(key, other);
      }
      if (!with_newest) all = take(key);
    });
  }
  return all;
}

std::uint32_t sampler::weigh(candidate& one) const {
  const std::size_t size = record_.size() + 1;
  if (size > longest_) return percentile_95(one.rests);
  tuple key = one.is;
  for (const attribute other : record_) key = how_.insert(key, other);
  return rest(key);
}

bool sampler::grow() {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < candidate_count_; ++i) sum += candidates_[i].weight;
  if (sum == 0) return false;
  std::uint64_t drawn = random_.next() % sum;
  std::size_t chosen = 0;
  while (drawn >= candidates_[chosen].weight) drawn -= candidates_[chosen++].weight;
  const attribute newest = candidates_[chosen].is;

  // Every combination of the newest with what the record has is now used once.
  ++table_.find(newest)->count;
  --left_[newest];
  --all_left_;
  if (longest_ > 1)
    for_each_tuple(how_, record_.data(), record_.size(), longest_ - 1, [&](tuple others) {
      if (cell* at = table_.find(how_.insert(others, newest))) ++at->count;
    });
  record_.insert(std::upper_bound(record_.begin(), record_.end(), newest), newest);

  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidate_count_; ++i) {
    if (candidates_[i].is == newest || !fits(candidates_[i], newest)) continue;
    candidates_[i].weight = weigh(candidates_[i]);
    if (candidates_[i].weight == 0) continue;
    if (kept != i) std::swap(candidates_[kept], candidates_[i]);
    ++kept;
  }
  candidate_count_ = kept;
  return kept > 0;
}

}  // namespace casewise::synthesis
