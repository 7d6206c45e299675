#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bits.h"
#include "synthesis/domain.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// Which attributes may stand together: a bit for each ordered pair.
class pair_matrix {
 public:
  explicit pair_matrix(std::size_t attributes) : words_((attributes + 64) / 64), bits_((attributes + 1) * words_, 0) {}

  void add(attribute a, attribute b) {
    bits::set(row(a), b);
    bits::set(row(b), a);
  }
  void remove(attribute a, attribute b) {
    bits::clear(row(a), b);
    bits::clear(row(b), a);
  }
  bool has(attribute a, attribute b) const { return bits::test(row(a), b); }
  const bits::word* row(attribute of) const { return bits_.data() + of * words_; }
  std::size_t words() const { return words_; }

 private:
  bits::word* row(attribute of) { return bits_.data() + of * words_; }
  std::size_t words_;
  std::vector<bits::word> bits_;
};

/// Makes the combinations of `length` that are worth measuring: those whose shorter combinations all passed, and that
/// no public rule forbids. Works from public facts and from what was released before, never from records.
/// In slices: each `step` extends some of the `passed` combinations of `length - 1`.
class candidate_maker {
 public:
  /// `passed`: ascending. `pairs`: those that passed; used for lengths above 2. All must outlive the maker.
  candidate_maker(const domain& over, packing how, std::size_t length, const std::vector<tuple>& passed,
                  const pair_matrix& pairs)
      : over_(over), how_(how), length_(length), passed_(passed), pairs_(pairs) {}

  /// Adds to `into` until about `most_new` were added; false when there are none left.
  bool step(std::vector<tuple>& into, std::size_t most_new);

 private:
  void extend_single(tuple from, std::vector<tuple>& into) const;
  void extend(tuple from, std::vector<tuple>& into) const;

  const domain& over_;
  packing how_;
  std::size_t length_;
  const std::vector<tuple>& passed_;
  const pair_matrix& pairs_;
  std::size_t at_ = 0;
};

}  // namespace casewise::synthesis
