#include "cases/merge.h"

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::opened;
using tests::selected_by;

namespace {

/// Three indicators with columns of their own, and one that is made of them, in either way of answering a set.
std::string merging_codebook(const std::string& answered_by) {
  return tests::json_of(
      "{'id':'m','version':'1','missingSpellings':['','NA'],"
      "'indicatorSpellings':{'present':['1'],'absent':['0']},'variables':["
      "{'id':'threats','type':'indicator'},{'id':'children','type':'indicator'},{'id':'law','type':'indicator'},"
      "{'id':'other','type':'indicator'},"
      "{'id':'allThreats','type':'indicator','mergeOf':['threats','children','law']}],'sets':["
      "{'id':'before','items':['threats','children','law'],'answeredBy':'anyPresent'},"
      "{'id':'after','items':['allThreats','other'],'answeredBy':'" +
      answered_by + "'}]}");
}

std::int64_t with(const opened& of, const char* filter) { return selected_by(of, filter); }

}  // namespace

TEST_CASE("a merged indicator is present where any of its parts is") {
  const opened of =
      open_cases("threats,children,law\n1,,\n,1,\n,,1\n1,1,1\n,,\n0,,\n0,1,0\n", 0, merging_codebook("anyPresent"));
  REQUIRE(of.ok());
  CHECK(with(of, "{'variable':'allThreats','in':[1]}") == 5);
  CHECK(with(of, "{'set':'after','answered':true}") == 5);
  CHECK(with(of, "{'variable':'threats','in':[1]}") == 2);
}

TEST_CASE("a merged indicator is recorded as 0 only where every part is") {
  const opened of =
      open_cases("threats,children,law\n0,0,0\n0,0,\n,,0\n0,1,0\n,,\n", 0, merging_codebook("anyRecorded"));
  REQUIRE(of.ok());
  CHECK(with(of, "{'set':'after','answered':true}") == 2);
  CHECK(with(of, "{'set':'after','noneOf':['allThreats']}") == 1);
}

TEST_CASE("a part without a column leaves a merged indicator, but no recorded 0") {
  const opened of = open_cases("threats,children,gender\n1,0,x\n0,0,x\n", 0, merging_codebook("anyRecorded"));
  REQUIRE(of.ok());
  CHECK(with(of, "{'variable':'allThreats','in':[1]}") == 1);
  CHECK(with(of, "{'set':'after','answered':true}") == 1);
  CHECK(of.description()["/report/absentVariables"] == "['law','other']");
  CHECK(of.description()["/sets/id=after/items"] == "['allThreats']");
}

TEST_CASE("with none of its parts in the file a merged indicator has no column") {
  const opened of = open_cases("other\n1\n\n", 0, merging_codebook("anyPresent"));
  REQUIRE(of.ok());
  CHECK(of.description()["/sets/id=after/absentItems"] == "['allThreats']");
  CHECK(with(of, "{'variable':'allThreats','in':[1]}") == 0);
}

TEST_CASE("merging holds across blocks of cases") {
  std::string csv = "threats,law\n";
  for (int i = 0; i < 140000; ++i) csv += i % 3 == 0 ? "1,\n" : i % 5 == 0 ? ",1\n" : "0,\n";
  std::int64_t expected = 0;
  for (int i = 0; i < 140000; ++i) expected += i % 3 == 0 || i % 5 == 0;
  CHECK(with(open_cases(csv, 0, merging_codebook("anyPresent")), "{'variable':'allThreats','in':[1]}") == expected);
}

TEST_CASE("what cannot be merged is refused") {
  const auto refused = [](const std::string& variables) {
    return open_cases("a\n1\n", 0,
                      tests::json_of("{'id':'m','version':'1','missingSpellings':[''],'indicatorSpellings':{},"
                                     "'variables':[" +
                                     variables + "],'sets':[{'id':'s','items':['a','b'],'answeredBy':'anyPresent'}]}"))
        .code;
  };
  CHECK(refused("{'id':'a','type':'indicator'},{'id':'b','type':'indicator','mergeOf':['a']}") == "ok");
  CHECK(refused("{'id':'b','type':'indicator','mergeOf':['a']},{'id':'a','type':'indicator'}") == "bad_codebook");
  CHECK(refused("{'id':'a','type':'indicator'},{'id':'b','type':'indicator','mergeOf':['b']}") == "bad_codebook");
  CHECK(refused("{'id':'a','type':'indicator'},{'id':'b','type':'indicator','mergeOf':[7]}") == "bad_codebook");
}

}  // namespace casewise
