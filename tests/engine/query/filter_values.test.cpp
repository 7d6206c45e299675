#include "query/filter_values.h"

#include "../support/doctest.h"
#include "../support/opened.h"

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

TEST_CASE("values in filters may be written as in the file") {
  check_rows(open_cases("gender,age,year\nMan,9-17,2010\nMale,09--17,2010.0\nWoman,48+,2011\n"),
             {{"{'variable':'gender','in':['male']}", 2},
              {"{'variable':'gender','in':[' MAN ']}", 2},
              {"{'variable':'gender','in':['man','Man','Male']}", 2},
              {"{'variable':'age','in':['9\xE2\x80\x93"
               "17']}",
               2},
              {"{'variable':'age','in':['009---17 (years)']}", 2},
              {"{'variable':'year','in':[2010]}", 2},
              {"{'variable':'year','in':[2010.0]}", 2},
              {"{'variable':'year','in':['2010']}", 2},
              {"{'variable':'year','in':['2010.0', 2011]}", 3},
              {"{'variable':'agegroup','in':['MINOR']}", 2},
              {"{'variable':'agegroup','in':[' minor ']}", 2}});
}

TEST_CASE("a missing spelling in a filter matches nothing, recorded or not") {
  check_rows(open_cases("gender,home\nMan,PHL\nUnknown,0\n,\n"), {{"{'variable':'gender','in':['Unknown','']}", 0},
                                                                  {"{'variable':'gender','notIn':['Unknown','']}", 1},
                                                                  {"{'variable':'home','in':['0','NA',0]}", 0},
                                                                  {"{'variable':'home','notIn':['NA']}", 1}});
}

TEST_CASE("country codes in filters are read as the column is") {
  const opened of = open_cases("home,place\nNA,NAM\nPH,NA\nPHL,PHL\nUA,PH\nZZ,PHL\n");  // two-letter, three-letter
  check_rows(of, {{"{'variable':'home','in':['NA']}", 1},
                  {"{'variable':'home','in':['NAM']}", 1},
                  {"{'variable':'home','in':['PH']}", 2},
                  {"{'variable':'home','in':['phl']}", 2},
                  {"{'variable':'home','in':['ZZ']}", 1},
                  {"{'variable':'place','in':['NA']}", 0},
                  {"{'variable':'place','in':['NAM']}", 1},
                  {"{'variable':'place','in':['PH']}", 1},
                  {"{'variable':'place','in':['PHL']}", 2}});
}

TEST_CASE("unknown recorded values can be listed, by their exact text") {
  check_rows(open_cases("gender,year\nMartian,2010.5\nmartian,\nMan,2010\n,x y\n"),
             {{"{'variable':'gender','in':['Martian']}", 1},
              {"{'variable':'gender','in':['martian','Martian']}", 2},
              {"{'variable':'gender','in':['MARTIAN']}", 0},
              {"{'variable':'gender','notIn':['Man']}", 2},
              {"{'variable':'year','in':[2010.5]}", 1},
              {"{'variable':'year','in':[' x y ']}", 1}});
}

TEST_CASE("a range is inclusive, may be open, and holds no unknown value") {
  const opened of = open_cases(
      "year,age,level\n1999,0-8,low\n2010,9-17,middle\n2012,18-20,high\n2030,48+,High\n2011.5,old,highest\n,,\n");
  check_rows(of, {{"{'variable':'year','between':[2010,2012]}", 2},
                  {"{'variable':'year','between':[2011,2011]}", 0},
                  {"{'variable':'year','between':[2000,2009]}", 0},
                  {"{'variable':'year','between':[-5000,5000]}", 4},
                  {"{'variable':'year','between':[null,2010]}", 2},
                  {"{'variable':'year','between':['2012.0',null]}", 2},
                  {"{'variable':'year','between':[null,null]}", 4},
                  {"{'variable':'age','between':['9-17','18--20']}", 2},
                  {"{'variable':'age','between':['48+','48+']}", 1},
                  {"{'variable':'age','between':[null,'09-17']}", 2},
                  {"{'variable':'age','between':['18-20',null]}", 2},
                  {"{'variable':'age','between':[null,null]}", 4},
                  {"{'variable':'level','between':['LOW','middle']}", 2},
                  {"{'variable':'level','between':['middle',null]}", 3},
                  {"{'variable':'agegroup','between':['minor','minor']}", 2},
                  {"{'variable':'agegroup','between':[null,'adult']}", 4},
                  {"{'not':{'variable':'year','between':[null,null]}}", 2}});
}

TEST_CASE("bounds need not occur in the file") {
  check_rows(open_cases("age,year,debt\n9-17,2015,1\n"), {{"{'variable':'age','between':['0-8','48+']}", 1},
                                                          {"{'variable':'age','between':['18-20','48+']}", 0},
                                                          {"{'variable':'year','between':[1,2015]}", 1},
                                                          {"{'variable':'year','between':[2016,9999]}", 0},
                                                          {"{'variable':'meanscount','between':[0,1000]}", 1},
                                                          {"{'variable':'meanscount','between':[-3,0]}", 0},
                                                          {"{'variable':'level','between':['low','high']}", 0}});
}

}  // namespace casewise
