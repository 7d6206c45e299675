#include "synthesis/contribution_bound.h"

#include "privacy/mutants.h"

namespace casewise::synthesis {

bound_penalties penalties_of(std::span<const std::uint64_t> records_with, privacy::choice_epsilon epsilon) {
  using privacy::mutant;
  using privacy::mutated;
  std::uint64_t records = 0, within = records_with[0];
  for (const std::uint64_t some : records_with) records += some;
  // x(v) = 7v/10 + epsilon |u(v)| / 198 over the common denominator 10 * 198 * 2^20: with up to 2^25 records and an
  // epsilon up to 2^4 every term stays below 2^62.
  const std::uint64_t divisor = mutated(mutant::wrong_divisor) ? 2 : 198;
  bound_penalties out;
  out.denominator = 10 * divisor * privacy::choice_epsilon::unit;
  for (std::size_t v = 1; v < records_with.size(); ++v) {
    within += records_with[v];
    const std::uint64_t above = 100 * within, wanted = 99 * records;
    const std::uint64_t off = above > wanted ? above - wanted : wanted - above;
    const std::uint64_t base = mutated(mutant::no_base_measure) ? 0 : 7 * v * divisor * privacy::choice_epsilon::unit;
    out.of_bound.push_back(base + 10 * epsilon.in_units * off);
  }
  return out;
}

result<privacy::noisy> private_bound(privacy::mechanism& by, std::span<const std::uint64_t> records_with,
                                     privacy::choice_epsilon epsilon) {
  const bound_penalties penalties = penalties_of(records_with, epsilon);
  return by.choose(penalties.of_bound, penalties.denominator, epsilon);
}

}  // namespace casewise::synthesis
