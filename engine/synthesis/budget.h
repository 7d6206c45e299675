#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "json/writer.h"
#include "privacy/accountant.h"
#include "synthesis/parameters.h"

namespace casewise::synthesis {

/// What a release may spend and on what. Made from public parameters alone, before anything is read.
struct release_budget {
  double epsilon = 0, delta = 0;
  double delta_domain = 0;  // for a discovered domain or strict mode; of `delta`
  privacy::rho total, records, bound;
  privacy::variance record_noise;
  privacy::choice_epsilon bound_epsilon;
  std::uint64_t records_per_person = 1;
  double epsilon_per_person = 0;

  privacy::rho for_counts() const { return {total.units - records.units - bound.units}; }
};

/// Errors: bad_range, where so little noise or so much cannot be drawn or nothing is left to spend.
result<release_budget> make_budget(const release_parameters& asked, bool discovered);

/// How many combinations of `length` a record with `attributes` attributes has.
std::uint64_t combinations(std::size_t attributes, std::size_t length);

/// What is spent on the counts of one length, and the noise that it buys.
struct length_budget {
  std::size_t length = 0;
  std::uint64_t cells = 0;  // of its counts, as many change by 1 with one record: C(contribution bound, length)
  privacy::rho cost;
  privacy::variance noise;

  double sd() const;
};

/// For a contribution bound; lengths above the bound do not exist. The costs add up to at most `budget`.
/// Errors: bad_range, where the noise would be more than can be drawn.
result<std::vector<length_budget>> share_among_lengths(privacy::rho budget, std::size_t longest, std::size_t bound,
                                                       split by);

/// Writes `Accounting`.
void write_accounting(const release_budget& budget, const std::vector<length_budget>& lengths, json::writer& into);

}  // namespace casewise::synthesis
