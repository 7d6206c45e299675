// How a file is cut into slices makes no difference to anything.
#include <cstring>

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::opened;

namespace {

/// Everything that can be asked of a dataset, byte by byte.
std::string everything(const opened& of) {
  if (!of.ok()) return of.code + " " + of.where + " " + of.message;
  std::string out = of.data->describe().value();
  for (const char* query :
       {"{'kind':'profile'}", "{'kind':'crosstab','rows':'means','columns':'gender','layers':'kinds'}",
        "{'kind':'crosstab','rows':'year','columns':'border','denominator':'all'}",
        "{'kind':'itemCombinations','set':'kinds'}", "{'kind':'flows'}"}) {
    const auto got = of.data->run(tests::json_of(query));
    REQUIRE(got.ok());
    const reply& bytes = got.value();
    out += bytes.header;
    out.append(reinterpret_cast<const char*>(bytes.counts.data()), bytes.counts.size() * sizeof(std::uint32_t));
    out.append(reinterpret_cast<const char*>(bytes.percents.data()), bytes.percents.size() * sizeof(double));
  }
  return out;
}

void check_all_slices(std::string_view csv) {
  const std::string expected = everything(open_cases(csv));
  for (std::size_t slice_size = 1; slice_size <= 70; ++slice_size) {
    CAPTURE(slice_size);
    const bool is_same = everything(open_cases(csv, slice_size)) == expected;
    CHECK(is_same);
  }
}

const std::string messy_file =
    "\xEF\xBB\xBF\r\n\"Year of case\", \"gender\" ,age,home,place,debt,threat,abuse,sold,held,\"a "
    "\"\"note\"\",\n2\"\r\n"
    "2010,Man,0--8,PH,PHL,1,,,0,1,\"some, \"\"quoted\"\"\r\ntext\"\r\n"
    "2011.0,\"Woman\",\"9\xE2\x80\x93"
    "17\",NA,NA,1.0,TRUE,,0,0,\r\n"
    "\r\n"
    "  \"  \"  \r\n"
    ",,,,,,,,,,\r\n"
    "2012,Martian,18-20,UA,UKR,,1,1,,,x,extra\r\n"
    "2012,Martian,18-20,UA,UKR,,1,1,,,x,, ,\"\"\r\n"
    "2013\r\n"
    "Unknown,\"two\nlines\",48+,zz,\"Atl\"antis,0,no,2,1.0,false,\"\"\r\n"
    "-99,\"Caf\xC3\xA9 \xF0\x9F\x8C\x8D\",old,PHL,ARE,1,1,1,1,1,last";

}  // namespace

TEST_CASE("a header that another separator would end earlier is not decided before its end") {
  check_all_slices("gen)er,\"age;Man;3\nheld;2;;\n;;3;x\n/man\" x,\r\n17-20");
  check_all_slices("gender;\"a, b\";debt\nMan;x;1\n");
  check_all_slices("gender,\"one;two\nthree;four\",debt\nMan,x,1\n");
}

TEST_CASE("a messy file is read alike in slices of every size from 1 to 70 bytes") {
  const opened of = open_cases(messy_file);
  REQUIRE(of.ok());
  CHECK(of.description()["/report/cases"] == "7");
  CHECK(of.description()["/report/blankLines"] == "{'count':3,'lines':[1,7,8]}");
  CHECK(of.description()["/report/longLinesSetAside"] == "{'count':1,'lines':[10]}");
  CHECK(of.description()["/report/longLinesKept"] == "{'count':1,'lines':[11]}");
  CHECK(of.description()["/report/shortLines"] == "{'count':1,'lines':[12]}");
  CHECK(of.description()["/report/strayQuotes"] == "{'count':1,'lines':[13]}");
  check_all_slices(messy_file);
}

TEST_CASE("other line ends and separators make no difference to slices either") {
  for (const char* csv :
       {"gender\tage\tdebt\n\"Man\"\t\t1\n\t\t\n \t\nWoman\t9-17\t0", "gender;sold\r\n\r\nMan;1\r\n;0;\r\n",
        "gender|held\nMan|1|\n\"|\"|0\n", "gender\n\nMan\n\"\"\n", "gender,sold\nMan,1\n,", "gender"}) {
    CAPTURE(csv);
    check_all_slices(csv);
  }
}

TEST_CASE("a file is refused alike in slices of every size from 1 to 70 bytes") {
  struct row {
    const char *name, *csv, *code, *where;
  };
  for (const row& one :
       std::vector<row>{{"empty", "", "empty_file", "line 1"},
                        {"a mark alone", "\xEF\xBB\xBF", "empty_file", "line 1"},
                        {"blank lines", "\n\r\n  \n", "empty_file", "line 1"},
                        {"JSON", "{\"cases\": [{\"gender\": 1}]}\n", "not_a_table", "record 1, value 1"},
                        {"no known column", "a,b\n1,2\n", "no_known_column", "line 1"},
                        {"an open quote in the header", "gender,\"age\nMan,\n", "unclosed_quote", "line 1"},
                        {"an open quote", "gender,age\nMan,\nMan,\"9-17\nMan,\n", "unclosed_quote", "line 3, column 2"},
                        {"an open quote behind a quoted break", "gender,age\n\"a\nb\",\n\"Man,9\n\n", "unclosed_quote",
                         "line 4, column 1"},
                        {"Latin-1 in a value", "gender,age\nMan,\nCaf\xE9,\n", "bad_encoding", "line 3"},
                        {"Latin-1 in an indicator", "gender,debt\nMan,1\nMan,\xE9\n", "bad_encoding", "line 3"},
                        {"Latin-1 in the header", "gender,\xE9\nMan,1\n", "bad_encoding", "line 1"},
                        {"UTF-16", "\xFF\xFEg\n", "bad_encoding", "line 1"}}) {
    for (std::size_t slice_size = 0; slice_size <= 70; ++slice_size) {
      CAPTURE(one.name);
      CAPTURE(slice_size);
      const opened of = open_cases(one.csv, slice_size);
      CHECK(of.code == one.code);
      CHECK(of.where == one.where);
    }
  }
}

TEST_CASE("control characters in a case make no difference to slices") {
  check_all_slices("gender,age\nMan\x01,9-17\n");
}

TEST_CASE("a quoted field of over a megabyte makes no difference to slices") {
  const std::string csv = "gender,x\nMan,\"" + tests::repeated("y", (1 << 20) + (1 << 19)) + "\"\n";
  CHECK(open_cases(csv).code == open_cases(csv, 1 << 18).code);
}

TEST_CASE("the longest field is as long in every slice") {
  const std::size_t longest = std::size_t{1} << 20;
  for (const char* quote : {"", "\""})
    for (const char* line_end : {"\n", "\r\n", ",\n", ""})
      for (std::size_t length = longest - 3; length <= longest + 2; ++length) {
        const std::string start = "gender,x\nMan,", field = quote + std::string(length, 'y') + quote;
        const std::string csv = start + field + line_end + (*line_end != '\0' ? "Woman,\n" : "");
        const opened whole = open_cases(csv);
        for (const std::size_t extra : {0, 1, 2}) {  // the slice ends before, in and behind the line end
          const opened sliced = open_cases(csv, start.size() + field.size() + extra);
          CAPTURE(std::string(quote));
          CAPTURE(std::string(line_end));
          CAPTURE(length - longest);
          CAPTURE(extra);
          CHECK(sliced.code + sliced.where == whole.code + whole.where);
        }
      }
}

}  // namespace casewise
