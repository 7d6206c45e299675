#include "cases/header.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "cases/csv_scanner.h"

namespace casewise {

namespace {

constexpr std::size_t longest_header = std::size_t{1} << 20;
constexpr std::string_view separators = ",;\t|";

struct line_text {
  std::vector<std::string> fields;
  std::size_t bytes = 0;
  std::uint64_t breaks = 0;  // inside quotes
};

enum class cut { whole, unfinished, open_quote };

/// Splits the first line of `text`, quotes and all.
cut split_line(std::string_view text, char separator, line_text& into) {
  std::string field;
  bool quoted = false, at_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      into.breaks += c == '\n';
      if (c != '"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += c;
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && at_start) {
      quoted = true;
      at_start = false;
      field.clear();
    } else if (c == separator || c == '\n') {
      into.fields.push_back(std::string(text::trimmed(field)));
      field.clear();
      at_start = true;
      if (c == '\n') {
        into.bytes = i + 1;
        return cut::whole;
      }
    } else {
      field += c;
      at_start = at_start && text::trimmed(field).empty();
    }
  }
  into.fields.push_back(std::string(text::trimmed(field)));
  into.bytes = text.size();
  return quoted ? cut::open_quote : cut::unfinished;
}

std::vector<header_column> map_columns(const line_text& line, const codebook& book) {
  std::vector<header_column> columns;
  std::vector<bool> taken(book.variables.size());
  for (const std::string& name : line.fields) {
    header_column column{name, mapping::none, 0};
    if (const auto variable = book.variable_of_header(name)) {
      column.variable = *variable;
      const bool exact = name == book.variables[*variable].id;
      column.how = taken[*variable] ? mapping::duplicate : exact ? mapping::exact : mapping::alias;
      taken[*variable] = true;
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

std::size_t known_columns(const std::vector<header_column>& columns) {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const header_column& one) { return one.how != mapping::none; }));
}

/// A header line with control characters, or that begins like JSON, HTML or an archive.
bool is_other_format(std::string_view start) {
  if (start.starts_with("PK\x03\x04") || start.starts_with("%PDF")) return true;
  const std::string_view first = text::trimmed(start);
  if (first.starts_with('<') || first.starts_with('{') || first.starts_with('[')) return true;
  return std::any_of(start.begin(), start.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && (c < '\t' || c > '\r'); });
}

/// Skips blank lines in front of the header; the number of bytes they have.
std::size_t skip_blank_lines(std::string_view text, file_header& header) {
  std::size_t skipped = 0;
  for (;;) {
    const std::size_t end = text.find('\n', skipped);
    if (end == std::string_view::npos) return skipped;
    const auto* line = reinterpret_cast<const std::uint8_t*>(text.data()) + skipped;
    if (!is_blank(line, end - skipped)) return skipped;
    ++header.blank_lines;
    ++header.line;
    skipped = end + 1;
  }
}

error at_line(error_code code, std::string message, const file_header& header) {
  return {code, std::move(message), "line " + std::to_string(header.line)};
}

}  // namespace

result<std::optional<file_header>> read_header(const std::uint8_t* bytes, std::size_t size, bool last,
                                               const codebook& book, char given) {
  std::string_view text(reinterpret_cast<const char*>(bytes), size);
  file_header header;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return error{error_code::bad_encoding, "This file is in UTF-16; save it as CSV in UTF-8 and open it again.",
                 "line 1"};
  if (text.starts_with("\xEF\xBB\xBF")) {
    header.byte_order_mark = true;
    header.bytes = 3;
    text.remove_prefix(3);
  }
  const std::size_t skipped = skip_blank_lines(text, header);
  text.remove_prefix(skipped);
  header.bytes += skipped;
  const bool blank = is_blank(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  if (blank && !last) return std::optional<file_header>{};
  if (blank)
    return error{error_code::empty_file, "This file is empty; choose a file with a header and cases.", "line 1"};

  // How much of the file is there so far makes no difference: no more of it is looked at, and no separator is chosen
  // while the line may still become another one.
  const bool is_cut = text.size() > longest_header;
  const bool is_all = last || text.size() >= longest_header;
  text = text.substr(0, longest_header);
  cut found = cut::unfinished;
  line_text line;
  const std::string_view candidates = given != 0 ? std::string_view(&given, 1) : separators;
  for (const char separator : candidates) {
    line_text tried;
    const cut how = split_line(text, separator, tried);
    if (how != cut::whole && !is_all) return std::optional<file_header>{};
    std::vector<header_column> columns = map_columns(tried, book);
    const std::size_t known = known_columns(columns), best = known_columns(header.columns);
    const bool better = known > best || (known == best && columns.size() > header.columns.size());
    if (header.columns.empty() || better) {
      header.columns = std::move(columns);
      header.separator = static_cast<std::uint8_t>(separator);
      line = std::move(tried);
      found = how;
    }
  }
  const bool is_whole = found == cut::whole || (found == cut::unfinished && last && !is_cut);
  if (is_other_format(text.substr(0, line.bytes)))
    return at_line(error_code::not_a_table, "This is not a table of cases; choose a CSV file.", header);
  if (found == cut::open_quote)
    return at_line(error_code::unclosed_quote, "A quote in the header is never closed; mend the header line.", header);
  if (!is_whole)
    return at_line(error_code::not_a_table, "The first line is too long for a header; choose a CSV file.", header);
  const bool is_text = text::is_utf8(text.substr(0, line.bytes));
  if (known_columns(header.columns) == 0 && !book.is_survey) {
    const std::string& only = header.columns.front().name;
    if (is_text && header.columns.size() == 1 && only.find(' ') != std::string::npos)
      return at_line(error_code::not_a_table, "The first line is not a header of columns; choose a CSV file.", header);
    if (is_text)
      return at_line(error_code::no_known_column,
                     "No column of this file is a variable of the codebook; check that the first line has their names.",
                     header);
  }
  if (!is_text)
    return at_line(error_code::bad_encoding, "The header is not in UTF-8; save the file as CSV in UTF-8.", header);
  header.bytes += line.bytes;
  header.line += line.breaks;
  return std::optional<file_header>(std::move(header));
}

void survey_columns(file_header& header, codebook& book) {
  for (header_column& column : header.columns) {
    column.how = mapping::exact;
    column.variable = book.variables.size();
    variable surveyed;
    surveyed.id = std::to_string(column.variable + 1);
    book.variables.push_back(std::move(surveyed));
  }
}

}  // namespace casewise
