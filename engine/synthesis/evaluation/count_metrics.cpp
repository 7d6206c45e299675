#include "synthesis/evaluation/count_metrics.h"

#include <algorithm>

namespace casewise::synthesis {

namespace {

constexpr std::size_t most_distortions = 10;
constexpr std::size_t most_rare = 20;

std::uint32_t difference(std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; }

/// 0 for counts to 10, 1 to 20, 2 to 40, and so on.
std::size_t bucket_of(std::uint32_t reported) {
  std::size_t bucket = 0;
  for (std::uint64_t end = 10; reported > end; end *= 2) ++bucket;
  return bucket;
}

void add_to(length_metrics& of, std::uint32_t real, std::uint32_t reported, std::uint32_t k) {
  const std::uint32_t error = difference(real, reported);
  of.real += real > 0;
  of.reported += reported > 0;
  of.real_mass += real;
  of.reported_mass += reported;
  if (reported == 0) {
    ++of.suppressed;
    of.suppressed_mass += real;
  } else if (real == 0) {
    ++of.fabricated;
    of.fabricated_mass += reported;
  } else {
    ++of.in_both;
    of.error_in_both += error;
    of.leaked += real < k && reported < k;
  }
  if (real >= frequent_from) {
    ++of.frequent;
    of.error_frequent += error;
  }
}

/// Whether `a` stands before `b` among the largest: by difference, then by combination, so that ties have one order.
bool is_larger(const distortion& a, const distortion& b) {
  const std::uint32_t one = difference(a.real, a.reported), other = difference(b.real, b.reported);
  return one != other ? one > other : a.of < b.of;
}

/// Shorter combinations are smaller words.
bool is_shorter(const distortion& a, const distortion& b) { return a.of < b.of; }

/// Keeps the first `most` in that order.
void keep(std::vector<distortion>& kept, const distortion& one, std::size_t most,
          bool (*is_before)(const distortion&, const distortion&)) {
  if (kept.size() == most && !is_before(one, kept.back())) return;
  if (kept.size() == most) kept.pop_back();
  kept.insert(std::upper_bound(kept.begin(), kept.end(), one, is_before), one);
}

}  // namespace

void agreement::add(std::uint32_t in_source, std::uint32_t elsewhere, std::size_t of_length) {
  ++combinations;
  real += in_source;
  reported += elsewhere;
  length += static_cast<double>(of_length);
  if (in_source > 0) preservation += std::min(1.0, static_cast<double>(elsewhere) / in_source);
  proportional_error += in_source == 0 ? 1.0 : static_cast<double>(difference(in_source, elsewhere)) / in_source;
}

count_metrics compare_counts(const exact_counts& real, const exact_counts& reported, std::uint32_t k) {
  const std::size_t longest = std::min(real.longest, reported.longest);
  count_metrics out;
  out.k = k;
  out.by_length.resize(longest);
  out.agreement_by_length.resize(longest);
  const auto add = [&](tuple of, std::uint32_t in_source, std::uint32_t elsewhere) {
    const std::size_t length = real.how.length(of);
    if (length > longest) return;
    add_to(out.by_length[length - 1], in_source, elsewhere, k);
    if (in_source != elsewhere) keep(out.largest, {of, in_source, elsewhere}, most_distortions, is_larger);
    if (elsewhere > 0 && elsewhere < k) {
      ++out.rare_reported;
      keep(out.rare, {of, in_source, elsewhere}, most_rare, is_shorter);
    }
    if (in_source < k && elsewhere == 0) return;
    out.agreement_by_length[length - 1].add(in_source, elsewhere, length);
    const std::size_t bucket = bucket_of(elsewhere);
    if (bucket >= out.agreement_by_count.size()) out.agreement_by_count.resize(bucket + 1);
    out.agreement_by_count[bucket].add(in_source, elsewhere, length);
  };
  real.table.for_each([&](tuple of, std::uint32_t count) {
    const std::uint32_t elsewhere = reported(of);
    if (count > 0 || elsewhere > 0) add(of, count, elsewhere);
  });
  reported.table.for_each([&](tuple of, std::uint32_t count) {
    if (count > 0 && real.table.find(of) == nullptr) add(of, 0, count);
  });
  return out;
}

}  // namespace casewise::synthesis
