#include "query/parse_query.h"

#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/stored.h"
#include "../support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::opened;

TEST_CASE("every wrong query is refused with its code and a pointer to the place") {
  struct row {
    const char *name, *query, *refusal;
  };
  const opened of = open_cases(tests::ten_cases);
  for (const row& one : std::vector<row>{
           {"nothing", "", "bad_json "},
           {"no end", "{'kind':'profile'", "bad_json "},
           {"a list", "[]", "bad_query "},
           {"no kind", "{}", "bad_query "},
           {"the kind is a number", "{'kind':5}", "bad_query /kind"},
           {"an unknown kind", "{'kind':'pivot'}", "unknown_kind /kind"},
           {"kinds mind their case", "{'kind':'Profile'}", "unknown_kind /kind"},
           {"a profile has no rows", "{'kind':'profile','rows':'age'}", "bad_query /rows"},
           {"a misspelled member", "{'kind':'crosstab','rows':'age','denominators':'all'}", "bad_query /denominators"},
           {"a member twice", "{'kind':'crosstab','rows':'age','rows':'age'}", "bad_query /rows"},
           {"the filter is null", "{'kind':'profile','where':null}", "bad_query /where"},
           {"no rows", "{'kind':'crosstab'}", "bad_query "},
           {"rows are a number", "{'kind':'crosstab','rows':5}", "bad_query /rows"},
           {"rows are a list", "{'kind':'crosstab','rows':['age']}", "bad_query /rows"},
           {"unknown rows", "{'kind':'crosstab','rows':'sex'}", "unknown_variable /rows"},
           {"ids mind their case", "{'kind':'crosstab','rows':'Age'}", "unknown_variable /rows"},
           {"unknown columns", "{'kind':'crosstab','rows':'age','columns':'sex'}", "unknown_variable /columns"},
           {"unknown layers", "{'kind':'crosstab','rows':'age','layers':''}", "unknown_variable /layers"},
           {"no set", "{'kind':'itemCombinations'}", "bad_query "},
           {"an unknown set", "{'kind':'itemCombinations','set':'x'}", "unknown_set /set"},
           {"a variable for a set", "{'kind':'itemCombinations','set':'debt'}", "unknown_set /set"},
           {"rows of combinations", "{'kind':'itemCombinations','set':'means','rows':'age'}", "bad_query /rows"},
           {"top below nought", "{'kind':'itemCombinations','set':'means','top':-1}", "bad_query /top"},
           {"half a top", "{'kind':'itemCombinations','set':'means','top':1.5}", "bad_query /top"},
           {"top is text", "{'kind':'flows','top':'3'}", "bad_query /top"},
           {"an unknown end", "{'kind':'flows','from':'x'}", "unknown_variable /from"},
           {"a set for an end", "{'kind':'flows','to':'means'}", "unknown_variable /to"},
           {"an indicator for an end", "{'kind':'flows','to':'debt'}", "bad_query /to"}}) {
    CAPTURE(one.name);
    CHECK(refusal(of, one.query) == one.refusal);
    CHECK_FALSE(ask(of, one.query).message.empty());
  }
}

TEST_CASE("a denominator is one of three words or an object with where") {
  struct row {
    const char *denominator, *refusal;
  };
  const opened of = open_cases(tests::ten_cases);
  for (const row& one :
       std::vector<row>{{"'answered'", "ok"},
                        {"'all'", "ok"},
                        {"'responses'", "ok"},
                        {"{'where':{'all':[]}}", "ok"},
                        {"'some'", "bad_denominator /denominator"},
                        {"'All'", "bad_denominator /denominator"},
                        {"''", "bad_denominator /denominator"},
                        {"5", "bad_denominator /denominator"},
                        {"null", "bad_denominator /denominator"},
                        {"[]", "bad_denominator /denominator"},
                        {"{}", "bad_denominator /denominator"},
                        {"{'when':{'all':[]}}", "bad_denominator /denominator"},
                        {"{'where':{'all':[]},'of':1}", "bad_denominator /denominator"},
                        {"{'where':{'variable':'sex','in':[]}}", "unknown_variable /denominator/where/variable"},
                        {"{'where':{'set':'means','anyOf':['sold']}}", "unknown_item /denominator/where/anyOf/0"},
                        {"{'where':{'variable':'year','between':[2,1]}}", "bad_range /denominator/where/between"}}) {
    CAPTURE(one.denominator);
    CHECK(refusal(of, std::string("{'kind':'crosstab','rows':'age','denominator':") + one.denominator + "}") ==
          one.refusal);
  }
}

TEST_CASE("a denominator with one name twice is refused") {
  const opened of = open_cases(tests::ten_cases);
  const std::string refused =
      refusal(of, "{'kind':'crosstab','rows':'age','denominator':{'where':{'all':[]},'where':{'any':[]}}}");
  CHECK(refused != "ok");
}

TEST_CASE("variables, indicators, derived variables and sets can be rows, columns and layers") {
  const opened of = open_cases(tests::ten_cases);
  for (const std::string rows : {"gender", "debt", "agegroup", "means", "home", "year"})
    for (const std::string columns : {"age", "held", "meanscount", "kinds", "border"}) {
      CAPTURE(rows);
      CAPTURE(columns);
      CHECK(refusal(of, "{'kind':'crosstab','rows':'" + rows + "'}") == "ok");
      CHECK(refusal(of, "{'kind':'crosstab','rows':'" + rows + "','columns':'" + columns + "'}") == "ok");
      CHECK(refusal(of, "{'kind':'crosstab','rows':'age','columns':'" + columns + "','layers':'" + rows + "'}") ==
            "ok");
    }
}

TEST_CASE("the header repeats what was asked") {
  const opened of = open_cases(tests::ten_cases);
  const auto got = ask(of,
                       "{'kind':'crosstab','rows':'means','columns':'age','layers':'gender',"
                       "'denominator':{ 'where' : {'variable':'year','in':[2010.0]} }}");
  CHECK(got.header()["/kind"] == "'crosstab'");
  CHECK(got.header()["/codebook"] == "{'id':'tiny','version':'7'}");
  CHECK(got.header()["/rows"] == "'means'");
  CHECK(got.header()["/columns"] == "'age'");
  CHECK(got.header()["/layers"] == "'gender'");
  CHECK(got.header()["/denominator"] == "{'where':{'variable':'year','in':[2010.0]}}");
  const auto plain = ask(of, "{'kind':'crosstab','rows':'age'}");
  CHECK(plain.header()["/columns"] == "null");
  CHECK(plain.header()["/layers"] == "null");
  CHECK(plain.header()["/denominator"] == "'answered'");
  CHECK(plain.header()["/layersMissing"] == "absent");
}

TEST_CASE("flows go by default between the two variables that the codebook compares") {
  const auto got = ask(open_cases(tests::ten_cases), "{'kind':'flows'}");
  CHECK(got.header()["/from"] == "'home'");
  CHECK(got.header()["/to"] == "'place'");
  const auto real = ask(tests::open_real_cases("gender\n"), "{'kind':'flows','top':2.0}");
  CHECK(real.header()["/from"] == "'citizenship'");
  CHECK(real.header()["/to"] == "'CountryOfExploitation'");
  const std::string places = tests::json_of("'kind': 'samePlace', 'from': ['home', 'place']");
  const std::string without = tests::replaced(
      tests::tiny_codebook(),
      places +
          tests::json_of(", 'ordered': false,\n       'values': [{'value': 'domestic'}, {'value': 'crossborder'}]"),
      tests::json_of("'kind': 'itemCount', 'set': 'means'"));
  CHECK(refusal(open_cases("gender\n", 0, without), "{'kind':'flows'}") == "bad_query ");
  CHECK(refusal(open_cases("gender\n", 0, without), "{'kind':'flows','from':'home','to':'place'}") == "ok");
}

TEST_CASE("a parsed query names what its filters name, each once") {
  const auto of = tests::store_cases(tests::ten_cases, tests::tiny_codebook());
  const auto asked = parse_query(
      tests::json_of("{'kind':'crosstab','rows':'age','denominator':{'where':{'set':'means','answered':true}},"
                     "'where':{'all':[{'variable':'gender','in':['Man']},{'variable':'gender','in':['x']},"
                     "{'set':'means','answered':true}]}}"),
      of->book, of->cases);
  REQUIRE(asked.ok());
  CHECK(asked.value().filtered_by.size() == 2);
  REQUIRE(asked.value().unknown_values.size() == 1);
  CHECK(asked.value().unknown_values[0].pointer == "/where/all/1/in/0");
  CHECK((asked.value().of.how == denominator::kind::where));
  CHECK_FALSE(asked.value().has_columns);
}

}  // namespace casewise
