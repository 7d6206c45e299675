#include "cases/csv_scanner.h"

#include "../support/doctest.h"

#include <vector>

#include "../support/texts.h"

namespace casewise {

using tests::repeated;

namespace {

/// Writes down what a scanner says: fields as "column:text", line ends as "|fields", blank lines "_", stray quotes "?".
struct transcript {
  std::string text;
  void field(std::size_t column, const std::uint8_t* at, std::size_t length) {
    text += std::to_string(column) + ":" + std::string(reinterpret_cast<const char*>(at), length) + " ";
  }
  void end_line(std::size_t fields) { text += "|" + std::to_string(fields) + " "; }
  void blank_line() { text += "_ "; }
  void stray_quote() { text += "? "; }
};

struct scanned {
  std::string text;
  csv_scanner::status status = csv_scanner::status::more;
  std::uint64_t line = 0;
  std::size_t column = 0;
};

/// Feeds `csv` in slices; the memory is exactly as long as the scanner may read.
scanned scan(std::string_view csv, std::size_t columns, std::size_t slice_size, char separator = ',') {
  csv_scanner scanner(static_cast<std::uint8_t>(separator), columns, 2);
  transcript out;
  std::string rest;
  scanned result;
  const std::size_t slices = (csv.size() + slice_size - 1) / slice_size;
  for (std::size_t slice = 0; slice <= slices; ++slice) {
    const bool last = slice == slices;
    if (!last) rest += csv.substr(slice * slice_size, slice_size);
    std::vector<std::uint8_t> window(rest.begin(), rest.end());
    window.resize(rest.size() + 64, '"');
    std::size_t consumed = 0;
    result.status = scanner.scan(window.data(), rest.size(), last, out, consumed);
    if (result.status != csv_scanner::status::more) break;
    rest.erase(0, consumed);
  }
  result.text = out.text;
  result.line = scanner.refused_at().line;
  result.column = scanner.refused_at().column;
  return result;
}

}  // namespace

TEST_CASE("text is split into fields and lines, in slices of any size") {
  struct row {
    const char *name, *csv, *said;
    std::size_t columns = 3;
    char separator = ',';
  };
  for (const row& one : std::vector<row>{
           {"nothing", "", ""},
           {"one line", "a,b,c\n", "0:a 1:b 2:c |3 "},
           {"no line end at the end", "a,b,c", "0:a 1:b 2:c |3 "},
           {"CRLF", "a,b,c\r\nd,,\r\n", "0:a 1:b 2:c |3 0:d |3 "},
           {"CRLF, then no line end", "a,b,c\r\nd,e,f", "0:a 1:b 2:c |3 0:d 1:e 2:f |3 "},
           {"empty fields are not visited", ",,\n,b,\n", "|3 1:b |3 "},
           {"the last field is empty and the text ends", "a,b,", "0:a 1:b |3 "},
           {"only separators, and the text ends", ",,", "|3 "},
           {"short and long", "a\na,b,c,d,e\n", "0:a |1 0:a 1:b 2:c 3:d 4:e |5 "},
           {"blank lines", "\n  \n\r\n\"\"\n\"  \"\n\t\na,b,c\n", "_ _ _ _ _ _ 0:a 1:b 2:c |3 "},
           {"blank last line", "a,b,c\n ", "0:a 1:b 2:c |3 _ "},
           {"a line of separators is not blank", ",\n", "|2 "},
           {"in a file of one column a blank line is a case", "a\n\n\"\"\n b \n", "0:a |1 |1 |1 0: b  |1 ", 1},
           {"blanks in one column", "  \n", "0:   |1 ", 1},
           {"quoted", "\"a\",\"b\",\"c\"\n", "0:a 1:b 2:c |3 "},
           {"quoted separators", "\"a,b\",\",\",c\n", "0:a,b 1:, 2:c |3 "},
           {"quoted line breaks", "\"a\nb\",\"c\r\nd\",\"\n\"\n", "0:a\nb 1:c\r\nd 2:\n |3 "},
           {"doubled quotes", "\"say \"\"a\"\"\",\"\"\"\",b\n", "0:say \"a\" 1:\" 2:b |3 "},
           {"quoted and empty", "\"\",\"\",a\n", "2:a |3 "},
           {"quoted, CRLF", "a,b,\"c\"\r\n", "0:a 1:b 2:c |3 "},
           {"quoted, and the text ends", "a,b,\"c\"", "0:a 1:b 2:c |3 "},
           {"blanks around quotes", " \"a\" ,\t\"b,c\",  \"d\" \r\n", "0:a 1:b,c 2:d |3 "},
           {"a quote inside a field", "a\"b,\"c\",d\"\"\n", "0:a\"b 1:c 2:d\"\" |3 "},
           {"text behind a closing quote", "\"a\"b,c,\"d\"\"e\" f\n", "? 0:ab 1:c ? 2:d\"e f |3 "},
           {"semicolons", "a;b,c;\"d;e\"\n", "0:a 1:b,c 2:d;e |3 ", 3, ';'},
           {"tabs", "a\tb\t\n\t\t\n", "0:a 1:b |3 |3 ", 3, '\t'},
           {"bars", "a|\"b|\"|c\n", "0:a 1:b| 2:c |3 ", 3, '|'}}) {
    for (std::size_t slice_size = 1; slice_size <= 70; ++slice_size) {
      CAPTURE(one.name);
      CAPTURE(slice_size);
      const scanned got = scan(one.csv, one.columns, slice_size, one.separator);
      CHECK(got.text == one.said);
      CHECK((got.status == csv_scanner::status::more));
    }
  }
}

TEST_CASE("fields are found at every place of a block of 64 bytes") {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string padding(before, 'x');
    const std::string said = (before > 0 ? "0:" + padding + " " : "") + "1:b 2:c,\nd |3 0:e |3 ";
    CAPTURE(before);
    CHECK(scan(padding + ",b,\"c,\nd\"\r\ne,,\n", 3, 1000).text == said);
    CHECK(scan(padding + ",b,  \"c,\nd\" \ne,\"\",", 3, 1000).text == said);
  }
}

TEST_CASE("many short lines fill a block") {
  std::string csv, said;
  for (int i = 0; i < 100; ++i) {
    csv += i % 3 == 0 ? ",\n" : i % 3 == 1 ? "1,\n" : ",1\n";
    said += i % 3 == 0 ? "|2 " : i % 3 == 1 ? "0:1 |2 " : "1:1 |2 ";
  }
  for (const std::size_t slice_size : {1, 7, 63, 64, 65, 1000}) CHECK(scan(csv, 2, slice_size).text == said);
}

TEST_CASE("the place of an unclosed quote is where it opens, whatever the slices") {
  struct row {
    const char *name, *csv;
    std::uint64_t line;
    std::size_t column;
  };
  for (const row& one : std::vector<row>{{"at once", "\"a", 2, 0},
                                         {"in the third field", "a,b,\"c\n", 2, 2},
                                         {"after quoted breaks", "\"a\nb\",c,d\ne,\"f\ng", 4, 1},
                                         {"the last quote is doubled", "a,\"b\"\"", 2, 1},
                                         {"a lone quote", "a,b,c\n\"", 3, 0}}) {
    for (std::size_t slice_size = 1; slice_size <= 20; ++slice_size) {
      CAPTURE(one.name);
      CAPTURE(slice_size);
      const scanned got = scan(one.csv, 3, slice_size);
      CHECK((got.status == csv_scanner::status::unclosed_quote));
      CHECK(got.line == one.line);
      CHECK(got.column == one.column);
    }
  }
}

TEST_CASE("a field without end is given up, quoted or not") {
  const std::string field(csv_scanner::longest_field + 2, 'x');
  CHECK((scan("a," + field, 3, 1 << 19).status == csv_scanner::status::endless_field));
  CHECK((scan("a,\"" + field, 3, 1 << 19).status == csv_scanner::status::unclosed_quote));
  CHECK((scan("a," + repeated("x", 1000) + ",c\n", 3, 100).status == csv_scanner::status::more));
}

}  // namespace casewise
