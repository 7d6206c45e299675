#include "privacy/mechanism.h"

#include <algorithm>

#include "privacy/mutants.h"

namespace casewise::privacy {

void noisy::write(std::span<std::uint8_t, bytes> into) const {
  const auto bits = static_cast<std::uint64_t>(value_);
  for (std::size_t i = 0; i < bytes; ++i) into[i] = static_cast<std::uint8_t>(bits >> (8 * i));
}

noisy noisy::read(std::span<const std::uint8_t, bytes> released) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < bytes; ++i) bits |= std::uint64_t{released[i]} << (8 * i);
  return noisy(drawn{static_cast<std::int64_t>(bits)});
}

noisy gaussian_noise::add(std::uint64_t count) {
  return noisy(noisy::drawn{static_cast<std::int64_t>(count) + discrete_gaussian(from_, of_)});
}

std::optional<noisy> gaussian_noise::add_above(std::uint64_t count, std::uint64_t least, std::int64_t threshold) {
  if (count < least) return std::nullopt;
  const noisy drawn = add(count);
  if (drawn.value() <= threshold) return std::nullopt;
  return drawn;
}

outcome mechanism::charge(rho cost) {
  if (cost > left_) return error{error_code::engine_failed, "This release would spend more than was granted.", ""};
  left_.units -= cost.units;
  return nothing{};
}

result<gaussian_noise> mechanism::gaussian(std::uint64_t cells, variance noise) {
  if (noise.in_units == 0 || noise.in_units > largest_variance)
    return error{error_code::engine_failed, "This much noise cannot be drawn.", ""};
  CASEWISE_CHECK(charge(gaussian_cost(cells, noise)));
  if (mutated(mutant::half_variance)) noise.in_units /= 2;
  if (mutated(mutant::exact_record_count) && cells == 1) noise.in_units = 1;
  return gaussian_noise(from_, noise);
}

result<noisy> mechanism::choose(std::span<const std::uint64_t> penalties, std::uint64_t denominator,
                                choice_epsilon cost) {
  CASEWISE_CHECK(charge(choice_cost(cost)));
  // Any constant up to the least penalty gives the same law; the least gives the fewest proposals.
  const std::uint64_t least = *std::min_element(penalties.begin(), penalties.end());
  while (true) {
    const std::uint64_t at = uniform_below(from_, penalties.size());
    if (bernoulli_exp(from_, penalties[static_cast<std::size_t>(at)] - least, denominator))
      return noisy(noisy::drawn{static_cast<std::int64_t>(at)});
  }
}

}  // namespace casewise::privacy
