#pragma once
#include <cstdint>
#include <vector>

#include "synthesis/domain.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// Keeps short combinations from becoming much more frequent than they are in the source: none may be made more often
/// than 1.1 times its count there, rounded down to a multiple of k.
class oversampling_guard {
 public:
  /// `source`: the exact count of every combination of 1 to `longest` attributes.
  oversampling_guard(const tuple_table<std::uint32_t>& source, packing how, std::size_t longest, std::uint32_t k);

  void begin_record() { record_.clear(); }
  /// Whether the record may get `more`: looks at each combination of it with what the record has.
  bool allows(attribute more);
  /// The record gets `more`.
  void take(attribute more);

 private:
  struct cell {
    std::uint32_t most = 0, made = 0;
  };
  template <class Visit>
  bool each_with(attribute more, Visit&& visit);

  packing how_;
  std::size_t longest_;
  tuple_table<cell> cells_;
  std::vector<attribute> record_;  // ascending
};

}  // namespace casewise::synthesis
