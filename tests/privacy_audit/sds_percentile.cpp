#include "sds_percentile.h"

#include <cmath>
#include <vector>

#include "statistics.h"
#include "synthesis/fast_random.h"

namespace casewise::tests {

namespace {

/// A table as how many records have 0 .. 15 attributes.
using lengths = std::vector<std::uint64_t>;

std::uint64_t up_to(const lengths& of, std::size_t value) {
  std::uint64_t out = 0;
  for (std::size_t v = 0; v <= value; ++v) out += of[v];
  return out;
}

/// Value of the 1-based rank.
double at_rank(const lengths& of, std::uint64_t rank) {
  std::size_t v = 0;
  while (up_to(of, v) < rank) ++v;
  return static_cast<double>(v);
}

/// The 99th percentile by method R-8, floored.
std::size_t percentile(const lengths& of) {
  const double n = static_cast<double>(up_to(of, of.size() - 1)), h = (n + 1.0 / 3) * .99 + 1.0 / 3;
  const auto whole = static_cast<std::uint64_t>(h);
  const double low = at_rank(of, whole), high = at_rank(of, whole + 1);
  return static_cast<std::size_t>(low + (h - static_cast<double>(whole)) * (high - low));
}

/// Report-noisy-max over 0 .. largest value: quality is minus the distance in ranks between the last record of a
/// candidate and the last one of the percentile; noise is exponential with mean 2 / epsilon.
std::size_t choose(const lengths& of, double epsilon, synthesis::fast_random& random) {
  const double wanted = static_cast<double>(up_to(of, percentile(of)));
  std::size_t best = 0, largest = of.size() - 1;
  while (of[largest] == 0) --largest;
  double best_score = -1e300;
  for (std::size_t v = 0; v <= largest; ++v) {
    const double uniform = (static_cast<double>(random.next() >> 11) + .5) * 0x1p-53;
    const double score = -std::fabs(static_cast<double>(up_to(of, v)) - wanted) - 2 / epsilon * std::log(uniform);
    if (score > best_score) best_score = score, best = v;
  }
  return best;
}

}  // namespace

double audit_sds_percentile(std::uint64_t scorings) {
  lengths with(16, 0);
  with[10] = 247'499, with[15] = 2'501;
  lengths without = with;
  --without[15];
  synthesis::fast_random random(1);
  std::uint64_t hits = 0, others = 0;
  for (std::uint64_t i = 0; i < scorings; ++i) {
    hits += choose(with, .04, random) == 15;
    others += choose(without, .04, random) == 15;
  }
  return std::log(least_probability(hits, scorings, 5e-5) / most_probability(others, scorings, 5e-5));
}

}  // namespace casewise::tests
