#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "base/result.h"
#include "cases/block.h"
#include "cases/case_store.h"
#include "cases/loader.h"
#include "cases/report.h"
#include "cases/settle.h"

namespace casewise {

/// The bytes of a file that are not scanned yet, with room behind them for the next slice.
class byte_window {
 public:
  /// Room for `bytes` more; null where there is no memory.
  std::uint8_t* reserve(std::size_t bytes);
  void grow(std::size_t bytes) { size_ += bytes; }
  void drop_front(std::size_t bytes);
  const std::uint8_t* data() const { return memory_.get(); }
  std::size_t size() const { return size_; }
  std::size_t room() const;

 private:
  block_array<std::uint8_t> memory_;
  std::size_t size_ = 0, capacity_ = 0;
};

/// Reads one case file: for each slice `reserve` and `append`, then `finish` once. Calls out of this order return
/// `engine_failed`. The codebook must outlive the reader.
class case_reader {
 public:
  explicit case_reader(const codebook& book) : book_(book) {}

  /// Where the next `bytes` of the file are to be written; valid until the next call. Errors: out_of_memory.
  result<std::span<std::uint8_t>> reserve(std::size_t bytes);

  /// Takes the first `bytes` of what `reserve` gave. Returns the cases read so far.
  /// Errors: not_a_table, no_known_column, unclosed_quote, bad_encoding, too_large, out_of_memory.
  result<std::uint32_t> append(std::size_t bytes);

  /// Reads the last line and settles values. Errors: as `append`, and empty_file.
  result<case_store> finish();

  /// Complete once `finish` has been called.
  report& what_was_read() { return report_; }

 private:
  outcome scan(bool last);

  const codebook& book_;
  byte_window window_;
  std::uint64_t bytes_read_ = 0;
  std::optional<loader> loading_;
  report report_;
  bool finished_ = false;
};

}  // namespace casewise
