#include "neighbours.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "privacy/accountant.h"
#include "statistics.h"
#include "support/doctest.h"
#include "support/fixed_key.h"

namespace casewise::tests {

using namespace synthesis;

namespace {

constexpr double doubt = 1e-4;
constexpr std::size_t cuts = 20;

std::uint64_t next_key() {
  static std::uint64_t key = 1'000'000;
  return ++key;
}

/// What one release shows of the canary.
struct seen {
  bool reported = false;
  double count = 0, records = 0, ratio = 0;
};

/// ln P(y | c + 1) / P(y | c) for integer Gaussian noise.
double log_ratio(double y, double c, double variance) { return (2 * (y - c) - 1) / (2 * variance); }

seen look(const neighbours& of, const release& at) {
  seen out;
  out.records = static_cast<double>(at.records.value());
  for (const released_length& length : at.lengths) {
    const double variance = length.sd() * length.sd();
    for_each_of_length(at.how, of.canary.data(), of.canary.size(), length.length, [&](tuple one) {
      const std::size_t found = length.find(one);
      if (found == length.keys.size()) return;
      out.ratio += log_ratio(static_cast<double>(length.counts[found].value()), *of.known.find(one), variance);
      if (length.length != at.lengths.size() || one != at.how.pack({of.canary.data(), at.lengths.size()})) return;
      out.reported = length.is_mined(found);
      out.count = static_cast<double>(length.counts[found].value());
    });
  }
  return out;
}

struct sides {
  std::vector<seen> without, with;
};

sides run(const neighbours& of, std::uint64_t runs, double records_variance) {
  sides out;
  for (std::uint64_t i = 0; i < runs; ++i)
    for (const bool canary : {false, true}) {
      seen one = look(of, measure(of, canary, next_key()));
      one.ratio += log_ratio(one.records, static_cast<double>(of.without.size()), records_variance);
      (canary ? out.with : out.without).push_back(one);
    }
  return out;
}

template <class Of>
std::vector<double> quantiles(const sides& from, const Of& value) {
  std::vector<double> all;
  for (const auto* side : {&from.without, &from.with})
    for (const seen& one : *side) all.push_back(value(one));
  std::sort(all.begin(), all.end());
  std::vector<double> out;
  for (std::size_t i = 1; i <= cuts; ++i) out.push_back(all[all.size() * i / (cuts + 1)]);
  return out;
}

double normal_quantile(double p) { return -privacy::normal_tail_inverse(p); }

/// Takes an event, and its complement, in both directions, into the bounds.
void take(bounds& into, std::uint64_t with, std::uint64_t without, std::uint64_t runs, double alpha, double delta,
          bool for_mu) {
  for (const bool complement : {false, true}) {
    const std::uint64_t a = complement ? runs - with : with, b = complement ? runs - without : without;
    for (const bool turned : {false, true}) {
      const double p = least_probability(turned ? b : a, runs, alpha),
                   q = most_probability(turned ? a : b, runs, alpha);
      if (p - delta > 0 && q > 0) into.epsilon = std::max(into.epsilon, std::log((p - delta) / q));
      if (for_mu && p > 0 && q < 1) into.mu = std::max(into.mu, normal_quantile(p) - normal_quantile(q));
    }
  }
}

}  // namespace

neighbours two_hundred_and_a_canary(std::size_t columns, bool halves, double epsilon) {
  neighbours out;
  out.over.names.emplace_back();
  out.over.column_of.push_back(0);
  for (std::size_t j = 0; j < columns; ++j) {
    domain_column column;
    column.id = std::string("c").append(std::to_string(j));
    column.first = static_cast<attribute>(j + 1);
    column.size = 1;
    out.over.columns.push_back(column);
    out.over.names.emplace_back("v");
    out.over.column_of.push_back(static_cast<std::uint8_t>(j));
    out.canary.push_back(column.first);
  }
  out.over.needs.assign(columns + 1, 0);
  out.without = record_table(columns);
  for (std::size_t i = 0; i < 200; ++i) {
    std::vector<attribute> row = out.canary;
    for (std::size_t j = 0; halves && j < columns; ++j)
      if ((j < columns / 2) != (i < 100)) row[j] = 0;
    out.without.add(row);
  }
  for_each_tuple(packing{10}, out.canary.data(), columns, 3, [&](tuple one) { out.known.insert(one); });
  for (std::size_t i = 0; i < 200; ++i) {
    attribute own[most_columns];
    const std::size_t width = attributes_of(out.without.row(i), own);
    for_each_tuple(packing{10}, own, width, 3, [&](tuple one) { ++out.known.insert(one); });
  }
  out.with = out.without;
  out.with.add(out.canary);
  out.asked.epsilon = epsilon;
  out.asked.delta_exponent = 6;
  out.asked.length = 3;
  out.asked.expected_records = 200;
  out.asked.bound = 6;
  return out;
}

release measure(const neighbours& of, bool with_canary, std::uint64_t key) {
  // The budget depends on public parameters alone, so it need not be made anew.
  static double made_for = 0;
  static bool made_strict = false, made_discovered = false;
  static release_budget budget;
  if (made_for != of.asked.epsilon || made_strict != of.asked.strict.has_value() ||
      made_discovered != of.over.discovered()) {
    auto made = make_budget(of.asked, of.over.discovered());
    REQUIRE(made.ok());
    budget = made.value();
    made_for = of.asked.epsilon;
    made_strict = of.asked.strict.has_value();
    made_discovered = of.over.discovered();
  }
  auto begun = measure_run::begin(of.over, with_canary ? of.with : of.without, of.asked, budget, fixed_key(key));
  REQUIRE(begun.ok());
  while (true) {
    auto so_far = begun.value()->step();
    REQUIRE(so_far.ok());
    if (so_far.value().done) return begun.value()->released();
  }
}

bounds audit(const neighbours& of, std::uint64_t runs, std::uint64_t runs_for_cuts) {
  auto budget = make_budget(of.asked, of.over.discovered());
  REQUIRE(budget.ok());
  const double records_variance =
      static_cast<double>(budget.value().record_noise.in_units) / static_cast<double>(privacy::variance::unit);
  const double delta = of.asked.delta();
  const sides before = run(of, runs_for_cuts, records_variance);
  const std::function<double(const seen&)> values[] = {[](const seen& one) { return one.count; },
                                                       [](const seen& one) { return one.records; },
                                                       [](const seen& one) { return one.ratio; }};
  const sides found = run(of, runs, records_variance);
  const double alpha = doubt / (4 * (1 + 3 * cuts));
  bounds out;
  const auto hits = [&](const std::vector<seen>& side, const auto& event) {
    return static_cast<std::uint64_t>(std::count_if(side.begin(), side.end(), event));
  };
  const auto reported = [](const seen& one) { return one.reported; };
  take(out, hits(found.with, reported), hits(found.without, reported), runs, alpha, delta, false);
  for (std::size_t v = 0; v < 3; ++v)
    for (const double cut : quantiles(before, values[v])) {
      const auto above = [&](const seen& one) { return values[v](one) > cut; };
      take(out, hits(found.with, above), hits(found.without, above), runs, alpha, delta, v == 2);
    }
  return out;
}

double audit_event(const neighbours& of, std::uint64_t runs, const std::function<bool(const release&)>& happens) {
  std::uint64_t with = 0, without = 0;
  for (std::uint64_t i = 0; i < runs; ++i) {
    without += happens(measure(of, false, next_key()));
    with += happens(measure(of, true, next_key()));
  }
  bounds out;
  take(out, with, without, runs, doubt / 4, of.asked.delta(), false);
  return out.epsilon;
}

}  // namespace casewise::tests
