// Tests 9, 23 and 24 of the plan: what one record changes; the noise of whole releases; what is invented.
#include <cmath>
#include <cstdio>

#include "../synthesis/distances.h"
#include "../synthesis/tables.h"
#include "privacy/accountant.h"
#include "statistics.h"
#include "support/doctest.h"
#include "support/fixed_key.h"
#include "synthesis/measure_run.h"

using namespace casewise;
using namespace casewise::synthesis;
using namespace casewise::tests;

namespace {

release measured(const table& of, const release_parameters& asked, std::uint64_t key) {
  auto run = measure_run::begin(of.over, of.records, asked, fixed_key(key));
  REQUIRE(run.ok());
  while (true) {
    auto so_far = run.value()->step();
    REQUIRE(so_far.ok());
    if (so_far.value().done) return run.value()->released();
  }
}

}  // namespace

TEST_CASE(
    "23 and 24: (noisy - true) has the standard deviation that was paid for, and cells that do not exist pass "
    "their thresholds as often as chance says") {
  // 20,000 records whose longest has 16 attributes, so that a bound of 27 cuts none: 'true' is the whole count.
  const table real = independent_like_table(20'000, 5);
  const exact_counts counts = count_all(real.over, real.records, 3);
  release_parameters asked;
  asked.epsilon = 4;
  asked.delta_exponent = 7;
  asked.length = 3;
  asked.expected_records = 20'000;
  asked.bound = 27;
  double squares[4] = {}, cells[4] = {}, sd[4] = {}, variance_of_record_count = 0;
  std::uint64_t empty[4] = {}, above_display[4] = {};
  double chance[4] = {};
  const std::uint64_t releases = draws(12, 60);
  for (std::uint64_t key = 0; key < releases; ++key) {
    const release from = measured(real, asked, 7000 + key);
    for (const released_length& length : from.lengths) {
      const std::size_t k = length.length;
      sd[k] = length.sd();
      chance[k] = privacy::normal_tail((static_cast<double>(length.shown_above) + .5) / sd[k]);
      for (std::size_t i = 0; i < length.keys.size(); ++i) {
        const std::uint32_t* found = counts.find(length.keys[i]);
        const double off = static_cast<double>(length.counts[i].value()) - (found == nullptr ? 0 : *found);
        squares[k] += off * off;
        ++cells[k];
        if (found != nullptr) continue;
        ++empty[k];
        above_display[k] += length.counts[i].value() > length.shown_above;
      }
    }
    const double off = static_cast<double>(from.records.value()) - 20'000;
    variance_of_record_count += off * off / static_cast<double>(releases);
  }
  for (std::size_t k = 1; k <= 3; ++k) {
    const double seen = std::sqrt(squares[k] / cells[k]);
    std::printf(
        "noise of length %zu: sd %.3f of %.3f over %.0f cells; of %llu that do not exist %llu are shown, %.0f "
        "expected\n",
        k, seen, sd[k], cells[k], static_cast<unsigned long long>(empty[k]),
        static_cast<unsigned long long>(above_display[k]), chance[k] * static_cast<double>(empty[k]));
    // 1 %, or what chance allows where there are fewer than 200,000 cells.
    CHECK(std::fabs(seen / sd[k] - 1) < std::max(.01, alarm_z / std::sqrt(2 * cells[k])));
    if (empty[k] > 10'000) CHECK(std::fabs(share_z(above_display[k], empty[k], chance[k])) < 5);
  }
}
