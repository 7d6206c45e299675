#include "base/text.h"

#include "../support/doctest.h"

#include <string>
#include <vector>

namespace casewise {

TEST_CASE("surrounding blanks are spaces, tabs, line breaks and no-break spaces") {
  struct row {
    const char *name, *text, *trimmed;
  };
  for (const row& one : std::vector<row>{{"nothing", "", ""},
                                         {"only blanks", " \t\r\n\v\f", ""},
                                         {"none", "Man", "Man"},
                                         {"both sides", " \tMan\r\n", "Man"},
                                         {"inner blanks stay", "  a  b  ", "a  b"},
                                         {"no-break spaces", "\xC2\xA0Man\xC2\xA0\xC2\xA0", "Man"},
                                         {"half a no-break space stays", "Man\xC2", "Man\xC2"},
                                         {"quotes are no blanks", " \"\" ", "\"\""}}) {
    CAPTURE(one.name);
    CHECK(text::trimmed(one.text) == one.trimmed);
  }
}

TEST_CASE("letter case is that of ASCII letters only") {
  CHECK(text::lowered("MaN/Trans-48+") == "man/trans-48+");
  CHECK(text::lowered("\xC3\x89T\xC3\x89") == "\xC3\x89t\xC3\x89");
  CHECK(text::equal_ignoring_case("TRUE", "true"));
  CHECK(text::equal_ignoring_case("", ""));
  CHECK_FALSE(text::equal_ignoring_case("true", "true "));
  CHECK_FALSE(text::equal_ignoring_case("[", "{"));
  CHECK_FALSE(text::equal_ignoring_case("a", "ab"));
}

TEST_CASE("well-formed UTF-8 is told from everything else") {
  struct row {
    const char *name, *text;
    bool is_utf8;
  };
  for (const row& one : std::vector<row>{{"empty", "", true},
                                         {"ASCII", "Woman", true},
                                         {"two bytes", "Caf\xC3\xA9", true},
                                         {"three bytes", "\xE2\x80\x93", true},
                                         {"four bytes", "\xF0\x9F\x8C\x8D", true},
                                         {"the last code point", "\xF4\x8F\xBF\xBF", true},
                                         {"beyond the last code point", "\xF4\x90\x80\x80", false},
                                         {"Latin-1", "Caf\xE9", false},
                                         {"a lone continuation", "\x80", false},
                                         {"cut short", "\xE2\x80", false},
                                         {"overlong, two bytes", "\xC0\xAF", false},
                                         {"overlong, three bytes", "\xE0\x80\xAF", false},
                                         {"overlong, four bytes", "\xF0\x80\x80\xAF", false},
                                         {"a surrogate", "\xED\xA0\x80", false},
                                         {"no continuation", "\xC3(", false},
                                         {"five bytes", "\xF8\x88\x80\x80\x80", false}}) {
    CAPTURE(one.name);
    CHECK(text::is_utf8(one.text) == one.is_utf8);
  }
}

TEST_CASE("a whole number may end with point nought") {
  struct row {
    const char* text;
    std::optional<std::int64_t> number;
  };
  for (const row& one : std::vector<row>{
           {"2016", 2016},      {"2016.0", 2016},      {"2016.000", 2016},    {"0", 0},
           {"-99", -99},        {"-99.0", -99},        {"02016", 2016},       {"", std::nullopt},
           {"-", std::nullopt}, {".0", std::nullopt},  {"2016.", {}},         {"2016.5", std::nullopt},
           {"2016.05", {}},     {"+2016", {}},         {"2e3", std::nullopt}, {"2 016", {}},
           {"2016a", {}},       {"--1", std::nullopt}, {" 2016", {}},         {"123456789012345", 123456789012345}}) {
    CAPTURE(one.text);
    CHECK((text::whole_number(one.text) == one.number));
  }
}

TEST_CASE("a band has one plain spelling") {
  struct row {
    const char *text, *plain;  // empty: no band
  };
  for (const row& one : std::vector<row>{{"0-8", "0-8"},
                                         {"0--8", "0-8"},
                                         {"09--17", "9-17"},
                                         {"00-08", "0-8"},
                                         {"9\xE2\x80\x93"
                                          "17",
                                          "9-17"},
                                         {"9\xE2\x80\x94"
                                          "17",
                                          "9-17"},
                                         {"9\xE2\x88\x92"
                                          "17",
                                          "9-17"},
                                         {"9 - 17", "9-17"},
                                         {"9-\xE2\x80\x93-17", "9-17"},
                                         {"48+", "48+"},
                                         {"048 +", "48+"},
                                         {"13--24 (1-2 yrs)", "13-24"},
                                         {"25+ (2+ yrs)", "25+"},
                                         {"0-12(0-1 yr)", "0-12"},
                                         {"9-17 years", ""},
                                         {"9-17 (", ""},
                                         {"9", ""},
                                         {"9-", ""},
                                         {"-9", ""},
                                         {"17-Sep", ""},
                                         {"9 to 17", ""},
                                         {"+48", ""},
                                         {"", ""}}) {
    CAPTURE(one.text);
    CHECK(text::plain_band(one.text).value_or("") == one.plain);
  }
}

}  // namespace casewise
