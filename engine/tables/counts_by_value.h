#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "cases/case_store.h"
#include "query/query.h"
#include "tables/selection_cache.h"

namespace casewise {

/// Counts a table anew only where its filter changed. Numbers of cases add up over cases that are apart, and a
/// condition that names values of a variable keeps such cases. While that condition moves, as under a slider, and the
/// others stay, the numbers of each value are counted once and kept; a new position adds them up. (After Falcon,
/// doi:10.1145/3290605.3300924, which counts all values ahead; here each answer counts at most a few more.)
/// Answers are those of `count`. The store and the selections must outlive it; the store may not change.
class counts_by_value {
 public:
  using counts = std::vector<std::uint64_t>;
  /// Numbers of cases of a selection, always as many.
  using counter = std::function<counts(const selection&)>;

  /// Conditions that may move, of all tables, each with the others beside it.
  static constexpr std::size_t most = 16;
  /// Values counted ahead by one answer: none takes more than three times as long as without.
  static constexpr std::size_t most_ahead = 2;
  /// Tables of more numbers are counted whole, so that what is kept stays below 8 MB (and is mostly one).
  static constexpr std::size_t most_numbers = 2048;

  counts_by_value(const case_store& cases, selection_cache& selections) : cases_(&cases), selections_(&selections) {}

  selection_cache& selections() { return *selections_; }

  /// What `of` counts among the cases that `where` keeps. `table` says what that is:
  /// the axes of a crosstab, or none for a profile.
  counts count(const std::vector<axis_id>& table, const filter& where, const counter& of);

 private:
  struct entry {
    std::vector<axis_id> table;
    axis_id moving;
    filter others;
    std::map<std::size_t, counts> of_value;
  };

  bool may_move(const filter& condition) const;
  bool add_values(entry& into, const filter& condition, const counter& of, counts& total);

  const case_store* cases_;
  selection_cache* selections_;
  std::vector<entry> entries_;  // the latest first
};

}  // namespace casewise
