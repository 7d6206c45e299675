#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "base/result.h"
#include "privacy/accountant.h"
#include "privacy/chacha20.h"
#include "privacy/noisy.h"

namespace casewise::privacy {

/// Integer Gaussian noise for one set of counts, paid for when it was made by `mechanism::gaussian`.
class gaussian_noise {
 public:
  variance of() const { return of_; }
  noisy add(std::uint64_t count);

  /// For counts whose being there is itself a secret: one below `least` gets no noise and is never released, and
  /// neither is one whose noisy value is not above `threshold`.
  std::optional<noisy> add_above(std::uint64_t count, std::uint64_t least, std::int64_t threshold);

 private:
  friend class mechanism;
  gaussian_noise(random_source& from, variance of) : from_(from), of_(of) {}
  random_source& from_;
  variance of_;
};

/// The gate through which everything sensitive passes. It holds the key of one release and its budget; every use is
/// charged before the first draw, and one that the budget does not cover is refused.
class mechanism {
 public:
  mechanism(const key_bytes& key, rho budget) : from_(key), left_(budget) {}

  rho left() const { return left_; }
  /// For random choices that only make a mechanism's input (which attributes of a long record count).
  random_source& coins() { return from_; }

  /// Noise for counts of which one record changes at most `cells`, each by 1. Errors: engine_failed.
  result<gaussian_noise> gaussian(std::uint64_t cells, variance noise);

  /// One of the candidates 0 .. n-1, `at` with probability proportional to exp(-penalties[at] / denominator), where a
  /// record changes the score behind a penalty so little that the choice is `cost`-differentially private: the caller
  /// answers for that. How long it takes depends on the data and is told to nobody. Errors: engine_failed.
  result<noisy> choose(std::span<const std::uint64_t> penalties, std::uint64_t denominator, choice_epsilon cost);

 private:
  outcome charge(rho cost);

  random_source from_;
  rho left_;
};

}  // namespace casewise::privacy
