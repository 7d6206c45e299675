#include "tables/selection.h"

#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/stored.h"
#include "../support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::opened;

namespace {

struct row {
  const char* filter;
  std::int64_t selected;
};

void check_rows(const opened& of, const std::vector<row>& rows) {
  for (const row& one : rows) {
    CAPTURE(one.filter);
    CHECK(selected_by(of, one.filter) == one.selected);
  }
}

}  // namespace

TEST_CASE("filters of filters") {
  check_rows(open_cases(tests::ten_cases),
             {{"{'all':[]}", 10},
              {"{'any':[]}", 0},
              {"{'not':{'all':[]}}", 0},
              {"{'not':{'any':[]}}", 10},
              {"{'all':[{'variable':'gender','in':['Woman']},{'variable':'year','in':[2012]}]}", 2},
              {"{'any':[{'variable':'gender','in':['Woman']},{'variable':'year','in':[2012]}]}", 5},
              {"{'all':[{'variable':'gender','in':['Woman']},{'any':[{'variable':'debt','in':[1]},"
               "{'variable':'year','in':[2012]}]}]}",
               3},
              {"{'all':[{'all':[]},{'any':[]}]}", 0},
              {"{'not':{'not':{'variable':'gender','in':['Man']}}}", 3}});
}

TEST_CASE("in, notIn and not: not keeps missing cases, notIn does not") {
  check_rows(open_cases(tests::ten_cases), {{"{'variable':'gender','in':['Man']}", 3},
                                            {"{'variable':'gender','in':['Man','Other']}", 4},
                                            {"{'variable':'gender','in':[]}", 0},
                                            {"{'variable':'gender','in':['Martian']}", 0},
                                            {"{'variable':'gender','notIn':['Man']}", 5},
                                            {"{'variable':'gender','notIn':[]}", 8},
                                            {"{'variable':'gender','notIn':['Martian']}", 8},
                                            {"{'not':{'variable':'gender','in':['Man']}}", 7},
                                            {"{'not':{'variable':'gender','in':[]}}", 10},
                                            {"{'variable':'gender','missing':true}", 2},
                                            {"{'variable':'gender','missing':false}", 8},
                                            {"{'variable':'agegroup','in':['adult']}", 5},
                                            {"{'variable':'agegroup','notIn':['adult']}", 3},
                                            {"{'variable':'agegroup','missing':true}", 2},
                                            {"{'variable':'meanscount','missing':true}", 3},
                                            {"{'variable':'meanscount','in':[2]}", 2},
                                            {"{'variable':'meanscount','in':['3.0',1]}", 5},
                                            {"{'variable':'meanscount','notIn':[1]}", 3},
                                            {"{'variable':'meanscount','between':[2,3]}", 3},
                                            {"{'variable':'meanscount','between':[null,1]}", 4},
                                            {"{'variable':'kindcount','in':[0]}", 2},
                                            {"{'variable':'kindcount','between':[0,0]}", 2},
                                            {"{'variable':'kindcount','between':[1,2]}", 4},
                                            {"{'variable':'kindcount','missing':false}", 6}});
}

TEST_CASE("an indicator is literally 1 or not") {
  check_rows(open_cases(tests::ten_cases), {{"{'variable':'debt','in':[1]}", 5},
                                            {"{'variable':'debt','in':['1']}", 5},
                                            {"{'variable':'debt','in':[1.0]}", 5},
                                            {"{'variable':'debt','in':[true]}", 5},
                                            {"{'variable':'debt','in':[0,1]}", 5},
                                            {"{'variable':'debt','in':[0]}", 0},
                                            {"{'variable':'debt','in':[]}", 0},
                                            {"{'variable':'debt','notIn':[1]}", 0},
                                            {"{'variable':'debt','notIn':[0,1]}", 0},
                                            {"{'variable':'debt','notIn':[]}", 5},
                                            {"{'variable':'debt','missing':true}", 5},
                                            {"{'variable':'debt','missing':false}", 5},
                                            {"{'variable':'sold','in':[0]}", 0},
                                            {"{'variable':'sold','missing':true}", 7},
                                            {"{'variable':'sold','missing':false}", 3}});
}

TEST_CASE("sets are filtered by what was answered") {
  check_rows(open_cases(tests::ten_cases), {{"{'set':'means','answered':true}", 7},
                                            {"{'set':'means','answered':false}", 3},
                                            {"{'set':'kinds','answered':true}", 6},
                                            {"{'set':'kinds','answered':false}", 4},
                                            {"{'set':'means','anyOf':['debt','abuse']}", 5},
                                            {"{'set':'means','anyOf':['threat','abuse']}", 5},
                                            {"{'set':'means','anyOf':['abuse','abuse']}", 2},
                                            {"{'set':'means','allOf':['debt','threat']}", 2},
                                            {"{'set':'means','allOf':['debt','threat','abuse']}", 1},
                                            {"{'set':'means','noneOf':['debt']}", 2},
                                            {"{'set':'means','noneOf':['debt','threat']}", 0},
                                            {"{'not':{'set':'means','anyOf':['debt']}}", 5},
                                            {"{'set':'kinds','noneOf':['sold']}", 3},
                                            {"{'set':'kinds','noneOf':['sold','held']}", 2},
                                            {"{'set':'means','count':[2,3]}", 3},
                                            {"{'set':'means','count':[1,1]}", 4},
                                            {"{'set':'means','count':[0,0]}", 0},
                                            {"{'set':'means','count':[0,null]}", 7},
                                            {"{'set':'means','count':[3,null]}", 1},
                                            {"{'set':'means','count':[4,null]}", 0},
                                            {"{'set':'means','count':[1,1000000]}", 7},
                                            {"{'set':'kinds','count':[0,0]}", 2},
                                            {"{'set':'kinds','count':[0,1]}", 5},
                                            {"{'set':'kinds','count':[2,2]}", 1}});
}

TEST_CASE("what has no column is missing in every case, and naming it is no error") {
  const opened of = open_cases("debt,gender\n1,Man\n,Woman\n");
  check_rows(of, {{"{'variable':'age','in':['9-17']}", 0},
                  {"{'variable':'age','notIn':[]}", 0},
                  {"{'variable':'age','missing':true}", 2},
                  {"{'variable':'age','between':[null,null]}", 0},
                  {"{'variable':'home','in':['PHL']}", 0},
                  {"{'variable':'border','missing':true}", 2},
                  {"{'variable':'threat','in':[1]}", 0},
                  {"{'variable':'threat','missing':true}", 2},
                  {"{'set':'means','anyOf':['threat']}", 0},
                  {"{'set':'means','anyOf':['threat','debt']}", 1},
                  {"{'set':'means','allOf':['threat','debt']}", 0},
                  {"{'set':'means','noneOf':['threat']}", 1},
                  {"{'set':'means','count':[1,null]}", 1},
                  {"{'set':'kinds','answered':true}", 0},
                  {"{'set':'kinds','noneOf':['held']}", 0},
                  {"{'set':'kinds','count':[0,null]}", 0}});
}

TEST_CASE("a filter works on columns with many values as on columns with few") {
  std::string csv = "gender,year,debt\n";
  for (int i = 0; i < 700; ++i)
    csv += (i % 7 == 0 ? "" : "g" + std::to_string(i % 300)) + "," + std::to_string(1900 + i % 50) + ",\n";
  int in_range = 0, listed = 0, missing = 0;
  for (int i = 0; i < 700; ++i) {
    in_range += i % 50 >= 10 && i % 50 <= 19;
    listed += i % 7 != 0 && (i % 300 == 5 || i % 300 == 299);
    missing += i % 7 == 0;
  }
  const opened of = open_cases(csv);
  CHECK(selected_by(of, "{'variable':'year','between':[1910,1919]}") == in_range);
  CHECK(selected_by(of, "{'not':{'variable':'year','between':[1910,1919]}}") == 700 - in_range);
  CHECK(selected_by(of, "{'variable':'gender','in':['g5','g299','Man','h']}") == listed);
  CHECK(selected_by(of, "{'variable':'gender','notIn':['g5','g299']}") == 700 - missing - listed);
  CHECK(selected_by(of, "{'variable':'gender','missing':true}") == missing);
}

TEST_CASE("the complement of a filter ends with the last case") {
  for (const std::size_t cases : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65},
                                  cases_per_block - 1, cases_per_block, cases_per_block + 1}) {
    CAPTURE(cases);
    const opened of = open_cases("gender,debt\n" + tests::repeated(",1\n", cases));
    CHECK(selected_by(of, "{'not':{'variable':'gender','in':['Man']}}") == static_cast<std::int64_t>(cases));
    CHECK(selected_by(of, "{'not':{'any':[]}}") == static_cast<std::int64_t>(cases));
    CHECK(selected_by(of, "{'all':[]}") == static_cast<std::int64_t>(cases));
    CHECK(selected_by(of, "{'not':{'variable':'debt','in':[1]}}") == 0);
  }
}

TEST_CASE("selections of one store intersect") {
  const auto of = tests::store_cases(tests::ten_cases, tests::tiny_codebook());
  filter debt, gender;
  debt.how = filter::kind::present;
  debt.axis = {axis_id::kind::indicator, 6};
  gender.how = filter::kind::answered;
  gender.axis = {axis_id::kind::categorical, 1};
  selection among = select(of->cases, debt);
  CHECK(among.count() == 5);
  CHECK(among.intersect(select(of->cases, gender)).count() == 4);
  CHECK(selection(of->cases).count() == 0);
}

}  // namespace casewise
