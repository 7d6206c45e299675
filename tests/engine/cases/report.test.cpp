#include "cases/report.h"

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::json_view;
using tests::open_cases;
using tests::opened;

namespace {

std::int64_t number(const json_view& of, const std::string& path) { return of.find(path)->integer().value(); }

/// The sums that protocol.ts promises.
void check_sums(const json_view& of) {
  const std::int64_t cases = number(of, "/report/cases");
  CHECK(number(of, "/cases") == cases);
  CHECK(number(of, "/report/lines") ==
        cases + number(of, "/report/blankLines/count") + number(of, "/report/longLinesSetAside/count"));
  for (std::size_t i = 0; i < of.length("/report/variables"); ++i) {
    const std::string path = "/report/variables/" + std::to_string(i);
    CAPTURE(of[path + "/id"]);
    CHECK(number(of, path + "/recorded") + number(of, path + "/missing") + number(of, path + "/explicitZeros") +
              number(of, path + "/unreadable") ==
          cases);
  }
}

}  // namespace

TEST_CASE("recorded, missing, zeros and unreadable add up to the cases") {
  for (const char* csv :
       {"gender\n", "gender,debt\nMan,1\nWoman,0\n,yes\nUnknown,NULL\nMartian,TRUE\n",
        "gender,debt,sold\n\nMan,1,0\nMan,1,0,x\nMan,0.0\nMan,2,no,\nMan,-99,1,,y\n\n", "debt\n1\n\n0\nx\n\"\"\n",
        "age,home,year\n9-17,PHL,2010\nold,ZZ,x\n-99,0,-99.0\n\"\",\" \",\n"}) {
    CAPTURE(csv);
    check_sums(open_cases(csv).description());
  }
  for (const char* file : {"worked_example", "twelve_cases", "spellings", "ragged", "quotes", "crlf_bom",
                           "explicit_zeros", "two_letter", "semicolon", "sector_names"}) {
    CAPTURE(file);
    const opened of = tests::open_real_cases(tests::read_file(std::string("tests/fixtures/") + file + ".csv"));
    REQUIRE(of.ok());
    check_sums(of.description());
  }
}

TEST_CASE("indicators are reported by what their fields say") {
  const json_view about =
      open_cases("gender,debt\n,1\n,1.0\n,true\n,TRUE\n, 1 \n,0\n,0\n,0.0\n,yes\n, yes\n,2\n,\n,NA\n").description();
  const std::string path = "/report/variables/id=debt/";
  CHECK(about[path + "recorded"] == "5");
  CHECK(about[path + "explicitZeros"] == "3");
  CHECK(about[path + "unreadable"] == "3");
  CHECK(about[path + "missing"] == "2");
  CHECK(about[path + "unknownKinds"] == "2");
  CHECK(about[path + "unknownValues"] == "[{'value':'yes','count':2},{'value':'2','count':1}]");
  CHECK(about[path + "repaired"] ==
        "[{'from':'0.0','to':'0','count':1},{'from':'1.0','to':'1','count':1},{'from':'TRUE','to':'1','count':1},"
        "{'from':'true','to':'1','count':1}]");
}

TEST_CASE("values that nobody knows are kept as written and counted, most frequent first") {
  const json_view about =
      open_cases("gender\nMan\nMartian\n Martian \nmartian\n\"Man, old\"\nMartian\nmartian\n").description();
  const std::string path = "/report/variables/id=gender/";
  CHECK(about[path + "recorded"] == "7");
  CHECK(about[path + "unknownKinds"] == "3");
  CHECK(about[path + "unknownValues"] ==
        "[{'value':'Martian','count':3},{'value':'martian','count':2},{'value':'Man, old','count':1}]");
}

TEST_CASE("spellings that were brought to the codebook's value are listed") {
  const json_view about =
      open_cases("gender,age,year\nmale,9--17,2010.0\nMale,9-17,2010\nMan,09--17,\nmale,,\n").description();
  CHECK(about["/report/variables/id=gender/repaired"] ==
        "[{'from':'male','to':'Man','count':2},{'from':'Male','to':'Man','count':1}]");
  CHECK(about["/report/variables/id=age/repaired"] ==
        "[{'from':'09--17','to':'9-17','count':1},{'from':'9--17','to':'9-17','count':1}]");
  CHECK(about["/report/variables/id=year/repaired"] == "[{'from':'2010.0','to':'2010','count':1}]");
}

TEST_CASE("long lists of values are counted whole and shown up to fifty") {
  std::string csv = "gender,debt\n";
  for (int i = 0; i < 60; ++i) csv += "G" + std::to_string(i) + ",x" + std::to_string(i) + "\n";
  const json_view about = open_cases(csv).description();
  for (const char* id : {"gender", "debt"}) {
    CHECK(about["/report/variables/id=" + std::string(id) + "/unknownKinds"] == "60");
    CHECK(about.length("/report/variables/id=" + std::string(id) + "/unknownValues") == 50);
  }
}

TEST_CASE("the file itself is reported") {
  const json_view about = open_cases("\xEF\xBB\xBFgender;age\r\nMan;9-17\r\n").description();
  CHECK(about["/report/bytes"] == "25");
  CHECK(about["/report/separator"] == "';'");
  CHECK(about["/report/byteOrderMark"] == "true");
  CHECK(open_cases("gender\tage\n").description()["/report/separator"] == "'\\t'");
  CHECK(open_cases("gender|age\n").description()["/report/separator"] == "'|'");
  CHECK(open_cases("gender\n").description()["/report/byteOrderMark"] == "false");
}

TEST_CASE("blank lines in front of the header are reported as blank") {
  const json_view about = open_cases("\n \ngender,age\nMan,\n\n").description();
  CHECK(about["/report/blankLines"] == "{'count':3,'lines':[1,2,5]}");
  check_sums(about);
}

TEST_CASE("text behind a closing quote is kept and its lines are reported") {
  const opened of = open_cases("gender,age\n\"Ma\"n,9-17\n\"Man\" ,\"9-17\"\n");
  CHECK(of.description()["/report/strayQuotes"] == "{'count':1,'lines':[2]}");
  CHECK(selected_by(of, "{'variable':'gender','in':['Man']}") == 2);
}

}  // namespace casewise
