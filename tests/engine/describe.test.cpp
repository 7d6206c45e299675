#include "describe.h"

#include "support/doctest.h"
#include "support/hand_counted.h"
#include "support/opened.h"
#include "support/texts.h"

namespace casewise {

using tests::json_view;
using tests::open_cases;

TEST_CASE("variables are described in order: categorical, derived, indicators") {
  const json_view about = open_cases(tests::ten_cases).description();
  const char* const ids[] = {"year",       "gender",    "age",  "home",   "place", "level", "agegroup", "border",
                             "meanscount", "kindcount", "debt", "threat", "abuse", "sold",  "held"};
  REQUIRE(about.length("/variables") == std::size(ids));
  for (std::size_t i = 0; i < std::size(ids); ++i)
    CHECK(about["/variables/" + std::to_string(i) + "/id"] == "'" + std::string(ids[i]) + "'");
  CHECK(about["/variables/id=gender"] ==
        "{'id':'gender','kind':'categorical','inFile':true,'ordered':false,'values':['Man','Woman','Other'],"
        "'knownValues':3}");
  CHECK(about["/variables/id=meanscount"] ==
        "{'id':'meanscount','kind':'derived','inFile':true,'ordered':true,'values':[1,2,3],'knownValues':3}");
  CHECK(about["/variables/id=abuse"] ==
        "{'id':'abuse','kind':'indicator','inFile':true,'ordered':false,'values':[1],'knownValues':1,'set':'means'}");
}

TEST_CASE("sets are described with the items that the file has and lacks") {
  const json_view about = open_cases("abuse,debt,gender\n").description();
  CHECK(about["/sets"] ==
        "[{'id':'means','answeredBy':'anyPresent','items':['debt','abuse'],'absentItems':['threat']},"
        "{'id':'kinds','answeredBy':'anyRecorded','items':[],'absentItems':['sold','held']}]");
}

TEST_CASE("whatever stands in a file, the description is JSON") {
  using namespace std::string_literals;
  const auto of =
      open_cases("gender,\"a \"\"b\"\"\\\t/\"\n\"say \"\"x\"\"\\\",\n\"tab\there\nand there\",\n\xE2\x80\xA8,\n");
  REQUIRE(of.ok());
  const json_view about = of.description();
  CHECK(about.find("/report/columns/1/header")->text().value() == "a \"b\"\\\t/");
  CHECK(about.find("/variables/id=gender/values/3")->text().value() == "say \"x\"\\");
  CHECK(about.find("/variables/id=gender/values/4")->text().value() == "tab\there\nand there");
  CHECK(about.find("/variables/id=gender/values/5")->text().value() == "\xE2\x80\xA8");
}

}  // namespace casewise
