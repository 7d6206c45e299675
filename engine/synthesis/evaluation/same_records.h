#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "synthesis/records.h"

namespace casewise::synthesis {

/// How many synthetic records equal a real one in every column: a sanity check, and no guarantee of anything. A record
/// with few attributes equals many others, real and synthetic; so the ones to look at are those that no other real
/// record equals. Sensitive.
struct same_records {
  std::uint64_t records = 0;         // synthetic
  std::uint64_t as_a_record = 0;     // of these, equal to a real one
  std::uint64_t as_a_unique = 0;     // equal to a real one that no other real one equals
  std::uint64_t unique_records = 0;  // such real ones
  std::uint64_t met = 0;             // of these, equal to a synthetic one, however often
};

/// The comparison, a slice of records at a time.
class same_record_search {
 public:
  /// Both must outlive the search.
  same_record_search(const record_table& real, const record_table& made) : real_(&real), made_(&made) {}

  /// True once there is nothing left to do.
  bool step();
  const same_records& found() const { return found_; }

 private:
  const record_table* real_;
  const record_table* made_;
  struct times {
    std::uint32_t real = 0, made = 0;
  };
  std::unordered_map<std::string_view, times> times_;  // by the bytes of a row of `real_`
  std::size_t next_real_ = 0, next_made_ = 0;
  same_records found_;
};

/// Whether no more unique records are met, save by chance, of the half that the synthetic ones were made from than of
/// the half that was held back. Each is counted once: one short record can be met a hundred times, which says nothing.
bool is_within_chance(const same_records& made_from, const same_records& held_back);

}  // namespace casewise::synthesis
