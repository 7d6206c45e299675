#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "cases/case_store.h"
#include "cases/csv_scanner.h"
#include "cases/header.h"
#include "cases/report.h"
#include "cases/spelling_table.h"

namespace casewise {

/// What a column of the file is read into. Codes are ids of spellings until the file is read: only then is it known
/// which values there are, and what the country codes of a column mean.
struct loading_column {
  enum class role { ignored, indicator, categorical };
  role as = role::ignored;
  // The arrays of the current block, to spare a look-up per field; null where they are not written.
  bits::word* present = nullptr;
  std::uint8_t* narrow = nullptr;
  std::uint32_t* wide = nullptr;
  spelling_table spellings;
  std::size_t variable = 0;
  std::vector<indicator_state> states;  // indicator: by spelling id - 1
  std::vector<indicator_block> indicator_blocks;
  std::vector<block_codes> code_blocks;
};

/// Turns the fields of a file into columns, case by case: the sink of a `csv_scanner`.
/// What goes wrong is kept and told by `failure()`: a sink has no way to stop its scanner.
class loader {
 public:
  loader(const codebook& book, file_header header);

  csv_scanner& scanner() { return scanner_; }
  const std::optional<error>& failure() const { return failure_; }
  std::uint32_t case_count() const { return case_count_; }
  std::vector<loading_column>& columns() { return columns_; }
  /// Lines, header, bytes so far; the variables are filled in by `settle`.
  report& what_was_read() { return report_; }

  [[gnu::always_inline]] void field(std::size_t column, const std::uint8_t* at, std::size_t length) {
    if (column >= columns_.size()) {
      extra_fields_ |= !is_blank(at, length);
      return;
    }
    loading_column& into = columns_[column];
    if (into.as == loading_column::role::categorical) {
      const std::uint32_t id = into.spellings.id_of(at, length);
      if (++into.spellings.at(id).count == 1) check_new_spelling(into, id);
      if (id < 256 && into.narrow != nullptr)
        into.narrow[case_in_block_] = static_cast<std::uint8_t>(id);
      else
        set_wide_code(into, id);
    } else if (into.as == loading_column::role::indicator) {
      if (length == 1 && *at == '1')
        bits::set(into.present, case_in_block_);
      else
        odd_indicator(into, at, length);
    }
  }

  /// A field that is a plain 1.
  [[gnu::always_inline]] void one(std::size_t column) {
    if (column < columns_.size() && columns_[column].present != nullptr) [[likely]]
      bits::set(columns_[column].present, case_in_block_);
    else
      one_elsewhere(column);
  }

  void end_line(std::size_t fields) {
    if (fields != columns_.size() && !keep_ragged_line(fields)) return;
    if (!odd_fields_.empty()) odd_fields_.clear();
    ++case_count_;
    if (++case_in_block_ == cases_per_block) begin_block();
  }

  void blank_line() { report_.blank.add(scanner_.line()); }
  void stray_quote() { report_.stray_quotes.add(scanner_.line()); }

 private:
  struct odd_field {
    std::size_t column;
    std::uint32_t spelling;
  };

  void begin_block();
  void one_elsewhere(std::size_t column);
  void check_new_spelling(loading_column& column, std::uint32_t id);
  void set_wide_code(loading_column& column, std::uint32_t id);
  void odd_indicator(loading_column& column, const std::uint8_t* at, std::size_t length);
  bool keep_ragged_line(std::size_t fields);
  void take_back_line();
  void fail(error_code code, const char* message);

  const codebook& book_;
  std::vector<loading_column> columns_;
  report report_;
  csv_scanner scanner_;
  std::optional<error> failure_;
  std::uint32_t case_count_ = 0;
  std::size_t case_in_block_ = 0;
  bool extra_fields_ = false;
  std::vector<odd_field> odd_fields_;  // indicator fields of this line that are not a plain 1
};

}  // namespace casewise
