#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "cases/loader.h"
#include "codebook/codebook.h"
#include "json/records.h"

namespace casewise {

/// Writes records as lines of comma-separated text, so that they are read like any other file.
///
/// The header has every name of the first `known_records` (or of the first 4 MB of values), then every further variable
/// of the codebook: a name that comes later still finds its column. `settle_columns` takes off those that never came.
class record_lines final : public json::record_sink {
 public:
  explicit record_lines(const codebook& book) : book_(book) {}

  void member(std::string_view name, std::string_view value) override;
  void end_record() override;
  bool takes_nested(std::string_view name) override { return !book_.variable_of_header(name); }

  /// Reads the records that are whole in `text`; the bytes that are done with. See `json::record_reader::read`; also
  /// bad_json where a record has one name twice, and not_a_table where there are too many names.
  result<std::size_t> read(std::string_view text, bool last);

  /// The lines that are written since it was asked last, the header first; nothing until the header is known.
  std::string take();

  /// Makes the columns of a file that was read to its end those that its records had.
  void settle_columns(loader& loading) const;

 private:
  struct column {
    std::string name;
    bool came = false;
  };
  std::size_t column_of(std::string_view name);
  std::size_t new_column(std::string_view name);
  void begin_lines();
  void write_line();
  void fail(error_code code, const char* message);

  static constexpr std::size_t known_records = 1000;
  static constexpr std::size_t most_waiting_bytes = std::size_t{4} << 20;
  static constexpr std::size_t most_names = 4096;
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  const codebook& book_;
  json::record_reader reader_;
  std::vector<column> columns_;
  std::vector<std::string> late_;  // names that no column of the header can be
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::string> row_;
  std::vector<bool> given_;
  std::vector<std::vector<std::string>> waiting_;  // rows, until the header is known
  std::size_t next_ = 0;                           // where the next name most likely is
  std::uint64_t records_ = 0;
  bool began_ = false;
  std::size_t waiting_bytes_ = 0;
  std::optional<error> failure_;  // a sink has no way to stop its reader
  std::string lines_;
};

}  // namespace casewise
