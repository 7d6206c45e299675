#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "cases/byte_window.h"
#include "cases/case_store.h"
#include "cases/loader.h"
#include "cases/record_lines.h"
#include "cases/report.h"

namespace casewise {

/// Reads one case file, delimited text or JSON records: for each slice `reserve` and `append`, then `finish` once.
/// Calls out of this order return `engine_failed`.
class case_reader {
 public:
  explicit case_reader(std::shared_ptr<const codebook> book) : book_(std::move(book)) {}

  /// What the file is read with: what it was opened with, or, of a survey, that with a variable for each column.
  const codebook& book() const { return *book_; }

  /// Fields are separated by this one of , ; tab | whatever the header looks like. Before the first bytes.
  outcome separate(char separator);

  /// Where the next `bytes` of the file are to be written; valid until the next call. Errors: out_of_memory.
  result<std::span<std::uint8_t>> reserve(std::size_t bytes);

  /// Takes the first `bytes` of what `reserve` gave. Returns the cases read so far.
  /// Errors: not_a_table, no_known_column, unclosed_quote, bad_encoding, too_large, out_of_memory.
  result<std::uint32_t> append(std::size_t bytes);

  /// Reads the last line and settles values. Errors: as `append`, and empty_file.
  result<case_store> finish();

  /// Complete once `finish` has been called.
  const report& what_was_read() const { return report_; }

 private:
  outcome read(bool last);
  outcome read_records(bool last);
  outcome scan(byte_window& text, bool last);

  std::shared_ptr<const codebook> book_;
  std::shared_ptr<const codebook> opened_with_;  // of a survey: `records_` refers to it
  byte_window window_;
  std::optional<record_lines> records_;  // where the file is JSON: what turns it into lines
  byte_window lines_;                    // and those that are not scanned yet
  bool is_known_ = false;                // that it is JSON, or that it is not
  char separator_ = 0;                   // 0: found by the header
  std::uint64_t bytes_read_ = 0;
  std::optional<loader> loading_;
  report report_;
  bool finished_ = false;
};

}  // namespace casewise
