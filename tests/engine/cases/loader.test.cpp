#include "cases/loader.h"

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::json_view;
using tests::open_cases;
using tests::opened;

namespace {

/// Blank, short, long and kept, long and set aside: "count [lines]" each.
std::string ragged(const json_view& of) {
  std::string out;
  for (const char* list : {"blankLines", "shortLines", "longLinesKept", "longLinesSetAside"}) {
    const std::string path = std::string("/report/") + list;
    out += of[path + "/count"] + of[path + "/lines"] + " ";
  }
  out.pop_back();
  return out;
}

std::string lines_and_cases(const json_view& of) { return of["/report/lines"] + " " + of["/report/cases"]; }

}  // namespace

TEST_CASE("ragged lines are cases where nothing is lost, and are reported") {
  struct row {
    const char *name, *csv, *ragged, *lines_and_cases;
  };
  for (const row& one : std::vector<row>{
           {"even", "gender,age\nMan,9-17\n,\n", "0[] 0[] 0[] 0[]", "2 2"},
           {"header only", "gender,age\n", "0[] 0[] 0[] 0[]", "0 0"},
           {"short", "gender,age\nMan\nMan,\n", "0[] 1[2] 0[] 0[]", "2 2"},
           {"long, extras empty", "gender,age\nMan,9-17,\nMan,,\"\", \n", "0[] 0[] 2[2,3] 0[]", "2 2"},
           {"long, extras not empty", "gender,age\nMan,9-17,x\nMan,,,0\n", "0[] 0[] 0[] 2[2,3]", "2 0"},
           {"long, the first extra is empty", "gender,age\nMan,9-17,,x\n", "0[] 0[] 0[] 1[2]", "1 0"},
           {"long, a missing spelling is not empty", "gender,age\nMan,9-17,NULL\n", "0[] 0[] 0[] 1[2]", "1 0"},
           {"blank", "gender,age\n\n  \n\"\"\n\"  \"\n\t\n,\n", "5[2,3,4,5,6] 0[] 0[] 0[]", "6 1"},
           {"blank last line", "gender,age\nMan,9-17\n\n", "1[3] 0[] 0[] 0[]", "2 1"},
           {"one field, not blank", "gender,age\nNULL\n", "0[] 1[2] 0[] 0[]", "1 1"},
           {"one column", "gender\nMan\n\n\"  \"\nWoman\n", "0[] 0[] 0[] 0[]", "4 4"},
           {"one column, CRLF", "gender\r\n\r\nMan\r\n", "0[] 0[] 0[] 0[]", "2 2"},
           {"one column, long", "gender\nMan,\nMan,x\n,\n", "0[] 0[] 2[2,4] 1[3]", "3 2"},
           {"blank and unquoted breaks count", "gender,age\n\"a\nb\",9-17\n\nMan\n", "1[4] 1[5] 0[] 0[]", "3 2"}}) {
    CAPTURE(one.name);
    const json_view about = open_cases(one.csv).description();
    CHECK(ragged(about) == one.ragged);
    CHECK(lines_and_cases(about) == one.lines_and_cases);
  }
}

TEST_CASE("in a file of one column a blank line is a missing value") {
  const opened of = open_cases("gender\nMan\n\n\"  \"\nWoman");
  const json_view about = of.description();
  CHECK(about["/report/variables/id=gender/recorded"] == "2");
  CHECK(about["/report/variables/id=gender/missing"] == "2");
  CHECK(selected_by(of, "{'variable':'gender','missing':true}") == 2);
}

TEST_CASE("a short line is padded with missing, not with no") {
  const opened of = open_cases("gender,sold,held\nMan,0\nMan,0,0\nMan,0,1\n");
  CHECK(of.description()["/report/variables/id=held/missing"] == "1");
  CHECK(of.description()["/report/variables/id=held/explicitZeros"] == "1");
  CHECK(of.description()["/report/variables/id=held/recorded"] == "1");
}

TEST_CASE("of a line that is set aside nothing stays") {
  // The long lines hold a value, an unknown value, repaired spellings, a recorded zero, an unreadable indicator, and
  // would turn the country column two-letter.
  const std::string header = "gender,age,home,debt,sold,held\n";
  const std::string even = "Man,9-17,PHL,1,0,\nWoman,,,,,1\n";
  const std::string long_lines = "Male,09--17,PH,1.0,0,yes,x\nGirl,old,UA,TRUE,0.0,1,x\n\"Martian\",8,AE,2,1,0,\"x\"\n";
  const std::string expected_report = open_cases(header + even).description()["/report/variables"];
  const std::string expected_variables = open_cases(header + even).description()["/variables"];
  for (const std::string& csv : {header + even + long_lines, header + long_lines + even,
                                 header + tests::replaced(even, "\n", "\n" + long_lines)}) {
    const opened of = open_cases(csv);
    const json_view about = of.description();
    CHECK(about["/report/variables"] == expected_report);
    CHECK(about["/variables"] == expected_variables);
    CHECK(about["/report/longLinesSetAside/count"] == "3");
    CHECK(about["/report/cases"] == "2");
    CHECK(ask(of, "{'kind':'itemCombinations','set':'kinds'}").counts("count") == "1 1");
    CHECK(selected_by(of, "{'variable':'gender','missing':false}") == 2);
    CHECK(selected_by(of, "{'set':'kinds','answered':true}") == 2);
  }
}

TEST_CASE("values of a line that is set aside do not show up in the next case") {
  // Its spellings are known from other lines, and the next case has nothing to write over them.
  const std::string even = "Man,9-17,PHL,1,0,1\n", long_line = "Man,9-17,PHL,1,0,1,x\n", empty = ",,,,,\n";
  std::string many;  // more spellings than fit a byte
  for (int i = 0; i < 300; ++i) many += "g" + std::to_string(i) + ",a" + std::to_string(i) + ",,,,\n";
  for (const std::string& before : {std::string(), many}) {
    const opened of = open_cases("gender,age,home,debt,sold,held\n" + before + even + long_line + empty + long_line);
    const opened same = open_cases("gender,age,home,debt,sold,held\n" + before + even + empty);
    CHECK(of.description()["/report/variables"] == same.description()["/report/variables"]);
    for (const char* variable :
         {"gender", "age", "home", "debt", "sold", "held", "agegroup", "meanscount", "kindcount"}) {
      CAPTURE(variable);
      const std::string query = std::string("{'kind':'crosstab','rows':'") + variable + "'}";
      CHECK(ask(of, query).counts("counts") == ask(same, query).counts("counts"));
      CHECK(ask(of, query).counts("totals.all") == ask(same, query).counts("totals.all"));
    }
  }
}

TEST_CASE("a file whose last line is set aside has no case of it") {
  const opened of = open_cases("gender,sold\nMan,1\nWoman,1,x");
  CHECK(of.description()["/cases"] == "1");
  CHECK(selected_by(of, "{'variable':'sold','missing':false}") == 1);
  CHECK(selected_by(of, "{'not':{'variable':'sold','missing':false}}") == 0);
}

TEST_CASE("long lists of lines are counted whole and shown up to twenty") {
  const json_view about = open_cases("gender,age\n" + tests::repeated("Man\n\n", 30)).description();
  CHECK(about["/report/shortLines/count"] == "30");
  CHECK(about.length("/report/shortLines/lines") == 20);
  CHECK(about["/report/shortLines/lines/19"] == "40");
  CHECK(about["/report/blankLines/count"] == "30");
}

TEST_CASE("of two columns for one variable the first counts and the other is reported") {
  const opened of = open_cases("debtBondage,gender,debt,gender\n1,Man,,Woman\n,Woman,1,Man\n,Woman,1,Martian\n");
  const json_view about = of.description();
  CHECK(about["/report/columns/0/mapped"] == "'alias'");
  CHECK(about["/report/columns/1/mapped"] == "'exact'");
  CHECK(about["/report/columns/2/mapped"] == "'duplicate'");
  CHECK(about["/report/columns/3/mapped"] == "'duplicate'");
  CHECK(about["/report/columns/3/position"] == "4");
  CHECK(about["/report/variables/id=debt/recorded"] == "1");
  CHECK(about["/report/variables/id=gender/unknownKinds"] == "0");
  CHECK(selected_by(of, "{'variable':'gender','in':['Woman']}") == 2);
}

TEST_CASE("columns that are not in the codebook are left out") {
  const opened of = open_cases("id,gender,note\n7,Man,\"a, b\"\n8,,x\n");
  const json_view about = of.description();
  CHECK(about["/report/columns/0"] == "{'position':1,'header':'id','padded':0,'variable':null,'mapped':null}");
  CHECK(about["/report/layout"] == "{'codebook':'tiny','variablesInFile':1,'variablesInCodebook':11}");
  CHECK(about["/report/absentVariables/0"] == "'year'");
  CHECK(about.length("/report/absentVariables") == 10);
  CHECK(about.length("/report/variables") == 1);
}

}  // namespace casewise
