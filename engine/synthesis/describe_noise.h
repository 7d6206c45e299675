#pragma once
#include <cstddef>
#include <cstdint>

#include "json/writer.h"
#include "synthesis/budget.h"
#include "synthesis/parameters.h"

namespace casewise::synthesis {

/// For combinations whose existence is itself a secret, the value that a noisy count must exceed (docs/synthesis.md,
/// section 4): a combination of fewer than `least` records is never released, and one that a single person's records
/// lift to `least` is released with a probability that all of delta_domain covers.
std::int64_t hiding_threshold(const release_parameters& asked, const release_budget& budget, const length_budget& of,
                              std::size_t lengths);

/// The thresholds of combinations that are measured whether they exist or not: the low one of what is mined, and the
/// high one of what is shown.
std::int64_t mining_threshold(std::size_t length, double sd);
std::int64_t display_threshold(const release_parameters& asked, double sd);

/// The smallest count that the public table shows.
std::int64_t shown_from(const release_parameters& asked, const release_budget& budget, const length_budget& of,
                        std::size_t lengths);

/// Writes `{sd, halfWidth}`.
void write_record_noise(const release_budget& budget, json::writer& into);
/// Writes the members of `LengthPlan` into an object that is open.
void write_length_noise(const length_budget& of, std::int64_t shown_from, json::writer& into);

}  // namespace casewise::synthesis
