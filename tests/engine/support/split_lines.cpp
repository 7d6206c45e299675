#include "split_lines.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "cases/csv_scanner.h"

namespace casewise::tests {

namespace {

struct transcript {
  std::string text;
  void field(std::size_t column, const std::uint8_t* at, std::size_t length) {
    text += "<" + std::to_string(column) + ":" + std::string(reinterpret_cast<const char*>(at), length) + ">";
  }
  void end_line(std::size_t fields) { text += "|" + std::to_string(fields); }
  void blank_line() { text += "_"; }
  void stray_quote() { text += "?"; }
};

constexpr std::size_t columns = 3;

/// The bytes of a blank at `at`; 0 where there is none. A line end is one only inside a field.
std::size_t blank_at(const std::string& text, std::size_t at) {
  if (at < text.size() && std::string_view(" \t\v\f\r").find(text[at]) != std::string_view::npos) return 1;
  return text.compare(at, 2, "\xC2\xA0") == 0 ? 2 : 0;
}

bool is_blank_text(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = text[at] == '"' || text[at] == '\n' ? 1 : blank_at(text, at);
    if (blank == 0) return false;
    at += blank;
  }
  return true;
}

/// The field that begins at `at`, which moves to its separator, its line end, or the end. Nothing where a quote stays
/// open.
struct read_field {
  bool closed = true, stray = false;
  std::string text;
};

read_field read_one(const std::string& csv, std::size_t& at) {
  read_field out;
  std::size_t start = at;
  while (start < csv.size() && blank_at(csv, start) > 0) start += blank_at(csv, start);
  const bool quoted = start < csv.size() && csv[start] == '"';
  if (quoted) {
    for (at = start + 1;; ++at) {
      if (at == csv.size()) return out.closed = false, out;
      if (csv[at] == '"' && (at + 1 == csv.size() || csv[at + 1] != '"')) break;
      if (csv[at] == '"') ++at;
      out.text += csv[at];
    }
    ++at;
  }
  std::string behind;
  for (; at < csv.size() && csv[at] != ',' && csv[at] != '\n'; ++at) behind += csv[at];
  const bool ends_line = at == csv.size() || csv[at] == '\n';
  if (ends_line && !behind.empty() && behind.back() == '\r') behind.pop_back();
  if (!quoted) {
    out.text = behind;
    return out;
  }
  out.stray = !is_blank_text(behind);
  if (out.stray) out.text += behind;
  if (ends_line && !out.text.empty() && out.text.back() == '\r') out.text.pop_back();
  return out;
}

}  // namespace

std::string split_naively(const std::string& csv) {
  transcript out;
  std::size_t at = 0;
  while (at < csv.size())
    for (std::size_t column = 0;; ++column) {
      const read_field field = read_one(csv, at);
      if (!field.closed) return out.text + "open";
      if (field.stray) out.stray_quote();
      const bool ends_line = at == csv.size() || csv[at] == '\n';
      const bool blank = ends_line && column == 0 && is_blank_text(field.text);
      if (!field.text.empty() && !blank)
        out.field(column, reinterpret_cast<const std::uint8_t*>(field.text.data()), field.text.size());
      ++at;
      if (!ends_line) continue;
      if (blank)
        out.blank_line();
      else
        out.end_line(column + 1);
      break;
    }
  return out.text;
}

std::string split_by_scanner(const std::string& csv, std::size_t slice_size) {
  csv_scanner scanner(',', columns, 2);
  transcript out;
  std::string rest;
  for (std::size_t at = 0;; at += slice_size) {
    const bool last = at >= csv.size();
    if (!last) rest += csv.substr(at, slice_size);
    std::vector<std::uint8_t> window(rest.begin(), rest.end());
    window.resize(rest.size() + 64, ',');
    std::size_t consumed = 0;
    if (scanner.scan(window.data(), rest.size(), last, out, consumed) != csv_scanner::status::more)
      return out.text + "open";
    if (last) return out.text;
    rest.erase(0, consumed);
  }
}

}  // namespace casewise::tests
