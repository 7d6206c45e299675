#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace casewise::json {

/// Hears the records of a text in the order written.
class record_sink {
 public:
  /// A value of the record: a text, or as it would be written in a file; "" for null.
  virtual void member(std::string_view name, std::string_view value) = 0;
  virtual void end_record() = 0;
  /// Whether a list or an object may stand under this name; its JSON is then the value.
  virtual bool takes_nested(std::string_view) { return false; }

 protected:
  ~record_sink() = default;
};

/// Reads flat objects one by one: an array of them, or one after the other (NDJSON), from text that comes in slices.
class record_reader {
 public:
  record_reader();
  ~record_reader();
  record_reader(record_reader&&) noexcept;

  /// Whether a file that begins with `text` is such a list; with `last` the file ends there. Nothing is certain before
  /// the first two marks are there: see `unknown`.
  enum class beginning { records, other, unknown };
  static beginning begins(std::string_view text, bool last);

  /// Reads the records that are whole in `text`, behind which 64 bytes can be read; returns how many bytes those are.
  /// With `last` the text ends here. Errors: bad_json, bad_encoding, not_a_table with "record 7, value 3";
  /// out_of_memory.
  result<std::size_t> read(std::string_view text, bool last, record_sink& sink);

 private:
  outcome read_one(std::string_view record, record_sink& sink);
  error at(error_code code, const char* message, std::size_t value = 0) const;

  enum class place { start, first, record, between, behind };
  struct parser;
  std::unique_ptr<parser> parser_;
  place place_ = place::start;
  bool is_array_ = false;
  std::uint64_t number_ = 0;  // of the record that is read
  std::string number_text_;
};

}  // namespace casewise::json
