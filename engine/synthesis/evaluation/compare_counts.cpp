#include "synthesis/evaluation/compare_counts.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

namespace {

/// Errors are taken over combinations that so many records really have.
constexpr std::uint32_t tested_from = 10;

double distance(std::uint32_t a, std::uint32_t b) { return std::abs(static_cast<double>(a) - static_cast<double>(b)); }

}  // namespace

std::vector<count_errors> compare(const exact_counts& real, const tuple_table<std::uint32_t>& made) {
  std::vector<count_errors> out(real.longest);
  real.table.for_each([&](tuple one, std::uint32_t count) {
    count_errors& length = out[real.how.length(one) - 1];
    const std::uint32_t* found = made.find(one);
    const std::uint32_t given = found == nullptr ? 0 : *found;
    ++length.combinations;
    length.records += count;
    if (given == 0) {
      ++length.missing;
      length.missing_records += count;
    } else {
      ++length.in_both;
      length.error_in_both += distance(given, count);
    }
    if (count < tested_from) return;
    ++length.tested;
    length.error += distance(given, count);
  });
  made.for_each([&](tuple one, std::uint32_t count) {
    if (count == 0) return;
    count_errors& length = out[real.how.length(one) - 1];
    ++length.given;
    length.counted += count;
    if (real(one) > 0) return;
    ++length.invented;
    length.invented_counted += count;
  });
  return out;
}

std::vector<count_bucket> buckets_of(const exact_counts& real, const exact_counts& made) {
  std::vector<count_bucket> out;
  const auto add = [&](std::uint32_t true_count, std::uint32_t count) {
    std::size_t at = 0;
    for (std::uint64_t up_to = 10; count > up_to; up_to *= 2) ++at;
    while (out.size() <= at) {
      const std::uint64_t above = out.empty() ? 0 : out.back().up_to;
      out.push_back({above, above == 0 ? 10 : 2 * above, 0, 0, 0});
    }
    ++out[at].combinations;
    out[at].real += true_count;
    out[at].made += count;
  };
  made.table.for_each([&](tuple one, std::uint32_t count) { add(real(one), count); });
  return out;
}

std::vector<distortion> largest_distortions(const exact_counts& real, const exact_counts& made, std::size_t most) {
  std::vector<distortion> out;
  const auto before = [](const distortion& a, const distortion& b) {
    const double one = distance(a.real, a.made), other = distance(b.real, b.made);
    return one != other ? one > other : a.of < b.of;
  };
  const auto add = [&](const distortion& one) {
    out.insert(std::upper_bound(out.begin(), out.end(), one, before), one);
    if (out.size() > most) out.pop_back();
  };
  real.table.for_each([&](tuple one, std::uint32_t count) { add({one, count, made(one)}); });
  made.table.for_each([&](tuple one, std::uint32_t count) {
    if (real(one) == 0) add({one, 0, count});
  });
  return out;
}

}  // namespace casewise::synthesis
