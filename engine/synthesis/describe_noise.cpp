#include "synthesis/describe_noise.h"

#include <algorithm>
#include <cmath>

#include "privacy/mutants.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

using privacy::mutant;
using privacy::mutated;

constexpr double mining_sds[] = {2, 0.6, 0};  // of lengths 1, 2, 3 and more
constexpr double display_sds = 2.576;         // 1 of 200 combinations that do not exist exceeds it
constexpr double half_width_sds = 1.96;       // 19 of 20
constexpr double mean_error_sds = 0.79788;    // root of 2 / pi

}  // namespace

std::int64_t mining_threshold(std::size_t length, double sd) {
  return static_cast<std::int64_t>(std::floor(mining_sds[std::min<std::size_t>(length, 3) - 1] * sd));
}

std::int64_t display_threshold(const release_parameters& asked, double sd) {
  return std::max(static_cast<std::int64_t>(std::ceil(display_sds * sd)),
                  static_cast<std::int64_t>(asked.display_floor) - 1);
}

std::int64_t hiding_threshold(const release_parameters& asked, const release_budget& budget, const length_budget& of,
                              std::size_t lengths) {
  if (mutated(asked.strict ? mutant::low_threshold_in_strict : mutant::no_domain_threshold))
    return mining_threshold(of.length, of.sd());
  const auto least = static_cast<std::int64_t>(asked.strict.value_or(1));
  const auto person = static_cast<std::int64_t>(asked.records_per_person);
  const double delta = asked.strict ? budget.delta_domain / static_cast<double>(lengths) : budget.delta_domain;
  // 1 - (1 - delta)^(1/cells) is at least delta / cells.
  const double tail = delta / static_cast<double>(of.cells) / static_cast<double>(person);
  return least + person - 1 + privacy::noise_exceeded_with(of.noise, tail);
}

std::int64_t shown_from(const release_parameters& asked, const release_budget& budget, const length_budget& of,
                        std::size_t lengths) {
  const std::int64_t shown = display_threshold(asked, of.sd());
  return 1 + (asked.strict ? std::max(hiding_threshold(asked, budget, of, lengths),
                                      static_cast<std::int64_t>(asked.display_floor) - 1)
                           : shown);
}

void write_record_noise(const release_budget& budget, json::writer& into) {
  const double sd =
      std::sqrt(static_cast<double>(budget.record_noise.in_units) / static_cast<double>(privacy::variance::unit));
  into.begin_object();
  write_number(into.key("sd"), sd);
  into.key("halfWidth").number(static_cast<std::int64_t>(std::ceil(half_width_sds * sd)));
  into.end_object();
}

void write_length_noise(const length_budget& of, std::int64_t shown_from, json::writer& into) {
  into.key("length").number(static_cast<std::int64_t>(of.length));
  write_number(into.key("sd"), of.sd());
  into.key("halfWidth").number(static_cast<std::int64_t>(std::ceil(half_width_sds * of.sd())));
  write_number(into.key("expectedError"), mean_error_sds * of.sd());
  into.key("displayed").number(shown_from);
}

}  // namespace casewise::synthesis
