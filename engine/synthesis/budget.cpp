#include "synthesis/budget.h"

#include <algorithm>
#include <cmath>

#include "privacy/mutants.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

using privacy::rho;

constexpr std::uint64_t records_share = 5'000;  // of a million
constexpr std::uint64_t largest_records_share = 50'000;
constexpr std::uint64_t bound_share = 10'000;

/// Enough that the number of records is known to half a percent, within 0.5 % and 5 % of the budget.
rho for_records(rho total, std::uint64_t expected) {
  const std::uint64_t sd = std::max<std::uint64_t>(1, expected / 200);
  const rho wanted = privacy::gaussian_cost(1, {sd * sd * privacy::variance::unit});
  return std::clamp(wanted, privacy::share_of(total, records_share), privacy::share_of(total, largest_records_share));
}

/// The weights of the lengths, in millionths of any unit.
std::vector<std::uint64_t> weights(std::size_t lengths, std::size_t bound, split by) {
  std::vector<std::uint64_t> out;
  for (std::size_t k = 1; k <= lengths; ++k) {
    double weight = 1;  // even: the share is that of 1 / p^2 with p = 1
    if (by == split::sqrt_delta) weight = std::sqrt(static_cast<double>(combinations(bound, k)));
    if (by == split::long_first) weight = static_cast<double>(k * k);
    if (by == split::short_first) weight = static_cast<double>((lengths - k + 1) * (lengths - k + 1));
    out.push_back(static_cast<std::uint64_t>(weight * 1e6));
  }
  return out;
}

error no_noise() {
  return {error_code::bad_range, "This epsilon is too small for these columns; choose a larger one.", "/epsilon"};
}

}  // namespace

std::uint64_t combinations(std::size_t attributes, std::size_t length) {
  std::uint64_t out = 1;
  for (std::size_t i = 0; i < length; ++i) {
    if (i >= attributes) return 0;
    out = out * (attributes - i) / (i + 1);
  }
  return out;
}

double length_budget::sd() const {
  return std::sqrt(static_cast<double>(noise.in_units) / static_cast<double>(privacy::variance::unit));
}

result<release_budget> make_budget(const release_parameters& asked, bool discovered) {
  release_budget out;
  out.epsilon = asked.epsilon;
  out.delta = asked.delta();
  out.delta_domain = discovered || asked.strict ? out.delta / 2 : 0;
  out.total = privacy::rho_of(out.epsilon, out.delta - out.delta_domain);
  out.records = for_records(out.total, asked.expected_records);
  out.record_noise = privacy::gaussian_variance(1, out.records);
  // A whole number of records squared.
  out.record_noise.in_units =
      (out.record_noise.in_units + privacy::variance::unit - 1) / privacy::variance::unit * privacy::variance::unit;
  if (!asked.bound) out.bound = privacy::share_of(out.total, bound_share);
  out.bound_epsilon = privacy::choice_epsilon_of(out.bound);
  if (out.record_noise.in_units == 0 || out.record_noise.in_units > privacy::largest_variance) return no_noise();
  if (!asked.bound && out.bound_epsilon.in_units == 0) return no_noise();
  // What is really spent: rounding may leave a little, which the counts get.
  out.records = privacy::gaussian_cost(1, out.record_noise);
  out.bound = privacy::choice_cost(out.bound_epsilon);
  out.records_per_person = asked.records_per_person;
  const double many = static_cast<double>(asked.records_per_person);
  out.epsilon_per_person =
      many == 1 ? out.epsilon : privacy::epsilon_of(many * many * out.total.value(), out.delta - out.delta_domain);
  return out;
}

result<std::vector<length_budget>> share_among_lengths(rho budget, std::size_t longest, std::size_t bound, split by) {
  const std::size_t lengths = std::min(longest, bound);
  const std::vector<std::uint64_t> parts = weights(lengths, bound, by);
  std::uint64_t whole = 0;
  for (const std::uint64_t part : parts) whole += part;
  std::vector<length_budget> out;
  for (std::size_t k = 1; k <= lengths; ++k) {
    length_budget one;
    one.length = k;
    one.cells = combinations(bound, privacy::mutated(privacy::mutant::first_sensitivity) ? 1 : k);
    const rho share = {static_cast<std::uint64_t>(privacy::wide{budget.units} * parts[k - 1] / whole)};
    one.noise = privacy::gaussian_variance(one.cells, share);
    if (one.noise.in_units == 0) return no_noise();
    one.cost = privacy::gaussian_cost(one.cells, one.noise);
    out.push_back(one);
  }
  return out;
}

void write_accounting(const release_budget& budget, const std::vector<length_budget>& lengths, json::writer& into) {
  into.begin_object();
  write_number(into.key("epsilon"), budget.epsilon);
  write_number(into.key("delta"), budget.delta);
  write_number(into.key("deltaDomain"), budget.delta_domain);
  write_number(into.key("rho"), budget.total.value());
  write_number(into.key("rhoRecordCount"), budget.records.value());
  write_number(into.key("rhoBound"), budget.bound.value());
  into.key("rhoByLength").begin_array();
  for (const length_budget& one : lengths) write_number(into, one.cost.value());
  into.end_array().key("neighbours").text("addOrRemoveOneRecord");
  into.key("recordsPerPerson").number(static_cast<std::int64_t>(budget.records_per_person));
  write_number(into.key("epsilonPerPerson"), budget.epsilon_per_person);
  into.end_object();
}

}  // namespace casewise::synthesis
