#include "tables/cautions.h"

#include <set>

#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

TEST_CASE("the caution codes are those of the contract") {
  std::set<std::string> named;
#define X(code) named.emplace(name_of(caution_code::code));
#include "tables/cautions.def"
#undef X
  for (const char* code :
       {"small_denominator", "high_missing", "multiple_responses", "listed_items_only", "set_incomplete",
        "variable_absent", "unknown_value", "synthetic_data", "not_random_sample", "not_collected_by_all",
        "suppressed_countries", "proxy_country", "registration_year", "not_comparable"})
    CHECK_MESSAGE(named.count(code) == 1, std::string(code));
}

TEST_CASE("cautions are attached to the results that they concern") {
  struct row {
    const char *name, *query, *code, *caution;
  };
  const opened of = open_cases(tests::ten_cases);
  for (const row& one : std::vector<row>{
           {"of the dataset", "{'kind':'crosstab','rows':'age'}", "synthetic_data", "{'code':'synthetic_data'}"},
           {"of a variable", "{'kind':'crosstab','rows':'age','columns':'year'}", "registration_year",
            "{'code':'registration_year','variable':'year'}"},
           {"of a layer", "{'kind':'crosstab','rows':'age','layers':'year'}", "registration_year",
            "{'code':'registration_year','variable':'year'}"},
           {"not of others", "{'kind':'crosstab','rows':'age'}", "registration_year", "none"},
           {"of a set", "{'kind':'crosstab','rows':'means'}", "listed_items_only",
            "{'code':'listed_items_only','set':'means'}"},
           {"of a set that is filtered by", "{'kind':'crosstab','rows':'age','where':{'set':'means','answered':true}}",
            "listed_items_only", "{'code':'listed_items_only','set':'means'}"},
           {"of an indicator", "{'kind':'crosstab','rows':'abuse'}", "not_comparable",
            "{'code':'not_comparable','variable':'abuse'}"},
           {"of an indicator's set", "{'kind':'crosstab','rows':'abuse'}", "listed_items_only",
            "{'code':'listed_items_only','set':'means'}"},
           {"of what is derived from it", "{'kind':'crosstab','rows':'meanscount'}", "listed_items_only",
            "{'code':'listed_items_only','set':'means'}"},
           {"of the ends of flows", "{'kind':'flows'}", "suppressed_countries",
            "{'code':'suppressed_countries','variable':'home'}"},
           {"of what borders come from", "{'kind':'crosstab','rows':'border'}", "suppressed_countries",
            "{'code':'suppressed_countries','variable':'home'}"},
           {"of combinations", "{'kind':'itemCombinations','set':'means'}", "listed_items_only",
            "{'code':'listed_items_only','set':'means'}"},
           {"several answers are possible", "{'kind':'crosstab','rows':'kinds'}", "multiple_responses",
            "{'code':'multiple_responses','set':'kinds'}"},
           {"one answer", "{'kind':'crosstab','rows':'debt','columns':'age'}", "multiple_responses", "none"},
           {"a variable without a column", "{'kind':'crosstab','rows':'level'}", "variable_absent",
            "{'code':'variable_absent','variable':'level'}"},
           {"a filter on such a variable", "{'kind':'crosstab','rows':'age','where':{'variable':'level','in':['low']}}",
            "variable_absent", "{'code':'variable_absent','variable':'level'}"},
           {"a population of such a variable",
            "{'kind':'crosstab','rows':'age','denominator':{'where':{'variable':'level','in':['low']}}}",
            "variable_absent", "{'code':'variable_absent','variable':'level'}"},
           {"a variable with a column", "{'kind':'crosstab','rows':'age'}", "variable_absent", "none"},
           {"a whole set", "{'kind':'crosstab','rows':'means'}", "set_incomplete", "none"}}) {
    CAPTURE(one.name);
    CHECK(ask(of, one.query).caution(one.code) == one.caution);
  }
}

TEST_CASE("the cautions of a variable reach results that are filtered by it") {
  CHECK(ask(open_cases(tests::ten_cases), "{'kind':'crosstab','rows':'age','where':{'variable':'year','in':[2010]}}")
            .caution("registration_year") == "{'code':'registration_year','variable':'year'}");
}

TEST_CASE("a filter on a derived variable without its columns is cautioned") {
  CHECK(ask(open_cases("gender\nMan\n"),
            "{'kind':'crosstab','rows':'gender','where':{'variable':'agegroup','in':['adult']}}")
            .caution("variable_absent") != "none");
}

TEST_CASE("a set without some of its columns is incomplete") {
  const opened of = open_cases("debt,gender\n1,Man\n");
  const std::string incomplete = "{'code':'set_incomplete','set':'means','absentItems':['threat','abuse']}";
  for (const char* query :
       {"{'kind':'crosstab','rows':'means'}", "{'kind':'itemCombinations','set':'means'}",
        "{'kind':'crosstab','rows':'debt'}", "{'kind':'crosstab','rows':'meanscount'}",
        "{'kind':'crosstab','rows':'gender','where':{'set':'means','answered':true}}", "{'kind':'profile'}"}) {
    CAPTURE(query);
    CHECK(ask(of, query).caution("set_incomplete") == incomplete);
  }
  CHECK(ask(of, "{'kind':'crosstab','rows':'kinds'}").caution("set_incomplete") ==
        "{'code':'set_incomplete','set':'kinds','absentItems':['sold','held']}");
  CHECK(ask(of, "{'kind':'crosstab','rows':'threat'}").caution("variable_absent") ==
        "{'code':'variable_absent','variable':'threat'}");
  CHECK(ask(of, "{'kind':'crosstab','rows':'gender'}").caution("set_incomplete") == "none");
}

TEST_CASE("each caution stands once") {
  const answer got = ask(open_cases(tests::ten_cases),
                         "{'kind':'crosstab','rows':'means','columns':'meanscount','layers':'abuse',"
                         "'where':{'set':'means','answered':true}}");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < got.header().length("/cautions"); ++i)
    CHECK(seen.insert(got.header()["/cautions/" + std::to_string(i)]).second);
  CHECK(seen.count("{'code':'listed_items_only','set':'means'}") == 1);
}

TEST_CASE("half of the selected cases missing is high") {
  struct row {
    const char *lines, *caution;
  };
  for (const row& one :
       {row{"Man\n\n", "{'code':'high_missing','variable':'gender','missing':1,'selected':2}"},
        row{"Man\nMan\n\n", "none"},
        row{"\n\n\nMan\n", "{'code':'high_missing','variable':'gender','missing':3,'selected':4}"}, row{"", "none"}}) {
    CAPTURE(one.lines);
    CHECK(ask(open_cases(std::string("gender\n") + one.lines), "{'kind':'crosstab','rows':'gender'}")
              .caution("high_missing") == one.caution);
  }
  CHECK(ask(open_cases("debt,sold\n1,\n,\n"), "{'kind':'itemCombinations','set':'means'}").caution("high_missing") ==
        "{'code':'high_missing','set':'means','missing':1,'selected':2}");
}

TEST_CASE("denominators from 1 to 9 are small; 0 says so by itself") {
  const auto caution_of = [](std::size_t cases) {
    return ask(open_cases("gender,age\n" + tests::repeated("Man,9-17\n", cases)), "{'kind':'crosstab','rows':'gender'}")
        .caution("small_denominator");
  };
  CHECK(caution_of(0) == "none");
  CHECK(caution_of(1) == "{'code':'small_denominator','threshold':10,'smallest':1,'denominators':1}");
  CHECK(caution_of(9) == "{'code':'small_denominator','threshold':10,'smallest':9,'denominators':1}");
  CHECK(caution_of(10) == "none");
}

TEST_CASE("layers have cautions of their own") {
  const opened of = open_cases("gender,age\n" + tests::repeated("Man,9-17\n", 12) + "Woman,9-17\nWoman,\nWoman,\n");
  const answer got = ask(of, "{'kind':'crosstab','rows':'age','layers':'gender'}");
  CHECK(got.caution("small_denominator") == "none");
  CHECK(got.header()["/layerCautions/0"] == "[]");
  CHECK(got.header()["/layerCautions/1"] ==
        "[{'code':'high_missing','variable':'age','missing':2,'selected':3},"
        "{'code':'small_denominator','threshold':10,'smallest':1,'denominators':1}]");
  CHECK(got.header().length("/layerCautions") == 3);
}

}  // namespace casewise
