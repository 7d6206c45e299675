#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace casewise::tests {

/// A linear congruential generator: the same numbers everywhere.
class random_numbers {
 public:
  explicit random_numbers(std::uint64_t seed) : state_(seed) {}
  std::uint32_t next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33);
  }
  std::uint32_t below(std::uint32_t limit) { return next() % limit; }

 private:
  std::uint64_t state_;
};

/// One axis of random cases, case by case: bit k is set where the case is in category k (wide: of any number).
struct random_axis {
  std::string id;
  std::size_t size = 0;
  /// Categories of each case: none where missing, one for variables, several for sets.
  std::vector<std::vector<std::uint32_t>> categories;
  std::vector<bool> answered;
};

/// Cases of every representation that the store has, written as a file, and what a naive reader says of them:
/// bitmaps (few, its grouping, the derived count), codes of one byte (many), wide codes (lots), sets of both rules,
/// an indicator.
struct random_cases {
  std::string codebook, csv;
  std::vector<random_axis> axes;
  std::size_t cases = 0;
};

random_cases make_random_cases(std::size_t cases, std::uint64_t seed);

}  // namespace casewise::tests
