#pragma once
#include <cstdint>
#include <map>
#include <vector>

/// Statistics with a false-alarm rate of about 1e-6 a test, so that a failure means a defect.
namespace casewise::tests {

/// 1 draw in this many is beyond it by chance: |z| of 4.9.
inline constexpr double alarm_z = 4.9;

/// Whether CASEWISE_LONG asks for the sample sizes of the long run.
bool is_long_run();
/// `normal` draws, or `many` in the long run.
std::uint64_t draws(std::uint64_t normal, std::uint64_t many);

/// How many standard deviations chi-square is from what it should be (Wilson and Hilferty). Bins that expect fewer than
/// 10 are put together.
double chi_square_z(const std::vector<std::uint64_t>& counts, const std::vector<double>& probabilities);

/// How many standard deviations `hits` of `of` are from probability `p`.
double share_z(std::uint64_t hits, std::uint64_t of, double p);

/// The exact bounds of Clopper and Pearson for a probability, each wrong with probability `alpha`.
double least_probability(std::uint64_t hits, std::uint64_t of, double alpha);
double most_probability(std::uint64_t hits, std::uint64_t of, double alpha);

}  // namespace casewise::tests
