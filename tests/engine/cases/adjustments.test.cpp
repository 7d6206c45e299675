// Adjustments that can be undone: an alias, a repaired spelling, a column. And the survey of a file without a codebook.
#include <string>

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::json_view;
using tests::open_cases;

namespace {

/// The tiny codebook with one text put in the place of another.
std::string changed(const std::string& from, const std::string& to) {
  std::string document = tests::tiny_codebook();
  const std::string wanted = tests::json_of(from);
  const std::size_t at = document.find(wanted);
  REQUIRE(at != std::string::npos);
  return document.replace(at, wanted.size(), tests::json_of(to));
}

const std::string survey = tests::json_of(
    "{'id':'survey','version':'1','survey':true,'missingSpellings':['','NA','-99'],"
    "'indicatorSpellings':{},'variables':[]}");

}  // namespace

TEST_CASE("a spelling kept as written is an unknown value; the others are still repaired") {
  const std::string book = changed("{'id': 'age', ", "{'id': 'age', 'keptAsWritten': ['0--8'], ");
  const json_view about = open_cases("age\n0--8\n09--17\n0-8\n0--8\n", 0, book).description();
  CHECK(about["/report/variables/id=age/unknownValues"] == "[{'value':'0--8','count':2}]");
  CHECK(about["/report/variables/id=age/repaired"] == "[{'from':'09--17','to':'9-17','count':1}]");
}

TEST_CASE("a missing spelling is told with its count, and can be kept as a value") {
  const json_view about = open_cases("gender\nNA\nUnknown\n NA \n\"\"\nMan\n").description();
  CHECK(about["/report/variables/id=gender/missingSpellings"] ==
        "[{'value':'NA','count':2},{'value':'Unknown','count':1}]");
  const json_view kept = open_cases("gender\nNA\nUnknown\nMan\n", 0,
                                    changed("{'id': 'gender', ", "{'id': 'gender', 'keptAsWritten': ['Unknown'], "))
                             .description();
  CHECK(kept["/report/variables/id=gender/unknownValues"] == "[{'value':'Unknown','count':1}]");
  CHECK(kept["/report/variables/id=gender/missing"] == "1");
}

TEST_CASE("a variable that keeps all as written repairs nothing, and reads what is plain") {
  const json_view age = open_cases("age,home\n0--8,PH\n9-17,PHL\n18--20,US\n", 0,
                                   changed("{'id': 'age', ", "{'id': 'age', 'keepsAllAsWritten': true, "))
                            .description();
  CHECK(age["/report/variables/id=age/unknownKinds"] == "2");
  CHECK(age["/report/variables/id=age/recorded"] == "3");
  CHECK(age["/report/variables/id=age/fields"] ==
        "{'known':1,'repaired':0,'unknown':2,'spelledMissing':0,'empty':0,'padded':0}");
  const json_view home =
      open_cases("home\nPH\nMX\nPHL\n", 0, changed("{'id': 'home', ", "{'id': 'home', 'keepsAllAsWritten': true, "))
          .description();
  CHECK(home["/report/variables/id=home/unknownKinds"] == "2");
}

TEST_CASE("an indicator's spellings kept as written are unreadable, but 1 and 0 never are") {
  const std::string book = changed("{'id': 'debt', ", "{'id': 'debt', 'keptAsWritten': ['1.0', 'true'], ");
  const json_view about = open_cases("debt,sold\n1,\n1.0,\ntrue,\nTRUE,\n0,\n", 0, book).description();
  CHECK(about["/report/variables/id=debt/recorded"] == "2");
  CHECK(about["/report/variables/id=debt/unreadable"] == "2");
  CHECK(about["/report/variables/id=debt/explicitZeros"] == "1");
}

TEST_CASE("an ignored column names no variable") {
  const std::string book = changed("'cautions': ['synthetic_data'],", "'ignoredColumns': ['GENDER'],");
  const json_view about = open_cases("GENDER,Gender,debt\nMan,Woman,1\n", 0, book).description();
  CHECK(about["/report/columns/0/mapped"] == "null");
  CHECK(about["/report/columns/1/mapped"] == "'alias'");
}

TEST_CASE("every field of a column is in one place") {
  const json_view about =
      open_cases("gender,age,debt\nMan,9--17,1\nMartian,NA,1.0\nFemale\n,,x\nWoman,old,0,,\nMan,0-8,1,y\n\n")
          .description();
  CHECK(about["/report/variables/id=gender/fields"] ==
        "{'known':2,'repaired':1,'unknown':1,'spelledMissing':0,'empty':1,'padded':0}");
  CHECK(about["/report/variables/id=age/fields"] ==
        "{'known':0,'repaired':1,'unknown':1,'spelledMissing':1,'empty':1,'padded':1}");
  CHECK(about["/report/variables/id=debt/fields"] ==
        "{'known':2,'repaired':1,'unknown':1,'spelledMissing':0,'empty':0,'padded':1}");
  CHECK(about["/report/columns/2/padded"] == "1");
  CHECK(about["/report/extraFields"] == "2");
  CHECK(about["/report/setAsideFields"] == "4");
}

TEST_CASE("years outside the codebook's range are told, and stay known") {
  const json_view about = open_cases("year\n2010\n2024\n2024.0\n1999\nlater\n").description();
  CHECK(about["/report/variables/id=year/outOfRange"] == "[{'value':'2024','count':2},{'value':'1999','count':1}]");
  CHECK(about["/report/variables/id=year/years"] == "[1999,2024]");
  CHECK(about["/report/variables/id=year/unknownKinds"] == "1");
}

TEST_CASE("a survey reads every column as values that it does not know") {
  const json_view about =
      open_cases("IP_Exploiter;IP_Relation;n\n1;Friend;7\n0;Partner;7\n;NA;\n", 0, survey).description();
  CHECK(about["/report/separator"] == "';'");
  CHECK(about["/report/columns/1/header"] == "'IP_Relation'");
  CHECK(about["/report/columns/1/variable"] == "'2'");
  CHECK(about["/report/variables/id=1/unknownValues"] == "[{'value':'0','count':1},{'value':'1','count':1}]");
  CHECK(about["/report/variables/id=2/unknownKinds"] == "2");
  CHECK(about["/report/variables/id=2/fields"] ==
        "{'known':0,'repaired':0,'unknown':2,'spelledMissing':1,'empty':0,'padded':0}");
  CHECK(about["/variables/id=2/values"] == "['Friend','Partner']");
  CHECK(about["/cases"] == "3");
}

TEST_CASE("a survey gives up on columns of names, not on the file") {
  std::string csv = "name,kind\n";
  for (int i = 0; i < 70000; ++i) csv += "n" + std::to_string(i) + (i % 2 != 0 ? ",a\n" : ",b\n");
  const json_view about = open_cases(csv, 100000, survey).description();
  CHECK(about["/report/absentVariables"] == "['1']");
  CHECK(about["/report/variables/id=2/unknownKinds"] == "2");
  CHECK(about["/cases"] == "70000");
}

TEST_CASE("a survey of two columns with one name keeps both, and of an empty file says so") {
  CHECK(open_cases("a,a\n1,2\n", 0, survey).description().length("/report/variables") == 2);
  CHECK(open_cases("", 0, survey).code == "empty_file");
  CHECK(open_cases("\"a,b\n1,2\n", 0, survey).code == "unclosed_quote");
}

}  // namespace casewise
