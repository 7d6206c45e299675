#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/texts.h"
#include "tables/tables.h"

namespace casewise {

using tests::answer;
using tests::open_cases;

TEST_CASE("a profile has categorical, then derived variables, and sets with their items") {
  const answer got = ask(open_cases(tests::ten_cases), "{'kind':'profile'}");
  CHECK(got.header()["/cases"] == "10");
  CHECK(got.header()["/selected"] == "10");
  CHECK(got.header()["/variables"] ==
        "['year','gender','age','home','place','level','agegroup','border','meanscount','kindcount']");
  CHECK(got.header()["/sets"] == "['means','kinds']");
  CHECK(got.counts("answered") == "8 8 8 0 0 0 8 0 7 6");
  CHECK(got.counts("missing") == "2 2 2 10 10 10 2 10 3 4");
  CHECK(got.percents("missingPercent") == "20 20 20 100 100 100 20 100 30 40");
  // year 3, gender 3, age 4, home and place 0, level 3, agegroup 2, border 2, meanscount 3, kindcount 3
  CHECK(got.counts("count") == "2 3 3 3 4 1 1 2 3 2 0 0 0 3 5 0 0 4 2 1 2 3 1");
  CHECK(got.counts("set.answered") == "7 6");
  CHECK(got.counts("set.missing") == "3 4");
  CHECK(got.percents("set.missingPercent") == "30 40");
  CHECK(got.counts("set.count") == "5 4 2 3 2");
}

TEST_CASE("percentages of a profile are of those who answered") {
  const answer got = ask(open_cases(tests::ten_cases), "{'kind':'profile'}");
  const std::vector<double> of_values = got.percent_list("percent");
  REQUIRE(of_values.size() == 23);
  CHECK(of_values[3] == 100.0 * 3 / 8);   // Man
  CHECK(of_values[17] == 100.0 * 4 / 7);  // one of the means
  CHECK(of_values[10] != of_values[10]);  // level: nobody answered
  CHECK((got.percent_list("set.percent") == std::vector<double>{500.0 / 7, 400.0 / 7, 200.0 / 7, 50, 100.0 * 2 / 6}));
}

TEST_CASE("a filtered profile counts the selected cases only") {
  const answer got =
      ask(open_cases(tests::ten_cases), "{'kind':'profile','where':{'variable':'gender','in':['Woman']}}");
  CHECK(got.header()["/cases"] == "10");
  CHECK(got.header()["/selected"] == "4");
  CHECK(got.counts("answered") == "4 4 4 0 0 0 4 0 3 2");
  CHECK(got.counts("set.count") == "2 3 1 0 1");
  CHECK(got.percents("missingPercent") == "0 0 0 100 100 100 0 100 25 50");
}

TEST_CASE("a profile of no case has no percentages") {
  for (const answer& got : {ask(open_cases("gender\n"), "{'kind':'profile'}"),
                            ask(open_cases(tests::ten_cases), "{'kind':'profile','where':{'any':[]}}")}) {
    CHECK(got.header()["/selected"] == "0");
    for (const char* name : {"missingPercent", "percent", "set.missingPercent", "set.percent"})
      for (const double percent : got.percent_list(name)) CHECK(percent != percent);
    for (const char* name : {"answered", "missing", "count", "set.answered", "set.missing", "set.count"})
      for (const std::uint32_t count : got.count_list(name)) CHECK(count == 0);
  }
}

TEST_CASE("items without a column are left out of the profile, and a set without columns has none") {
  const answer got = ask(open_cases("debt,abuse\n1,1\n,1\n"), "{'kind':'profile'}");
  CHECK(got.counts("set.count") == "1 2");
  CHECK(got.counts("set.answered") == "2 0");
  CHECK(got.header()["/sets"] == "['means','kinds']");
}

TEST_CASE("the real codebook's profile has 6 + 3 variables and 5 sets") {
  const auto of = tests::open_real_cases(tests::read_file("tests/fixtures/twelve_cases.csv"));
  const answer got = ask(of, "{'kind':'profile'}");
  CHECK(got.header().length("/variables") == 9);
  CHECK(got.header().length("/sets") == 5);
  CHECK(got.count_list("set.count").size() == 21);
  std::size_t values = 0;
  const auto about = of.description();
  for (std::size_t i = 0; i < 9; ++i) values += about.length("/variables/" + std::to_string(i) + "/values");
  CHECK(got.count_list("count").size() == values);
}

}  // namespace casewise
