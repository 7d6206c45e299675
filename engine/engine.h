#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tables/reply.h"

namespace casewise {

/// One case file, from its bytes to answers. The life of a dataset: open once; then, for each slice of the file,
/// `reserve` and `append`; `finish` once; then `describe` and `run` as often as wanted. Calls out of this order return
/// `engine_failed`. After an error from `append` or `finish` the dataset is of no further use.
/// No call throws, prints, or reads a clock or a file.
class dataset {
 public:
  /// Reads and checks the codebook (docs/codebook-format.md). Errors: bad_json, bad_codebook.
  static result<std::unique_ptr<dataset>> open(std::string_view codebook_json);
  ~dataset();

  /// Fields are separated by this one of , ; tab | whatever the header looks like. Before the first bytes.
  outcome separate(char separator);

  /// A dataset that nothing is read into yet, with the codebook of this one: it is not read and checked again.
  std::unique_ptr<dataset> another() const;

  /// Where the next `bytes` of the file are to be written; valid until the next call. Errors: out_of_memory.
  result<std::span<std::uint8_t>> reserve(std::size_t bytes);

  /// Takes the first `bytes` of what `reserve` gave. Returns the cases read so far.
  /// Errors: not_a_table, no_known_column, unclosed_quote, bad_encoding, too_large, out_of_memory.
  result<std::uint32_t> append(std::size_t bytes);

  /// Reads the last line, settles values, builds bitmaps. Errors: as `append`, and empty_file.
  outcome finish();

  /// JSON of web/bridge/protocol.ts `Description` but the codebook: the variables and values of this file, the report.
  result<std::string> describe() const;

  /// Answers one query (contract, sections 3 and 4), given as UTF-8 JSON.
  /// Errors: bad_json, bad_query, unknown_kind, unknown_variable, unknown_set, unknown_item, not_ordered, bad_range,
  /// bad_denominator, too_large, out_of_memory. The dataset is unchanged.
  result<reply> run(std::string_view query_json) const;

 private:
  struct state;
  explicit dataset(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

}  // namespace casewise
