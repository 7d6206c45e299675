#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "synthesis/candidates.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// Counts given combinations of one length, record by record. Its counts are exact: they leave only through a
/// mechanism.
class tuple_counter {
 public:
  /// `pairs` (for lengths above 2): combinations with another pair are not looked up. It must outlive the counter.
  tuple_counter(packing how, std::size_t length, const std::vector<tuple>& counted, const pair_matrix& pairs);

  /// `record`: its attributes, ascending.
  void add(std::span<const attribute> record);
  std::uint32_t count(tuple of) const { return *counts_.find(of); }

 private:
  void extend(tuple prefix, std::size_t length, const attribute* fitting, std::size_t count);

  packing how_;
  std::size_t length_;
  const pair_matrix& pairs_;
  tuple_table<std::uint32_t> counts_;
};

}  // namespace casewise::synthesis
