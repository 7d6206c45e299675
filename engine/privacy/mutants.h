#pragma once

/// Defects that tests/privacy_audit puts in on purpose, to see that its tests catch them. They exist only in a build
/// with CASEWISE_MUTANTS, which no product has: there the conditions are constants and the code is gone.
namespace casewise::privacy {

enum class mutant {
  none,
  half_variance,            // noise of half the variance
  first_sensitivity,        // the sensitivity of length 1 for every length
  no_truncation,            // records keep all their attributes
  no_domain_threshold,      // a discovered domain without its threshold
  exact_record_count,       // the number of records without noise
  low_threshold_in_strict,  // strict mode with the low mining threshold
  no_base_measure,          // the contribution bound without exp(-7v/10)
  wrong_divisor,            // its score divided by 2 in place of 198
};

#ifdef CASEWISE_MUTANTS
extern mutant active_mutant;
inline bool mutated(mutant by) { return active_mutant == by; }
#else
constexpr bool mutated(mutant) { return false; }
#endif

}  // namespace casewise::privacy
