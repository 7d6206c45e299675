#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "privacy/mechanism.h"
#include "synthesis/bounded_records.h"
#include "synthesis/budget.h"
#include "synthesis/candidates.h"
#include "synthesis/parameters.h"
#include "synthesis/progress.h"
#include "synthesis/records.h"
#include "synthesis/release.h"
#include "synthesis/tuple_counter.h"

namespace casewise::synthesis {

/// The private measurement (docs/synthesis.md, section 3), in slices: number of records, contribution bound, records
/// cut to it, then for each length the candidates, their exact counts, and noise. Whatever it answers and however it
/// ends is made of what its `mechanism` gave out; nothing else may be told, progress and errors included.
class measure_run {
 public:
  /// `over` and `records` must outlive the run. Errors: bad_range, too_large.
  static result<std::unique_ptr<measure_run>> begin(const domain& over, const record_table& records,
                                                    const release_parameters& asked, const privacy::key_bytes& key);

  /// The same with a budget made by `make_budget` before.
  static result<std::unique_ptr<measure_run>> begin(const domain& over, const record_table& records,
                                                    const release_parameters& asked, const release_budget& budget,
                                                    const privacy::key_bytes& key);

  /// Errors: engine_failed.
  result<progress> step();

  /// Once `step` answered `done`.
  const release& released() const { return *out_; }
  const release_budget& budget() const { return budget_; }
  const std::vector<length_budget>& lengths() const { return lengths_; }

 private:
  enum class phase { widths, bound, cut, candidates, count, noise, done };

  measure_run(const domain& over, const record_table& records, const release_parameters& asked, release_budget budget,
              const privacy::key_bytes& key);

  void widths_slice();
  outcome choose_bound();
  void cut_slice();
  outcome begin_length();
  outcome candidates_slice();
  void count_slice();
  void noise_slice();
  void add_noise(tuple of);
  outcome end_length();
  bool hides_domain(tuple of) const;
  void take_pairs();
  std::size_t length() const { return out_->lengths.size() + 1; }
  bool next_rows(std::size_t at_once, std::size_t& first, std::size_t& last);

  const domain* over_;
  const record_table* records_;
  release_parameters asked_;
  release_budget budget_;
  packing how_;
  std::unique_ptr<privacy::mechanism> by_;

  phase phase_ = phase::widths;
  std::size_t row_ = 0, cell_ = 0;
  std::vector<std::uint64_t> records_with_;  // by number of attributes
  std::optional<bounded_records> cut_;
  std::vector<length_budget> lengths_;
  std::optional<release> out_;

  std::vector<tuple> passed_;  // of the length before
  std::int64_t raised_to_ = 0, hidden_up_to_ = 0;
  std::vector<tuple> keys_;  // candidates of this length
  std::unique_ptr<pair_matrix> pairs_;
  std::optional<candidate_maker> maker_;
  std::optional<tuple_counter> counter_;
  std::vector<std::uint32_t> single_counts_;
  std::optional<privacy::gaussian_noise> noise_;
  released_length current_;
};

}  // namespace casewise::synthesis
