#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/texts.h"
#include "tables/tables.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

namespace {

const opened& ten() {
  static const opened of = open_cases(tests::ten_cases);
  return of;
}

/// The counts of a two-way table that a denominator decides on.
struct expected {
  const char *denominator, *cells;
  const char *column_denominators, *column_left_out;
  const char *row_denominators, *row_left_out;
  const char *table_denominator, *table_left_out;
};

void check_two_way(const std::string& rows, const std::string& columns, const std::vector<expected>& all) {
  for (const expected& one : all) {
    CAPTURE(rows);
    CAPTURE(columns);
    CAPTURE(one.denominator);
    const answer got = ask(ten(), "{'kind':'crosstab','rows':'" + rows + "','columns':'" + columns +
                                      "','denominator':" + one.denominator + "}");
    CHECK(got.counts("counts") == one.cells);
    CHECK(got.counts("column.denominators") == one.column_denominators);
    CHECK(got.counts("column.leftOut") == one.column_left_out);
    CHECK(got.counts("row.denominators") == one.row_denominators);
    CHECK(got.counts("row.leftOut") == one.row_left_out);
    CHECK(got.counts("table.denominator") == one.table_denominator);
    CHECK(got.counts("table.leftOut") == one.table_left_out);
    CHECK(got.counts("selected") == "10");
  }
}

/// The first five cases.
constexpr const char* before_2012 = "{'where':{'variable':'year','between':[2010,2011]}}";

}  // namespace

TEST_CASE("the worked example of the codebook: 50, 50, 25 of those who answered, 40, 40, 20 of all") {
  const opened of = tests::open_real_cases(tests::read_file("tests/fixtures/worked_example.csv"));
  const answer answered = ask(of, "{'kind':'crosstab','rows':'exploitation'}");
  CHECK(answered.percents("column.percent") == "50 / 50 / 25");
  CHECK(answered.counts("counts") == "2 / 2 / 1");
  CHECK(answered.counts("column.denominators") == "4");
  CHECK(answered.counts("column.leftOut") == "1");
  CHECK((answered.percent_list("column.percent") == std::vector<double>{50, 50, 25}));
  const answer all = ask(of, "{'kind':'crosstab','rows':'exploitation','denominator':'all'}");
  CHECK((all.percent_list("column.percent") == std::vector<double>{40, 40, 20}));
  CHECK(all.counts("column.denominators") == "5");
  CHECK(all.counts("column.leftOut") == "0");
}

TEST_CASE("a set by a variable, with each of the four denominators") {
  check_two_way("means", "gender",
                {{"'answered'", "2 2 0 / 0 3 1 / 0 1 0", "2 3 1", "1 1 0", "4 4 1", "1 0 1", "6", "4"},
                 {"'all'", "2 2 0 / 0 3 1 / 0 1 0", "3 4 1", "0 0 0", "5 4 2", "0 0 0", "10", "0"},
                 {"'responses'", "2 2 0 / 0 3 1 / 0 1 0", "2 6 1", "1 1 0", "4 4 1", "1 0 1", "9", "4"},
                 {before_2012, "1 1 0 / 0 2 0 / 0 0 0", "2 2 0", "1 2 1", "3 2 1", "2 2 1", "5", "5"}});
}

TEST_CASE("a variable by a set is the same table, turned") {
  check_two_way("gender", "means",
                {{"'answered'", "2 0 0 / 2 3 1 / 0 1 0", "4 4 1", "1 0 1", "2 3 1", "1 1 0", "6", "4"},
                 {"'all'", "2 0 0 / 2 3 1 / 0 1 0", "5 4 2", "0 0 0", "3 4 1", "0 0 0", "10", "0"},
                 {"'responses'", "2 0 0 / 2 3 1 / 0 1 0", "4 4 1", "1 0 1", "2 6 1", "1 1 0", "9", "4"},
                 {before_2012, "1 0 0 / 1 2 0 / 0 0 0", "3 2 1", "2 2 1", "2 2 0", "1 2 1", "5", "5"}});
}

TEST_CASE("a set by a set, one of them answered by a recorded 0") {
  check_two_way("means", "kinds",
                {{"'answered'", "2 2 / 1 1 / 1 2", "3 2", "0 0", "4 3 2", "1 1 0", "5", "5"},
                 {"'all'", "2 2 / 1 1 / 1 2", "3 2", "0 0", "5 4 2", "0 0 0", "10", "0"},
                 {"'responses'", "2 2 / 1 1 / 1 2", "4 5", "0 0", "4 2 3", "2 2 0", "9", "6"},
                 {before_2012, "2 1 / 0 0 / 1 1", "2 1", "1 1", "3 2 1", "2 2 1", "5", "5"}});
}

TEST_CASE("an indicator by a variable: it is answered when its set is") {
  check_two_way("debt", "gender",
                {{"'answered'", "2 2 0", "2 3 1", "1 1 0", "4", "1", "6", "4"},
                 {"'all'", "2 2 0", "3 4 1", "0 0 0", "5", "0", "10", "0"},
                 {"'responses'", "2 2 0", "2 2 0", "1 2 1", "4", "1", "4", "6"},
                 {before_2012, "1 1 0", "2 2 0", "1 2 1", "3", "2", "5", "5"}});
  const answer got = ask(ten(), "{'kind':'crosstab','rows':'held'}");
  CHECK(got.counts("counts") == "2");
  CHECK(got.counts("column.denominators") == "6");
}

TEST_CASE("a derived variable by a variable") {
  check_two_way("agegroup", "gender",
                {{"'answered'", "1 2 0 / 1 2 1", "2 4 1", "1 0 0", "3 4", "0 1", "7", "3"},
                 {"'all'", "1 2 0 / 1 2 1", "3 4 1", "0 0 0", "3 5", "0 0", "10", "0"},
                 {"'responses'", "1 2 0 / 1 2 1", "2 4 1", "1 0 0", "3 4", "0 1", "7", "3"},
                 {before_2012, "1 1 0 / 0 1 0", "2 2 0", "1 2 1", "2 2", "1 3", "5", "5"}});
}

TEST_CASE("percentages are 100 x count / denominator, unrounded, and null where there is no case") {
  const answer got = ask(ten(), "{'kind':'crosstab','rows':'means','columns':'gender','denominator':'answered'}");
  CHECK((got.percent_list("column.percent") == std::vector<double>{100, 200.0 / 3, 0, 0, 100, 100, 0, 100.0 / 3, 0}));
  CHECK((got.percent_list("row.percent") == std::vector<double>{50, 50, 0, 0, 75, 25, 0, 100, 0}));
  CHECK((got.percent_list("table.percent") ==
         std::vector<double>{200.0 / 6, 200.0 / 6, 0, 0, 50, 100.0 / 6, 0, 100.0 / 6, 0}));
  const answer stated = ask(
      ten(), "{'kind':'crosstab','rows':'means','columns':'gender','denominator':" + std::string(before_2012) + "}");
  CHECK(stated.percents("column.percent") == "50 50 null / 0 100 null / 0 0 null");
  CHECK(stated.percents("row.percent") == "33.3333 33.3333 0 / 0 100 0 / 0 0 0");
  const answer none = ask(ten(), "{'kind':'crosstab','rows':'debt','columns':'gender','where':{'any':[]}}");
  CHECK(none.percents("column.percent") == "null null null");
  CHECK(none.percents("row.percent") == "null null null");
  CHECK(none.percents("table.percent") == "null null null");
  CHECK(none.counts("table.leftOut") == "0");
}

TEST_CASE("totals are counted, and are of those who answered, whatever the denominator") {
  for (const std::string denominator : {"'answered'", "'all'", "'responses'", before_2012}) {
    CAPTURE(denominator);
    const answer got =
        ask(ten(), "{'kind':'crosstab','rows':'means','columns':'gender','denominator':" + denominator + "}");
    CHECK(got.counts("totals.rows") == "4 4 1");
    CHECK(got.counts("totals.columns") == "2 3 1");
    CHECK(got.counts("totals.all") == "6");
  }
}

TEST_CASE("one-way tables have one column and nothing of rows or table") {
  struct row {
    const char *denominator, *cells, *column_denominator, *left_out;
  };
  for (const row& one : std::vector<row>{{"'answered'", "5 / 4 / 2", "7", "3"},
                                         {"'all'", "5 / 4 / 2", "10", "0"},
                                         {"'responses'", "5 / 4 / 2", "11", "3"},
                                         {before_2012, "3 / 2 / 1", "5", "5"}}) {
    CAPTURE(one.denominator);
    const answer got =
        ask(ten(), std::string("{'kind':'crosstab','rows':'means','denominator':") + one.denominator + "}");
    CHECK(got.counts("counts") == one.cells);
    CHECK(got.counts("column.denominators") == one.column_denominator);
    CHECK(got.counts("column.leftOut") == one.left_out);
    CHECK(got.counts("totals.columns") == "7");
    CHECK(got.counts("totals.all") == "7");
    CHECK(got.shape("counts") == "[1,3,1]");
    CHECK(got.shape("column.percent") == "[1,3,1]");
    for (const char* name : {"row.denominators", "row.leftOut", "row.percent", "table.denominator", "table.leftOut",
                             "table.percent", "totals.rows"})
      CHECK(got.shape(name) == "absent");
  }
}

TEST_CASE("marginals of a response set do not exceed the cases") {
  const answer got = ask(ten(), "{'kind':'crosstab','rows':'gender','columns':'means'}");
  CHECK(got.counts("counts") == "2 0 0 / 2 3 1 / 0 1 0");
  CHECK(got.counts("totals.rows") == "2 3 1");  // not 2 6 1
  CHECK(got.counts("totals.all") == "6");       // not 9
  CHECK(ask(ten(), "{'kind':'crosstab','rows':'kinds','columns':'kinds'}").counts("counts") == "3 1 / 1 2");
}

TEST_CASE("the filter decides which cases there are at all") {
  const answer got = ask(ten(),
                         "{'kind':'crosstab','rows':'means','columns':'gender','denominator':'all',"
                         "'where':{'variable':'gender','notIn':['Other']}}");
  CHECK(got.header()["/cases"] == "10");
  CHECK(got.header()["/selected"] == "7");
  CHECK(got.counts("counts") == "2 2 0 / 0 3 0 / 0 1 0");
  CHECK(got.counts("column.denominators") == "3 4 0");
  CHECK(got.counts("row.denominators") == "4 3 1");
  CHECK(got.counts("table.denominator") == "7");
  const answer both = ask(ten(),
                          "{'kind':'crosstab','rows':'gender','denominator':{'where':{'variable':'year','in':[2012]}},"
                          "'where':{'set':'means','answered':true}}");
  CHECK(both.counts("counts") == "1 / 1 / 0");
  CHECK(both.counts("column.denominators") == "2");
  CHECK(both.counts("column.leftOut") == "5");
}

TEST_CASE("axes without a column stay in results, answered by nobody") {
  const answer got = ask(ten(), "{'kind':'crosstab','rows':'level','columns':'gender'}");
  CHECK(got.counts("counts") == "0 0 0 / 0 0 0 / 0 0 0");
  CHECK(got.counts("column.denominators") == "0 0 0");
  CHECK(got.counts("column.leftOut") == "3 4 1");
  CHECK(got.percents("table.percent") == "null null null / null null null / null null null");
  const opened few = open_cases("gender\nMan\n");
  const answer empty = ask(few, "{'kind':'crosstab','rows':'means','columns':'gender'}");
  CHECK(empty.shape("counts") == "[1,0,3]");
  CHECK(empty.counts("column.denominators") == "0 0 0");
  CHECK(empty.counts("column.leftOut") == "1 0 0");
  CHECK(ask(few, "{'kind':'crosstab','rows':'home','columns':'kinds'}").shape("counts") == "[1,0,0]");
}

}  // namespace casewise
