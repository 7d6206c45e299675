#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "synthesis/candidates.h"
#include "synthesis/domain.h"
#include "synthesis/fast_random.h"
#include "synthesis/records.h"
#include "synthesis/targets.h"

namespace casewise::synthesis {

/// The sampler of the reference, SDS: builds records one after another from attributes still to be placed, weighted by
/// the released counts that are not used up yet. Makes no combination that was not released. For comparison, and as the
/// start of a fitting without inventions. Post-processing.
class sampler {
 public:
  /// `most`: how many records to make at most, 0: until every attribute is placed. With a number the counts start
  /// anew when nothing is left to place before it is reached.
  sampler(const domain& over, const target_counts& targets, std::size_t most, fast_random& random);

  /// Adds up to `many` records; false once there are no more.
  bool make(std::size_t many, record_table& into);

 private:
  struct cell {
    std::uint32_t target = 0, count = 0;
  };
  struct candidate {
    attribute is = 0;
    std::vector<std::uint32_t> rests;  // of every released combination with it and attributes of the record
    std::uint32_t weight = 0;
  };

  void start_anew();
  void begin_record();
  bool grow();
  bool fits(candidate& one, const tuple* keys);
  template <class Wanted>
  void keep(Wanted&& wanted);
  void use(tuple of);
  std::uint32_t rest(tuple of) const;

  const domain& over_;
  packing how_;
  std::size_t longest_, most_, made_ = 0;
  fast_random& random_;
  tuple_table<cell> table_;
  std::vector<std::uint32_t> left_;  // by attribute: still to be placed
  std::uint64_t all_left_ = 0;
  std::vector<attribute> record_;  // ascending
  std::vector<candidate> candidates_;
  std::size_t candidate_count_ = 0;
  pair_matrix open_;          // pairs that are released and not used up
  std::vector<tuple> bases_;  // the newest attribute with what the record has: what a candidate would extend
  std::size_t whole_ = 0;     // the one among them that is the whole record, while that is shorter than the longest
  std::vector<tuple> keys_;
};

}  // namespace casewise::synthesis
