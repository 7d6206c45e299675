#include "cases/header.h"

#include "../support/codebooks.h"
#include "../support/doctest.h"
#include "../support/texts.h"

namespace casewise {

namespace {

const codebook& book() {
  static const codebook tiny = tests::read_book(tests::tiny_codebook());
  return tiny;
}

result<std::optional<file_header>> read(std::string_view text, bool last = true) {
  return read_header(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), last, book());
}

/// "code where" of a refusal, "unfinished", or the columns: "name how variable".
std::string said(std::string_view text, bool last = true) {
  const auto header = read(text, last);
  if (!header.ok()) return std::string(name_of(header.failure().code)) + " " + header.failure().where;
  if (!header.value()) return "unfinished";
  std::string out;
  for (const header_column& column : header.value()->columns) {
    if (!out.empty()) out += ", ";
    static const char* const how[] = {"none", "exact", "alias", "duplicate"};
    out += column.name + " " + how[static_cast<int>(column.how)];
    if (column.how != mapping::none) out += " " + std::to_string(column.variable);
  }
  return out;
}

}  // namespace

TEST_CASE("columns are matched to variables by id, by alias, or not at all") {
  struct row {
    const char *name, *text, *said;
  };
  for (const row& one :
       std::vector<row>{{"ids", "gender,age\n", "gender exact 1, age exact 2"},
                        {"no line end", "gender,age", "gender exact 1, age exact 2"},
                        {"CRLF", "gender,age\r\nMan,9-17\r\n", "gender exact 1, age exact 2"},
                        {"letter case and blanks", " Gender ,AGE\n", "Gender alias 1, AGE alias 2"},
                        {"an alias", "Year of case,gender\n", "Year of case alias 0, gender exact 1"},
                        {"not in the codebook", "x,gender,\n", "x none, gender exact 1,  none"},
                        {"one name twice", "gender,age,gender\n", "gender exact 1, age exact 2, gender duplicate 1"},
                        {"a name and its alias", "debtBondage,debt\n", "debtBondage alias 6, debt duplicate 6"},
                        {"quoted", "\"gender\",\"Year of case\"\n", "gender exact 1, Year of case alias 0"},
                        {"a quoted separator", "\"x,y\",gender\n", "x,y none, gender exact 1"},
                        {"a quoted line break", "\"x\ny\",gender\n", "x\ny none, gender exact 1"},
                        {"a doubled quote", "\"x\"\"y\",gender\n", "x\"y none, gender exact 1"},
                        {"blanks before a quote", " \"gender\" ,age\n", "gender exact 1, age exact 2"},
                        {"one column", "gender\n", "gender exact 1"}}) {
    CAPTURE(one.name);
    CHECK(said(one.text) == one.said);
  }
}

TEST_CASE("the separator is the one that finds most variables, then most columns") {
  struct row {
    const char* text;
    char separator;
  };
  for (const row& one : std::vector<row>{{"gender,age\n", ','},
                                         {"gender;age\n", ';'},
                                         {"gender\tage\n", '\t'},
                                         {"gender|age\n", '|'},
                                         {"gender\n", ','},
                                         {"gender;age;\"a,b,c,d\"\n", ';'},
                                         {"gender;age;a,b,c,d\n", ';'},
                                         {"gender;x,y\n", ';'},
                                         {"\"gender\"|\"x\"\n", '|'}}) {
    CAPTURE(one.text);
    const auto header = read(one.text);
    REQUIRE(header.ok());
    CHECK(header.value()->separator == static_cast<std::uint8_t>(one.separator));
  }
}

TEST_CASE("the header says how many bytes and lines it takes") {
  struct row {
    const char *name, *text;
    std::size_t bytes;
    std::uint64_t blank_lines, line;
    bool mark;
  };
  for (const row& one : std::vector<row>{{"plain", "gender\nMan\n", 7, 0, 1, false},
                                         {"CRLF", "gender\r\nMan\r\n", 8, 0, 1, false},
                                         {"byte order mark", "\xEF\xBB\xBFgender\nMan", 10, 0, 1, true},
                                         {"mark and quotes", "\xEF\xBB\xBF\"gender\"\n", 12, 0, 1, true},
                                         {"blank lines first", "\n \r\n\"\"\ngender\n", 14, 3, 4, false},
                                         {"a quoted break", "\"x\ny\",gender\nMan", 13, 0, 2, false}}) {
    CAPTURE(one.name);
    const auto header = read(one.text);
    REQUIRE(header.ok());
    CHECK(header.value()->bytes == one.bytes);
    CHECK(header.value()->blank_lines == one.blank_lines);
    CHECK(header.value()->line == one.line);
    CHECK(header.value()->byte_order_mark == one.mark);
  }
}

TEST_CASE("a header that is not whole is waited for") {
  for (const char* text : {"", "\xEF", "\xEF\xBB\xBF", "\n\n", "gender", "gender,\"a\n", "\"gender", "\"gender\""}) {
    CAPTURE(text);
    CHECK(said(text, false) == "unfinished");
  }
  CHECK(said("gender\n", false) == "gender exact 1");
}

TEST_CASE("what is no table of cases is refused") {
  using namespace std::string_literals;
  struct row {
    const char* name;
    std::string text;
    const char* said;
  };
  for (const row& one :
       std::vector<row>{{"empty", "", "empty_file line 1"},
                        {"only a byte order mark", "\xEF\xBB\xBF", "empty_file line 1"},
                        {"blank", " \r\n\t\n", "empty_file line 1"},
                        {"JSON", "{\"gender\": 1}\n", "not_a_table line 1"},
                        {"a JSON list", "[{\"gender\": 1}]\n", "not_a_table line 1"},
                        {"HTML", "<!DOCTYPE html>\n<p>gender</p>", "not_a_table line 1"},
                        {"XML after a blank line", "\n<?xml?>\n", "not_a_table line 2"},
                        {"an archive", "PK\x03\x04\x14\0gender\n"s, "not_a_table line 1"},
                        {"PDF", "%PDF-1.7\n", "not_a_table line 1"},
                        {"binary", "gender\0\x01\n"s, "not_a_table line 1"},
                        {"prose", "A report of cases\n", "not_a_table line 1"},
                        {"no known column", "a,b,c\n1,2,3\n", "no_known_column line 1"},
                        {"no known column after a blank line", "\na,b,c\n1,2,3\n", "no_known_column line 2"},
                        {"one unknown column", "sex\nMan\n", "no_known_column line 1"},
                        {"an open quote", "gender,\"age\nMan,9-17\n", "unclosed_quote line 1"},
                        {"UTF-16", "\xFF\xFEg\0e\0"s, "bad_encoding line 1"},
                        {"UTF-16, the other way", "\xFE\xFF\0g\0e"s, "bad_encoding line 1"},
                        {"Latin-1", "gender,caf\xE9\n", "bad_encoding line 1"},
                        {"an endless line", tests::repeated("x", (1 << 20) + 1), "not_a_table line 1"}}) {
    CAPTURE(one.name);
    CHECK(said(one.text) == one.said);
  }
  CHECK(said(tests::repeated("x", (1 << 20) + 1), false) == "not_a_table line 1");
}

TEST_CASE("control characters in the cases do not make the file something else, however much of it came at once") {
  CHECK(said("gender\n") == "gender exact 1");
  CHECK(said("gender\nM\x01n\n") == "gender exact 1");
}

}  // namespace casewise
