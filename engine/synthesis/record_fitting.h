#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "synthesis/fast_random.h"
#include "synthesis/records.h"
#include "synthesis/release.h"
#include "synthesis/targets.h"

namespace casewise::synthesis {

/// Changes single cells of synthetic records as long as that brings their counts closer to the released ones
/// (docs/synthesis.md, section 5). The distance is
///   F = sum over combinations of lambda_length (S - T)^2,   lambda_k in proportion to 1 / (variance of the noise),
/// S counted in the records, T released (0 where not). All in integers, so that F stays exact however long it runs.
/// Uses nothing but the release: post-processing.
///
/// With `no_invention` whole records are made anew instead (rebuilt_records.cpp): where few combinations may stand in a
/// record at all, hardly any single cell can change without making one that was not released.
class record_fitting {
 public:
  /// `start`: records over the domain of the release. Both must outlive the fitting, the records change in place.
  record_fitting(const release& from, const target_counts& targets, record_table& records, bool no_invention,
                 fast_random& random);

  /// Counts some more of the starting records; false once all are counted. Then `propose` may be called.
  bool count_start(std::size_t rows);
  /// Tries `many` changes.
  void propose(std::size_t many);

  /// Mean of (S - T)^2 / variance over the reported combinations.
  double misfit() const;
  /// Of the reported combinations of one length: the mean of |S - T|, and the sum of S as a part of that of T.
  struct closeness {
    double mean_difference = 0, reached = 0;
  };
  closeness close_to(std::size_t length) const;
  std::int64_t distance() const { return distance_; }
  std::uint64_t proposals() const { return proposals_; }
  std::uint64_t accepted() const { return accepted_; }
  /// The same, counted anew from the records: for tests.
  std::int64_t distance_from_scratch() const;

 private:
  struct cell {
    std::uint32_t target = 0, count = 0;
  };

  struct partner_range {
    std::uint32_t first = 0, count = 0;
  };
  void list_partners(const target_counts& targets);
  void propose_any();
  void propose_missing();
  void propose_rebuilt();
  tuple seed_for(std::size_t row);
  void take_out(std::size_t row);
  bool put_in(attribute one);
  bool put_in_all(const attribute* wanted, std::size_t count);
  void put_in_partners();
  tuple base_of(const attribute* own, std::size_t width);
  attribute partner_of(tuple base);
  void consider(std::size_t row, std::size_t column, attribute after);
  bool forbidden(std::size_t row, std::size_t column, attribute value) const;
  std::size_t keys_with(attribute one, std::vector<tuple>& keys) const;
  std::int64_t weight(tuple of) const { return weights_[how_.short_length(of) - 1]; }
  std::int64_t loss(const std::vector<tuple>& keys, std::size_t count) const;
  std::int64_t gain(const std::vector<tuple>& keys, std::size_t count) const;
  void forget_unused();

  const release& from_;
  packing how_;
  std::size_t longest_;
  record_table& records_;
  bool no_invention_;
  fast_random& random_;
  bool has_rules_;
  std::vector<std::int64_t> weights_;     // lambda by length - 1
  std::vector<double> inverse_variance_;  // by length - 1
  tuple_table<cell> table_;
  std::size_t counted_ = 0, reported_ = 0;
  std::int64_t distance_ = 0;
  std::uint64_t proposals_ = 0, accepted_ = 0;
  tuple_table<partner_range> partners_of_;  // by combination: which attributes extend it to a reported one
  std::vector<attribute> partners_;
  attribute others_[most_columns];  // of the row that is tried, ascending, without the column that changes
  std::size_t other_count_ = 0;
  std::vector<tuple> lost_, gained_;
  // Of the record that is made anew.
  std::vector<tuple> all_reported_;
  attribute built_[most_columns];  // ascending
  std::size_t built_count_ = 0;
  std::vector<cell*> taken_, put_;  // cells counted down and up for it so far
  std::int64_t change_ = 0;         // of F
};

}  // namespace casewise::synthesis
