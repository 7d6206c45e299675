#include "query/parse_filter.h"

#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::opened;
using tests::repeated;

namespace {

std::string refused_filter(const opened& of, const std::string& filter) {
  return refusal(of, "{'kind':'profile','where':" + filter + "}");
}

/// `times` of `not` around a filter.
std::string inside_nots(std::size_t times) { return repeated("{'not':", times) + "{'all':[]}" + repeated("}", times); }

}  // namespace

TEST_CASE("every wrong filter is refused with its code and a pointer to the place") {
  struct row {
    const char *filter, *refusal;
  };
  const opened of = open_cases(tests::ten_cases);
  for (const row& one : std::vector<row>{
           {"5", "bad_query /where"},
           {"[]", "bad_query /where"},
           {"{}", "bad_query /where"},
           {"{'some':[]}", "bad_query /where"},
           {"{'all':[],'any':[]}", "bad_query /where"},
           {"{'all':{}}", "bad_query /where/all"},
           {"{'all':[{'any':[]},5]}", "bad_query /where/all/1"},
           {"{'any':[{'all':'x'}]}", "bad_query /where/any/0/all"},
           {"{'not':[]}", "bad_query /where/not"},
           {"{'all':[{'not':{'variable':'x','missing':true}}]}", "unknown_variable /where/all/0/not/variable"},
           {"{'variable':'gender'}", "bad_query /where"},
           {"{'variable':'gender','is':'Man'}", "bad_query /where"},
           {"{'variable':'gender','anyOf':['debt']}", "bad_query /where"},
           {"{'variable':'gender','in':['Man'],'notIn':[]}", "bad_query /where"},
           {"{'variable':'gender','in':[],'all':[]}", "bad_query /where"},
           {"{'variable':'gender','in':[],'in':[]}", "bad_query /where/in"},
           {"{'variable':'sex','in':[]}", "unknown_variable /where/variable"},
           {"{'variable':'means','in':[]}", "unknown_variable /where/variable"},
           {"{'variable':'gender','in':'Man'}", "bad_query /where/in"},
           {"{'variable':'gender','in':['Man',null]}", "bad_query /where/in/1"},
           {"{'variable':'gender','notIn':[['Man']]}", "bad_query /where/notIn/0"},
           {"{'variable':'debt','in':[null]}", "bad_query /where/in/0"},
           {"{'variable':'gender','missing':1}", "bad_query /where/missing"},
           {"{'variable':'gender','between':['Man','Woman']}", "not_ordered /where/between"},
           {"{'variable':'home','between':[null,null]}", "not_ordered /where/between"},
           {"{'variable':'border','between':[null,null]}", "not_ordered /where/between"},
           {"{'variable':'debt','between':[0,1]}", "not_ordered /where/between"},
           {"{'variable':'year','between':2010}", "bad_query /where/between"},
           {"{'variable':'year','between':[2010]}", "bad_query /where/between"},
           {"{'variable':'year','between':[2010,2011,2012]}", "bad_query /where/between"},
           {"{'variable':'year','between':[[],2011]}", "bad_query /where/between/0"},
           {"{'variable':'year','between':[2012,2010]}", "bad_range /where/between"},
           {"{'variable':'year','between':['later',null]}", "bad_range /where/between/0"},
           {"{'variable':'year','between':[null,2010.5]}", "bad_range /where/between/1"},
           {"{'variable':'age','between':['9-17','0-8']}", "bad_range /where/between"},
           {"{'variable':'age','between':['9-18',null]}", "bad_range /where/between/0"},
           {"{'variable':'age','between':[null,'Unknown']}", "bad_range /where/between/1"},
           {"{'variable':'age','between':[9,null]}", "bad_range /where/between/0"},
           {"{'variable':'level','between':['high','low']}", "bad_range /where/between"},
           {"{'variable':'agegroup','between':['adult','minor']}", "bad_range /where/between"},
           {"{'variable':'agegroup','between':['child',null]}", "bad_range /where/between/0"},
           {"{'variable':'meanscount','between':[2,1]}", "bad_range /where/between"},
           {"{'variable':'meanscount','between':['two',null]}", "bad_range /where/between/0"},
           {"{'set':'means'}", "bad_query /where"},
           {"{'set':'means','in':[]}", "bad_query /where"},
           {"{'set':'means','answered':true,'count':[1,1]}", "bad_query /where"},
           {"{'set':'debt','anyOf':['debt']}", "unknown_set /where/set"},
           {"{'set':'meanscount','answered':true}", "unknown_set /where/set"},
           {"{'set':'x','answered':true}", "unknown_set /where/set"},
           {"{'set':'means','answered':1}", "bad_query /where/answered"},
           {"{'set':'means','anyOf':[]}", "bad_query /where/anyOf"},
           {"{'set':'means','allOf':[]}", "bad_query /where/allOf"},
           {"{'set':'means','noneOf':[]}", "bad_query /where/noneOf"},
           {"{'set':'means','anyOf':'debt'}", "bad_query /where/anyOf"},
           {"{'set':'means','anyOf':['debt',1]}", "bad_query /where/anyOf/1"},
           {"{'set':'means','anyOf':['sold']}", "unknown_item /where/anyOf/0"},
           {"{'set':'means','allOf':['debt','gender']}", "unknown_item /where/allOf/1"},
           {"{'set':'means','noneOf':['x']}", "unknown_item /where/noneOf/0"},
           {"{'set':'means','count':2}", "bad_query /where/count"},
           {"{'set':'means','count':[1]}", "bad_query /where/count"},
           {"{'set':'means','count':[null,1]}", "bad_query /where/count/0"},
           {"{'set':'means','count':[1,'2']}", "bad_query /where/count/1"},
           {"{'set':'means','count':[1.5,2]}", "bad_query /where/count/0"},
           {"{'set':'means','count':[2,1]}", "bad_range /where/count"}}) {
    CAPTURE(one.filter);
    CHECK(refused_filter(of, one.filter) == one.refusal);
  }
}

TEST_CASE("filters may be nested 32 deep and no deeper") {
  const opened of = open_cases(tests::ten_cases);
  CHECK(refused_filter(of, inside_nots(31)) == "ok");
  CHECK(refused_filter(of, inside_nots(32)) == "ok");  // a filter inside 32 others
  CHECK(selected_by(of, inside_nots(32)) == 10);
  CHECK(selected_by(of, inside_nots(31)) == 0);
  CHECK(refused_filter(of, inside_nots(33)) == "bad_query /where" + repeated("/not", 33));
  CHECK(refused_filter(of, repeated("{'any':[", 33) + "{'all':[]}" + repeated("]}", 33)) ==
        "bad_query /where" + repeated("/any/0", 33));
  CHECK(refused_filter(of, "{'any':[{'all':[]}," + inside_nots(32) + "]}").starts_with("bad_query /where/any/1/not"));
  CHECK(refused_filter(of, inside_nots(500)).starts_with("bad_query "));
  CHECK(refused_filter(of, inside_nots(20000)).starts_with("bad_query "));
  CHECK(refusal(of, "{'kind':'crosstab','rows':'age','denominator':{'where':" + inside_nots(33) + "}}") ==
        "bad_query /denominator/where" + repeated("/not", 33));
}

TEST_CASE("years and counts take any whole number as a bound") {
  const opened of = open_cases(tests::ten_cases);
  CHECK(selected_by(of, "{'variable':'year','between':[2011,9007199254740991]}") == 6);
  CHECK(selected_by(of, "{'variable':'meanscount','between':[-9007199254740991,2]}") == 6);
}

TEST_CASE("values that neither codebook nor file knows are pointed at") {
  struct row {
    const char *filter, *where;  // empty: no caution
  };
  const opened of = open_cases("gender,age,home,year,debt\nMan,9-17,PHL,2010,1\nMartian,old,Atlantis,2019,\n,,,x,0\n");
  for (const row& one :
       std::vector<row>{{"{'variable':'gender','in':['Man','male','Woman',' OTHER ']}", ""},
                        {"{'variable':'gender','in':['Martian']}", ""},
                        {"{'variable':'gender','in':['Man','Venusian']}", "/where/in/1"},
                        {"{'variable':'gender','notIn':['martian']}", "/where/notIn/0"},
                        {"{'variable':'gender','in':[]}", ""},
                        {"{'variable':'age','in':['48--+']}", "/where/in/0"},
                        {"{'variable':'age','in':['old','09--17','48+']}", ""},
                        {"{'variable':'home','in':['UKR','phl','Atlantis']}", ""},
                        {"{'variable':'home','in':['PH']}", "/where/in/0"},
                        {"{'variable':'home','in':['XXX']}", "/where/in/0"},
                        {"{'variable':'place','in':['UKR']}", ""},
                        {"{'variable':'year','in':[2012,2019,'2019.0','x']}", ""},
                        {"{'variable':'year','in':['y']}", "/where/in/0"},
                        {"{'variable':'agegroup','in':['Minor','child']}", "/where/in/1"},
                        {"{'variable':'meanscount','in':[3,'two']}", "/where/in/1"},
                        {"{'variable':'debt','in':[0,1,'true','1.0']}", ""},
                        {"{'variable':'debt','in':['yes']}", "/where/in/0"},
                        {"{'not':{'any':[{'variable':'gender','in':['x']}]}}", "/where/not/any/0/in/0"}}) {
    CAPTURE(one.filter);
    const auto got = ask(of, std::string("{'kind':'profile','where':") + one.filter + "}");
    CHECK(got.code == "ok");
    const std::string expected =
        *one.where == '\0' ? "none" : "{'code':'unknown_value','where':'" + std::string(one.where) + "'}";
    CHECK(got.caution("unknown_value") == expected);
  }
  CHECK(ask(of, "{'kind':'crosstab','rows':'age','denominator':{'where':{'variable':'gender','in':['x']}}}")
            .caution("unknown_value") == "{'code':'unknown_value','where':'/denominator/where/in/0'}");
}

TEST_CASE("a year without cases is no unknown value") {
  CHECK(ask(open_cases("year\n2010\n"), "{'kind':'profile','where':{'variable':'year','in':[1850]}}")
            .caution("unknown_value") == "none");
}

}  // namespace casewise
