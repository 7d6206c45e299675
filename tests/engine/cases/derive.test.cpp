#include "cases/derive.h"

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

namespace {

/// "answered: counts" of a one-way table.
std::string one_way(const opened& of, const std::string& rows) {
  const answer got = ask(of, "{'kind':'crosstab','rows':'" + rows + "'}");
  return got.counts("totals.all") + ": " + tests::joined({got.counts("counts")}, "");
}

}  // namespace

TEST_CASE("age groups are missing where the age is missing or unknown") {
  const opened of = open_cases("age,gender\n0-8,\n9--17,\n18-20,\n48+,\n\n,Man\nold,\n9-18,\nUnknown,\n");
  CHECK(one_way(of, "agegroup") == "4: 2 / 2");
  CHECK(one_way(of, "age") == "6: 1 / 1 / 1 / 1 / 1 / 1");
}

TEST_CASE("the border is answered where both countries are recorded") {
  struct row {
    const char *name, *lines, *counts;
  };
  for (const row& one : std::vector<row>{{"same", "PHL,PHL\n", "1: 1 / 0"},
                                         {"different", "PHL,UKR\n", "1: 0 / 1"},
                                         {"one missing", "PHL,\n,PHL\n0,PHL\nNA,PHL\n", "0: 0 / 0"},
                                         {"both missing", ",\n0,NA\n", "0: 0 / 0"},
                                         {"the same in other letters", "phl,PHL\n", "1: 1 / 0"},
                                         {"the same with two and three letters", "PH,PHL\nUA,UKR\n", "2: 2 / 0"},
                                         {"the same unknown value", "Atlantis,Atlantis\n", "1: 1 / 0"},
                                         {"an unknown and a known value", "Atlantis,PHL\nPHL,Mu\n", "2: 0 / 2"}}) {
    CAPTURE(one.name);
    CHECK(one_way(open_cases(std::string("home,place\n") + one.lines), "border") == one.counts);
  }
  CHECK(one_way(open_cases("home\nPHL\n"), "border") == "0: 0 / 0");
  CHECK(one_way(open_cases("place\nPHL\n"), "border") == "0: 0 / 0");
}

TEST_CASE("the border is found among many countries too") {
  std::string csv = "home,place\n";
  for (int i = 0; i < 600; ++i)
    csv += "h" + std::to_string(i % 400) + ",h" + std::to_string(i % 2 == 0 ? i % 400 : 7 + i % 40) + "\n";
  int domestic = 0;
  for (int i = 0; i < 600; ++i) domestic += i % 2 == 0 || i % 400 == 7 + i % 40;
  CHECK(one_way(open_cases(csv), "border") ==
        "600: " + std::to_string(domestic) + " / " + std::to_string(600 - domestic));
}

TEST_CASE("items are counted among cases that answered the set") {
  const opened of = open_cases("debt,threat,abuse\n1,,\n1,1,\n1,1,1\n,,1\n,,\n0,0,0\n1,0,0\n");
  CHECK(one_way(of, "meanscount") == "5: 3 / 1 / 1");
}

TEST_CASE("where a recorded 0 answers, none is a count") {
  const opened of = open_cases("sold,held\n0,0\n0,\n,\n1,0\n1,1\n,1\nyes,\n");
  CHECK(one_way(of, "kindcount") == "5: 2 / 2 / 1");
  CHECK(one_way(of, "kinds") == "5: 2 / 2");
}

TEST_CASE("a recorded 0 does not answer where only a present item does") {
  const opened of = open_cases("debt,threat\n0,0\n1,0\n,\n0.0,\nfalse,true\n");
  CHECK(one_way(of, "means") == "2: 1 / 1");
  CHECK(of.description()["/report/variables/id=debt/explicitZeros"] == "3");
}

TEST_CASE("derived variables are in the file where all that they come from is") {
  const auto about = open_cases("age,home,debt\n").description();
  CHECK(about["/variables/id=agegroup/inFile"] == "true");
  CHECK(about["/variables/id=border/inFile"] == "false");
  CHECK(about["/variables/id=meanscount/inFile"] == "true");
  CHECK(about["/variables/id=kindcount/inFile"] == "false");
  CHECK(about["/variables/id=agegroup/ordered"] == "true");
  CHECK(about["/variables/id=border/ordered"] == "false");
}

}  // namespace casewise
