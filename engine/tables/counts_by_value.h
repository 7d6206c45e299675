#pragma once
#include <cstdint>
#include <list>
#include <vector>

#include "cases/case_store.h"
#include "query/query.h"
#include "tables/selection_cache.h"

namespace casewise {

/// Numbers of cases of a selection, always as many: those of one table. They add up over cases that are apart.
class table_numbers {
 public:
  using counts = std::vector<std::uint64_t>;
  virtual counts count(const selection& among) const = 0;

 protected:
  ~table_numbers() = default;
};

/// Counts a table anew only where its filter changed. A condition that names values of a variable keeps cases that are
/// apart. While it moves, as under a slider, and the others stay, the numbers of each value are counted once and kept;
/// a new position adds them up. (After Falcon, doi:10.1145/3290605.3300924, which counts all values ahead; here each
/// answer counts at most a few.) Answers are those of the table. The store and the selections must outlive it; the
/// store may not change.
class counts_by_value {
 public:
  using counts = table_numbers::counts;

  /// Conditions that may move, of all tables, each with the others beside it.
  static constexpr std::size_t most = 16;
  /// Values counted by one answer: with more that are new, the table is counted whole as well, so that no answer takes
  /// more than three times as long.
  static constexpr std::size_t most_ahead = 2;
  /// Tables of more numbers are always counted whole, so that what is kept stays below 8 MB (it is mostly one).
  static constexpr std::size_t most_numbers = 2048;

  counts_by_value(const case_store& cases, selection_cache& selections) : cases_(&cases), selections_(&selections) {}

  selection_cache& selections() { return *selections_; }

  /// What `of` counts among the cases that `where` keeps. `table` says what that is: the axes of a crosstab, or none
  /// for a profile.
  counts count(const std::vector<axis_id>& table, const filter& where, const table_numbers& of);

 private:
  struct entry {
    std::vector<axis_id> table;
    axis_id moving;
    filter others;
    std::vector<counts> of_value;  // none where it is not counted yet
  };

  bool may_move(const filter& condition) const;
  bool add_values(entry& into, const filter& condition, const table_numbers& of, counts& total);

  const case_store* cases_;
  selection_cache* selections_;
  std::list<entry> entries_;  // the latest first
};

}  // namespace casewise
