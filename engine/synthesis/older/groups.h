#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "synthesis/domain.h"
#include "synthesis/older/distinct_records.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// An attribute, and how many records have it together with those that a group is about.
struct group_choice {
  attribute more = 0;
  std::uint32_t records = 0;
};

/// The records of a file that have certain attributes in common. Sensitive.
struct group {
  tuple key = 0;                      // of the attributes in common, while they fit into one word
  std::uint32_t place = 0;            // among the groups that are kept, counted from 1; 0: not kept
  std::uint64_t columns = 0;          // a bit for each column of an attribute in common
  std::vector<std::uint32_t> rows;    // of the distinct records
  std::vector<group_choice> choices;  // by attribute: what at least k of them have besides

  std::size_t length() const { return static_cast<std::size_t>(std::popcount(columns)); }
};

/// Finds groups by adding one attribute after another, and keeps those that it found in a bounded memory.
class group_finder {
 public:
  /// `from` and `over` must outlive the finder. `k`: the smallest group that counts.
  group_finder(const distinct_records& from, const domain& over, std::uint32_t k);

  const group& everyone() const { return everyone_; }
  /// The records of `of` that have `more`, one of its choices. Valid until a group of as many attributes is asked for.
  const group& with(const group& of, attribute more);
  std::uint32_t smallest() const { return k_; }

 private:
  void fill(const group& of, attribute more, group& into);
  void count_choices(group& of);

  const distinct_records& from_;
  const domain& over_;
  packing how_;
  std::uint32_t k_;
  group everyone_;
  tuple_table<std::uint32_t> place_of_;  // in kept_, counted from 1
  std::deque<group> kept_;
  std::size_t kept_bytes_ = 0;
  std::vector<group> passing_;         // by number of attributes
  std::vector<std::uint32_t> counts_;  // by attribute: zeros between two calls
};

}  // namespace casewise::synthesis
