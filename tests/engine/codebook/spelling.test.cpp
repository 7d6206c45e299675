#include "codebook/spelling.h"

#include "../support/doctest.h"

#include "../support/codebooks.h"

namespace casewise {

namespace {

const codebook& book() {
  static const codebook real = tests::read_book(tests::real_codebook());
  return real;
}

/// "missing", "known VALUE" or "unknown VALUE".
std::string read(const char* id, std::string_view field, country_codes codes = country_codes::alpha3) {
  const spelled_value out = spell(book(), book().variables[*book().find_variable(id)], field, codes);
  if (out.how == spelled_value::kind::missing) return "missing";
  return (out.how == spelled_value::kind::known ? "known " : "unknown ") + out.value;
}

struct row {
  const char *field, *as;
};

void check_rows(const char* id, const std::vector<row>& rows, country_codes codes = country_codes::alpha3) {
  for (const row& one : rows) {
    CAPTURE(id);
    CAPTURE(one.field);
    CHECK(read(id, one.field, codes) == one.as);
  }
}

}  // namespace

TEST_CASE("missing spellings match exactly as listed, in every variable") {
  for (const char* id :
       {"yearOfRegistration", "gender", "ageBroad", "citizenship", "CountryOfExploitation", "traffickMonths"})
    for (const char* field : {"", "NULL", "null", "NA", "N/A", "-99", "-99.0", "Unknown", "Not Specified", "  ",
                              " Unknown\t", "\xC2\xA0NA\xC2\xA0"}) {
      CAPTURE(id);
      CAPTURE(field);
      CHECK(read(id, field) == "missing");
    }
  check_rows("gender", {{"unknown", "unknown unknown"},
                        {"Null", "unknown Null"},
                        {"n/a", "unknown n/a"},
                        {"na", "unknown na"},
                        {"not specified", "unknown not specified"},
                        {"-99.00", "unknown -99.00"},
                        {"0", "unknown 0"}});
}

TEST_CASE("every integer is a known year, anything else an unknown value") {
  check_rows("yearOfRegistration", {{"2016", "known 2016"},
                                    {"2016.0", "known 2016"},
                                    {" 2016 ", "known 2016"},
                                    {"02016", "known 2016"},
                                    {"1850", "known 1850"},
                                    {"0", "known 0"},
                                    {"-5", "known -5"},
                                    {"2016.5", "unknown 2016.5"},
                                    {"2016-17", "unknown 2016-17"},
                                    {"2016a", "unknown 2016a"},
                                    {"1e3", "unknown 1e3"}});
}

TEST_CASE("genders are known by their names and short names, without regard to case") {
  check_rows("gender", {{"Man", "known Man"},
                        {"MAN", "known Man"},
                        {"Male", "known Man"},
                        {"male", "known Man"},
                        {"Woman", "known Woman"},
                        {"Female", "known Woman"},
                        {"Trans", "known Trans/Transgender/NonConforming"},
                        {"trans/transgender/nonconforming", "known Trans/Transgender/NonConforming"},
                        {"Transgender", "unknown Transgender"},
                        {"M", "unknown M"},
                        {"Wo man", "unknown Wo man"},
                        {"  Girl ", "unknown Girl"}});
}

TEST_CASE("ages are known with any dashes and leading zeros") {
  for (const char* band : {"0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"})
    check_rows("ageBroad", {{band, (std::string("known ") + band).c_str()}});
  check_rows("ageBroad", {{"0--8", "known 0-8"},
                          {"00--08", "known 0-8"},
                          {"09--17", "known 9-17"},
                          {"9\xE2\x80\x93"
                           "17",
                           "known 9-17"},
                          {"9\xE2\x80\x94"
                           "17",
                           "known 9-17"},
                          {" 18--20 ", "known 18-20"},
                          {"48 +", "known 48+"},
                          {"17-Sep", "unknown 17-Sep"},
                          {"9-18", "unknown 9-18"},
                          {"48", "unknown 48"},
                          {"0-8 years", "unknown 0-8 years"}});
}

TEST_CASE("durations may carry a remark") {
  check_rows("traffickMonths", {{"0-12", "known 0-12"},
                                {"0--12 (0-1 yr)", "known 0-12"},
                                {"13--24 (1-2 yrs)", "known 13-24"},
                                {"25+ (2+ yrs)", "known 25+"},
                                {"25+", "known 25+"},
                                {"1-2 yrs", "unknown 1-2 yrs"}});
}

TEST_CASE("a three-letter column knows alpha-3 only") {
  check_rows("citizenship", {{"PHL", "known PHL"},
                             {"phl", "known PHL"},
                             {"NAM", "known NAM"},
                             {"NA", "missing"},
                             {"0", "missing"},
                             {" 0 ", "missing"},
                             {"0.0", "unknown 0.0"},
                             {"PH", "unknown PH"},
                             {"ZZZ", "unknown ZZZ"},
                             {"Philippines", "unknown Philippines"}});
}

TEST_CASE("a two-letter column knows alpha-2 and alpha-3, and NA is Namibia") {
  check_rows("citizenship",
             {{"PH", "known PHL"},
              {"ph", "known PHL"},
              {"PHL", "known PHL"},
              {"NA", "known NAM"},
              {" NA ", "known NAM"},
              {"N/A", "missing"},
              {"0", "missing"},
              {"", "missing"},
              {"ZZ", "unknown ZZ"}},
             country_codes::alpha2);
  CHECK(read("gender", "NA", country_codes::alpha2) == "missing");
}

TEST_CASE("indicators are present, recorded and not present, missing, or unreadable") {
  struct indicator_row {
    const char* field;
    indicator_state state;
  };
  using state = indicator_state;
  const variable any_indicator;
  for (const indicator_row& one :
       std::vector<indicator_row>{{"1", state::present},       {"1.0", state::present},     {"true", state::present},
                                  {"TRUE", state::present},    {" 1 ", state::present},     {"0", state::absent},
                                  {"0.0", state::absent},      {"False", state::absent},    {"", state::missing},
                                  {"  ", state::missing},      {"NA", state::missing},      {"-99", state::missing},
                                  {"-99.0", state::missing},   {"Unknown", state::missing}, {"null", state::missing},
                                  {"2", state::unreadable},    {"yes", state::unreadable},  {"01", state::unreadable},
                                  {"1.00", state::unreadable}, {"na", state::unreadable}}) {
    CAPTURE(one.field);
    CHECK((spell_indicator(book(), any_indicator, one.field) == one.state));
  }
}

TEST_CASE("the length of a country code counts only where it is assigned") {
  struct length_row {
    const char* field;
    code_length length;
  };
  using length = code_length;
  for (const length_row& one : std::vector<length_row>{{"PH", length::two},
                                                       {" ph ", length::two},
                                                       {"PHL", length::three},
                                                       {"NAM", length::three},
                                                       {"NA", length::none},
                                                       {"", length::none},
                                                       {"0", length::none},
                                                       {"-99", length::none},
                                                       {"N/A", length::none},
                                                       {"Unknown", length::none},
                                                       {"ZZ", length::none},
                                                       {"ZZZ", length::none},
                                                       {"Peru", length::none}}) {
    CAPTURE(one.field);
    CHECK((country_code_length(book(), one.field) == one.length));
  }
}

}  // namespace casewise
