#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/header.h"
#include "codebook/codebook.h"
#include "codebook/spelling.h"
#include "json/writer.h"

namespace casewise {

/// Some lines of a file: how many, and the numbers of the first few.
struct line_list {
  std::uint64_t count = 0;
  std::vector<std::uint64_t> first;
  void add(std::uint64_t line);
};

struct spelling_count {
  std::string from, to;  // `to` is unused for unknown values
  std::uint64_t count = 0;
};

/// How often each spelling was met, and what it was read as.
class spelling_tally {
 public:
  void add(std::string_view from, std::string_view to, std::uint64_t count);
  /// By code point.
  const std::map<std::pair<std::string, std::string>, std::uint64_t>& counts() const { return counts_; }
  /// Most frequent first, then by code point.
  std::vector<spelling_count> by_count() const;

 private:
  std::map<std::pair<std::string, std::string>, std::uint64_t> counts_;
};

/// How the fields of one variable were read. The four counts add up to the cases.
struct variable_report {
  std::size_t variable = 0;
  std::uint64_t recorded = 0, missing = 0, explicit_zeros = 0, unreadable = 0;
  std::vector<spelling_count> unknown;                // most frequent first
  std::vector<spelling_count> repaired;               // most frequent first
  std::vector<spelling_count> out_of_range;           // years that the codebook does not cover, most frequent first
  std::vector<spelling_count> spelled_missing;        // missing spellings that are not empty, most frequent first
  std::pair<std::int64_t, std::int64_t> years{0, 0};  // years: the first and the last that are recorded
  country_codes codes = country_codes::alpha3;
};

/// What was read, mapped, repaired and left out.
struct report {
  std::uint64_t bytes = 0, lines = 0;
  std::uint64_t extra_fields = 0;      // empty ones at the end of cases that were kept
  std::uint64_t set_aside_fields = 0;  // of the lines set aside
  file_header header;
  line_list blank, padded, kept_long, set_aside, stray_quotes;
  std::vector<variable_report> variables;  // those with a column, in the codebook's order
};

/// Writes web/bridge/protocol.ts `Report`.
void write_report(const report& what, const codebook& book, std::uint64_t cases, json::writer& into);

}  // namespace casewise
