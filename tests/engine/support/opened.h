#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "codebooks.h"
#include "engine.h"
#include "json_view.h"

namespace casewise::tests {

/// A case file that was read to its end, or why it could not be.
struct opened {
  std::unique_ptr<dataset> data;  // always there where the codebook is good
  std::string code = "ok";        // the error's, or "ok"
  std::string where, message;

  bool ok() const { return code == "ok"; }
  /// What `describe` says.
  json_view description() const;
};

/// Reads `csv` in slices of `slice_size` bytes; 0: in one.
opened open_cases(std::string_view csv, std::size_t slice_size = 0, const std::string& codebook = tiny_codebook());
/// The same with a dataset that nothing has been read into: one codebook can serve millions of files.
opened read_into(std::unique_ptr<dataset> fresh, std::string_view csv, std::size_t slice_size);
opened open_real_cases(std::string_view csv);

/// What a query was answered with, to be asked by the names of protocol.ts. Lists are given as text: "1 2 / 3 4" for
/// two rows, "null" for a percentage of nothing.
class answer {
 public:
  explicit answer(result<reply> from);

  std::string code = "ok", where, message;

  std::string counts(std::string_view section) const;
  std::string percents(std::string_view section) const;
  std::string shape(std::string_view section) const;
  std::vector<std::uint32_t> count_list(std::string_view section) const;
  std::vector<double> percent_list(std::string_view section) const;

  const json_view& header() const { return *header_; }
  /// The first caution of this code as minified JSON with apostrophes; "none".
  std::string caution(std::string_view code_name) const;
  const reply& raw() const { return reply_; }

 private:
  struct place {
    std::size_t offset = 0, size = 0, last_length = 1;
  };
  place find(std::string_view section, std::string_view type) const;

  reply reply_;
  std::optional<json_view> header_;
};

/// Asks with apostrophes for quotes: {'kind':'profile'}.
answer ask(const opened& of, std::string_view query);

/// How many cases a filter keeps; -1 where it is refused.
std::int64_t selected_by(const opened& of, std::string_view filter);

/// "code /pointer" of a query that is refused; "ok".
std::string refusal(const opened& of, std::string_view query);

}  // namespace casewise::tests
