#pragma once
#include <cstdint>
#include <vector>

#include "privacy/chacha20.h"
#include "synthesis/domain.h"
#include "synthesis/older/groups.h"
#include "synthesis/older/weighted_draw.h"
#include "synthesis/records.h"

namespace casewise::synthesis {

/// How often each attribute is in the records. Index 0 is unused.
std::vector<std::uint32_t> attribute_counts(const record_table& of, const domain& over);

/// Says no to an attribute that would make some short combination too frequent; it is told what was taken.
class oversampling_guard;

/// Makes records of attributes that are still to be given out: the consolidation of the older methods.
class remaining_attributes {
 public:
  /// `available`: by attribute, how often it is still to be given out; every one of them is in at least k records of
  /// the source. `guard` may be null. All references must outlive this.
  remaining_attributes(std::vector<std::uint32_t> available, group_finder& groups, const domain& over,
                       privacy::random_source& coins, oversampling_guard* guard);

  bool is_empty() const { return left_ == 0; }
  std::uint64_t left() const { return left_; }
  /// Adds one record to `into`. Each takes at least one attribute. Not while `is_empty`.
  void make_record(record_table& into);

 private:
  bool take_one(const group& of, attribute& taken);

  std::vector<std::uint32_t> available_;
  std::uint64_t left_ = 0;
  group_finder& groups_;
  const domain& over_;
  privacy::random_source& coins_;
  oversampling_guard* guard_;
  weighted_draw draw_;
  std::vector<attribute> row_;
};

/// Deletes what is too much: no attribute stays in more records than `most` says. Which of them lose it is random.
/// Records that end empty are dropped.
record_table without_surplus(const record_table& of, const std::vector<std::uint32_t>& most, const domain& over,
                             privacy::random_source& coins);

}  // namespace casewise::synthesis
