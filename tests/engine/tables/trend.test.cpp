#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"
#include "tables/tables.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::repeated;

namespace {

/// `answers` cases of a year with a gender and `blanks` without one.
std::string in_year(const std::string& year, std::size_t answers, std::size_t blanks) {
  return repeated(year + ",Man\n", answers) + repeated(year + ",\n", blanks);
}

/// The years in which the coverage of gender shifts, as 0 and 1 from `first` on.
std::string shifts(const std::string& cases) {
  return ask(open_cases("year,gender\n" + cases), "{'kind':'trend','rows':'gender'}").counts("coverage.shifted");
}

}  // namespace

TEST_CASE("coverage shifts from 15 percentage points on, up or down, to the last case") {
  CHECK(shifts(in_year("2010", 10, 10) + in_year("2011", 13, 7) + in_year("2012", 10, 10)) == "0 1 1");
  CHECK(shifts(in_year("2010", 10, 10) + in_year("2011", 12, 8) + in_year("2012", 15, 5)) == "0 0 1");
  CHECK(shifts(in_year("2010", 50, 50) + in_year("2011", 6499, 3501)) == "0 0 0");
  CHECK(shifts(in_year("2010", 50, 50) + in_year("2011", 6500, 3500)) == "0 1 0");
}

TEST_CASE("a year without cases is passed over, and what is no year has no year before it") {
  CHECK(shifts(in_year("2010", 4, 0) + in_year("2012", 0, 4)) == "0 0 1");
  CHECK(shifts(in_year("2012", 0, 4)) == "0 0 0");
  CHECK(shifts(in_year("2011", 0, 4) + in_year("soon", 4, 0)) == "0 0 0 0");
}

TEST_CASE("each year has its own denominator, and its coverage whatever the denominator") {
  const auto of =
      open_cases("year,gender\n" + in_year("2010", 3, 1) + "2010,Woman\n" + in_year("2011", 0, 2) + ",Man\n");
  const answer answered = ask(of, "{'kind':'trend','rows':'gender'}");
  CHECK(answered.counts("denominators") == "4 0 0");
  CHECK(answered.counts("leftOut") == "1 2 0");
  CHECK(answered.counts("counts") == "3 0 0 / 1 0 0 / 0 0 0");
  CHECK(answered.percents("percent") == "75 null null / 25 null null / 0 null null");
  const answer all = ask(of, "{'kind':'trend','rows':'gender','years':'year','denominator':'all'}");
  CHECK(all.counts("denominators") == "5 2 0");
  CHECK(all.counts("leftOut") == "0 0 0");
  for (const answer* one : {&answered, &all}) {
    CHECK(one->counts("coverage.cases") == "5 2 0");
    CHECK(one->counts("coverage.answered") == "4 0 0");
    CHECK(one->percents("coverage.percent") == "80 0 null");
    CHECK(one->caution("registration_year") == "{'code':'registration_year','variable':'year'}");
  }
}

}  // namespace casewise
