#include <algorithm>
#include <cstdlib>
#include <map>

#include "made_up.h"
#include "support/doctest.h"
#include "synthesis/record_fitting.h"
#include "synthesis/sampler.h"
#include "synthesis/start_records.h"

using namespace casewise;
using namespace casewise::synthesis;
using namespace casewise::tests;

namespace {

std::map<tuple, std::uint32_t> recount(const release& from, const record_table& records) {
  std::map<tuple, std::uint32_t> out;
  attribute own[most_columns];
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::size_t width = attributes_of(records.row(i), own);
    for_each_tuple(from.how, own, width, from.longest(), [&](tuple one) { ++out[one]; });
  }
  return out;
}

}  // namespace

TEST_CASE("18 sampler: on 100 random releases it ends, invents no combination, and places every single attribute") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    release_parameters asked = small_parameters(1 + static_cast<double>(seed % 5));
    asked.length = 1 + seed % 4;
    const release from = measured(small_domain(), small_records(300, seed), asked, seed);
    const target_counts targets = targets_of(from);
    fast_random random(seed);
    record_table made(5);
    sampler sampling(from.over, targets, 0, random);
    int rounds = 0;
    while (sampling.make(50, made)) REQUIRE(++rounds < 1000);
    const auto counts = recount(from, made);
    for (const auto& [one, count] : counts) CHECK(targets.of(one) > 0);
    for (const tuple one : from.lengths[0].keys) {
      const auto found = counts.find(one);
      CHECK((found == counts.end() ? 0 : found->second) == targets.of(one));
    }
  }
}

TEST_CASE("19 fitting: F stays what a recount gives and never grows, whatever the options") {
  for (const bool no_invention : {false, true}) {
    const release from = measured(small_domain(), small_records(500, 3), small_parameters(2), 9);
    const target_counts targets = targets_of(from);
    fast_random random(4);
    record_table records(5);
    if (no_invention) {
      sampler sampling(from.over, targets, from.record_count(), random);
      while (sampling.make(100, records)) {
      }
      records.resize(from.record_count());
    } else {
      records = independent_records(from, targets, random);
    }
    record_fitting fit(from, targets, records, no_invention, random);
    while (fit.count_start(64)) {
    }
    CHECK(fit.distance() == fit.distance_from_scratch());
    std::int64_t before = fit.distance();
    const double first = fit.misfit();
    for (int i = 0; i < 40; ++i) {
      fit.propose(500);
      CHECK(fit.distance() <= before);
      before = fit.distance();
      if (i % 10 == 0) CHECK(fit.distance() == fit.distance_from_scratch());
    }
    CHECK(fit.accepted() > 0);
    CHECK(fit.misfit() < first);
    if (no_invention)
      for (const auto& [one, count] : recount(from, records)) CHECK(targets.of(one) > 0);
  }
}

TEST_CASE("fitting without inventions: it ends by itself, and its report says how far from the counts it is") {
  release_parameters asked = small_parameters(2);
  asked.strict = 30;
  const release from = measured(small_domain(), small_records(2000, 3), asked, 9);
  const auto run = fitted(from, {});
  const std::string report = run->report();
  CAPTURE(report);
  CHECK((report.find("stalled") != std::string::npos || report.find("misfit\"") != std::string::npos));
  const auto counts = recount(from, run->records());
  const target_counts targets = targets_of(from);
  double apart = 0, released = 0;
  for (const tuple one : from.lengths[0].keys) {
    const auto found = counts.find(one);
    apart += std::abs(static_cast<double>(found == counts.end() ? 0 : found->second) - targets.of(one));
    ++released;
  }
  const std::size_t at = report.find("\"length\":1,\"meanDifference\":");
  REQUIRE(at != std::string::npos);
  CHECK(std::strtod(report.c_str() + at + 28, nullptr) == doctest::Approx(apart / released));
}

TEST_CASE("fitting without inventions: of what can all be reached, nearly all is") {
  // Every pair of this small domain is released, so that nothing is in the way.
  const release from = measured(small_domain(), small_records(20'000, 3), small_parameters(4), 9);
  fit_parameters asked;
  asked.no_invention = true;
  const auto run = fitted(from, asked);
  const target_counts targets = targets_of(from);
  const auto counts = recount(from, run->records());
  for (const auto& [one, count] : counts) CHECK(targets.of(one) > 0);
  for (const tuple one : from.lengths[0].keys) CHECK(counts.at(one) == doctest::Approx(targets.of(one)).epsilon(0.02));
}

TEST_CASE("fitting: a public rule is kept, and as many records are made as the noisy count says") {
  domain over = small_domain();
  over.needs[11] = 10;
  record_table records = small_records(400, 8);
  for (std::size_t i = 0; i < records.size(); ++i)
    if (records.row(i)[3] == 0) records.row(i)[4] = 0;
  const release from = measured(over, records, small_parameters(3), 10);
  for (const bool no_invention : {false, true}) {
    fit_parameters asked;
    asked.no_invention = no_invention;
    const auto run = fitted(from, asked);
    CHECK(run->records().size() == from.record_count());
    std::size_t with_both = 0;
    for (std::size_t i = 0; i < run->records().size(); ++i) {
      CHECK((run->records().row(i)[4] == 0 || run->records().row(i)[3] != 0));
      with_both += run->records().row(i)[4] != 0;
    }
    CHECK(with_both > 50);
  }
}

TEST_CASE("fitting: the same seed gives the same records, another seed others") {
  const release from = measured(small_domain(), small_records(300, 5), small_parameters(2), 11);
  fit_parameters asked;
  const auto one = fitted(from, asked), same = fitted(from, asked);
  asked.seed = 2;
  const auto other = fitted(from, asked);
  const auto equal = [](const record_table& a, const record_table& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!std::equal(a.row(i).begin(), a.row(i).end(), b.row(i).begin())) return false;
    return a.size() == b.size();
  };
  CHECK(equal(one->records(), same->records()));
  CHECK(!equal(one->records(), other->records()));
}

TEST_CASE("strict: no combination of fewer than K records in counts or records, whatever the key") {
  const record_table records = small_records(300, 6);
  release_parameters asked = small_parameters(8);
  asked.strict = 20;
  std::size_t released = 0;
  for (std::uint64_t key = 0; key < 20; ++key) {
    const release from = measured(small_domain(), records, asked, 100 + key);
    const auto real = recount(from, records);
    for (const released_length& length : from.lengths)
      for (const tuple one : length.keys) {
        REQUIRE(real.count(one) == 1);
        CHECK(real.at(one) >= 20);
        ++released;
      }
    const auto run = fitted(from, {});
    for (const auto& [one, count] : recount(from, run->records())) CHECK(real.count(one) == 1);
  }
  CHECK(released > 100);
}
