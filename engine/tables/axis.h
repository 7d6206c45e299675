#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "query/query.h"
#include "tables/selection.h"

namespace casewise {

/// One direction of a table: the categories of a variable, the items of a set (which overlap), or an indicator's 1.
class axis {
 public:
  axis(const codebook& book, const case_store& cases, axis_id id);

  axis_id id() const { return id_; }
  std::string_view name() const { return name_; }
  /// Categories, items, or 1.
  std::size_t size() const { return size_; }
  /// Codes per case, in every block, rather than a bitmap per category. Categories never overlap then.
  bool has_codes() const { return column_ != nullptr && column_->has_codes; }

  /// Each case that answered is in exactly one category, so categories add up to those that answered.
  bool partitions() const { return column_ != nullptr; }

  /// Each case that answered is in at least one category: not so for an indicator, nor where a recorded 0 answers.
  bool covers() const { return covers_; }

  /// The codes of a block; null where this axis has bitmaps.
  const block_codes* codes(std::size_t block) const;
  /// The cases of a category in a block, where this axis has bitmaps; null for none of them.
  const bits::word* cases_of(std::size_t category, std::size_t block) const;
  /// The cases of a block that answered; null for none of them. An indicator is answered when its set is.
  const bits::word* answered(std::size_t block) const;

  /// How many cases of `from` answered, and which.
  std::uint64_t count_answered(const selection& from) const;
  selection answered_in(const selection& from) const;
  /// The cases of `from` in one category.
  selection category_in(std::size_t category, const selection& from) const;
  /// The cases of `from` in any category: fewer than answered where a recorded 0 answers.
  selection any_category_in(const selection& from) const;

 private:
  const case_store* cases_;
  axis_id id_;
  std::string_view name_;
  std::size_t size_ = 0;
  std::size_t set_ = 0;  // indicators and sets
  bool covers_ = true;
  const categorical_column* column_ = nullptr;
};

/// The variables that stand by themselves: categorical, then derived. Indicators appear in their sets.
std::vector<axis_id> tabled_variables(const codebook& book);

/// How many cases of `among` each category has.
std::vector<std::uint64_t> count_categories(const axis& of, const selection& among);

/// For two axes with codes: how many cases of `among` have each pair of codes, missing (0) first in both directions:
/// row-major, (rows.size() + 1) x (columns.size() + 1).
std::vector<std::uint64_t> count_code_pairs(const axis& rows, const axis& columns, const selection& among);

/// How many cases of `among` are in both categories: row-major, rows.size() x columns.size().
std::vector<std::uint64_t> count_cells(const axis& rows, const axis& columns, const selection& among);

}  // namespace casewise
