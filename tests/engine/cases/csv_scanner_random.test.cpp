// Random text, split by a scanner in slices and by a loop over its letters.
#include <map>
#include <string>
#include <vector>

#include "../support/doctest.h"
#include "../support/random_cases.h"
#include "cases/csv_scanner.h"

namespace casewise {

namespace {

/// "<column:text>" for fields that are not empty, "|fields" for line ends, "_" for blank lines, "?" for stray quotes.
struct transcript {
  std::string text;
  void field(std::size_t column, const std::uint8_t* at, std::size_t length) {
    text += "<" + std::to_string(column) + ":" + std::string(reinterpret_cast<const char*>(at), length) + ">";
  }
  void end_line(std::size_t fields) { text += "|" + std::to_string(fields); }
  void blank_line() { text += "_"; }
  void stray_quote() { text += "?"; }
};

/// The same of a sink that takes plain ones apart: they may come early, so a line is told when it ends.
struct transcript_of_ones {
  transcript whole;
  std::map<std::size_t, std::string> line;
  void one(std::size_t column) { CHECK(line.emplace(column, "1").second); }
  void field(std::size_t column, const std::uint8_t* at, std::size_t length) {
    CHECK(line.emplace(column, std::string(reinterpret_cast<const char*>(at), length)).second);
  }
  void tell() {
    for (const auto& [column, text] : line) whole.text += "<" + std::to_string(column) + ":" + text + ">";
    line.clear();
  }
  void end_line(std::size_t fields) {
    tell();
    whole.end_line(fields);
  }
  void blank_line() { whole.blank_line(); }
  void stray_quote() {
    tell();
    whole.stray_quote();
  }
};

const std::string& told_by(transcript& sink) { return sink.text; }
const std::string& told_by(transcript_of_ones& sink) { return sink.tell(), sink.whole.text; }

constexpr std::size_t columns = 3;

bool is_blank_text(const std::string& text) { return text.find_first_not_of(" \"\t\r\n") == std::string::npos; }

/// The field that begins at `at`, which moves to its separator, its line end, or the end. Nothing where a quote stays
/// open.
struct read_field {
  bool closed = true, stray = false;
  std::string text;
};

read_field read_one(const std::string& csv, std::size_t& at) {
  read_field out;
  const std::size_t start = csv.find_first_not_of(" \t\r", at);
  const bool quoted = start != std::string::npos && csv[start] == '"';
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

std::string naive(const std::string& csv) {
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

template <class Sink>
std::string scan(const std::string& csv, std::size_t slice_size) {
  csv_scanner scanner(',', columns, 2);
  Sink out;
  std::string rest;
  for (std::size_t at = 0;; at += slice_size) {
    const bool last = at >= csv.size();
    if (!last) rest += csv.substr(at, slice_size);
    std::vector<std::uint8_t> window(rest.begin(), rest.end());
    window.resize(rest.size() + 64, ',');
    std::size_t consumed = 0;
    if (scanner.scan(window.data(), rest.size(), last, out, consumed) != csv_scanner::status::more)
      return told_by(out) + "open";
    if (last) return told_by(out);
    rest.erase(0, consumed);
  }
}

}  // namespace

TEST_CASE("random text is split as a loop over its letters splits it, in slices of any size") {
  tests::random_numbers random(2024);
  const std::string alphabets[] = {
      "a,\"\n", "ab,,\n\r\" ", "aaaaaaaaaaaa,\n", ",\n",    "\"\",\r\n \t", "abc,\"\"\"\"\n",
      "1,",     "1,,\n",       "11,1\r\n",        "1,\"\n", "1,2\" \n\r",   "1,,,,,,,,,,,,,,,,\n"};
  for (std::size_t round = 0; round < 9000; ++round) {
    const std::string& alphabet = alphabets[round % std::size(alphabets)];
    std::string csv;
    for (std::uint32_t length = random.below(200); length > 0; --length)
      csv += alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
    const std::string expected = naive(csv);
    for (const std::size_t slice_size : {std::size_t{1}, std::size_t{1} + random.below(70), std::size_t{1000}}) {
      CAPTURE(csv);
      CAPTURE(slice_size);
      CHECK(scan<transcript>(csv, slice_size) == expected);
      CHECK(scan<transcript_of_ones>(csv, slice_size) == expected);
    }
  }
}

}  // namespace casewise
