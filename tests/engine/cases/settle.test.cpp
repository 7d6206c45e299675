#include "cases/settle.h"

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/stored.h"
#include "../support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::open_real_cases;
using tests::opened;
using tests::store_cases;
using tests::tiny_codebook;

namespace {

std::string values_of(const opened& of, const std::string& id) {
  return of.description()["/variables/id=" + id + "/values"];
}

std::string known_of(const opened& of, const std::string& id) {
  return of.description()["/variables/id=" + id + "/knownValues"];
}

}  // namespace

TEST_CASE("years are the codebook's range and those of the file, ascending, then unknown values") {
  const opened of = open_cases("year\n2015\n1999.0\n2011\n\n-5\n2016.5\nlast year\n2015.0\n");
  CHECK(values_of(of, "year") == "[-5,1999,2010,2011,2012,2015,'2016.5','last year']");
  CHECK(known_of(of, "year") == "6");
}

TEST_CASE("years of one variable do not show up in another") {
  const std::string two_years = tests::replaced(
      tiny_codebook(), "\"variables\": [",
      tests::json_of(
          "'variables': [{'id': 'exit', 'type': 'categorical', 'valueKind': 'year', 'range': [2010, 2010]},"));
  const opened of = open_cases("year,exit\n2015,2009\n", 0, two_years);
  CHECK(values_of(of, "year") == "[2010,2011,2012,2015]");
  CHECK(values_of(of, "exit") == "[2009,2010]");
}

TEST_CASE("countries are those of the variable's own column, by code, then unknown values by code point") {
  const opened of = open_cases("home,place\nZAF,MEX\nARE,\nphl,\nzz,\nPH,\nAtlantis,\n\xC3\x89tat,\n");
  CHECK(values_of(of, "home") == "['ARE','PHL','ZAF','Atlantis','PH','zz','\xC3\x89tat']");
  CHECK(known_of(of, "home") == "3");
  CHECK(values_of(of, "place") == "['MEX']");
}

TEST_CASE("listed values and bands keep the codebook's order, those without cases included") {
  const opened of = open_cases("gender,age\nWoman,48+\nZulu,9-18\nabe,\nAbe,\n");
  CHECK(values_of(of, "gender") == "['Man','Woman','Other','Abe','Zulu','abe']");
  CHECK(values_of(of, "age") == "['0-8','9-17','18-20','48+','9-18']");
}

TEST_CASE("a variable without a column has the codebook's values") {
  const opened of = open_cases("gender\nMan\n");
  CHECK(values_of(of, "year") == "[2010,2011,2012]");
  CHECK(values_of(of, "age") == "['0-8','9-17','18-20','48+']");
  CHECK(values_of(of, "home") == "[]");
  CHECK(of.description()["/variables/id=age/inFile"] == "false");
}

TEST_CASE("derived variables name the codebook's values, and counts begin with 0 where a recorded 0 answers") {
  const opened of = open_cases("gender\nMan\n");
  CHECK(values_of(of, "agegroup") == "['minor','adult']");
  CHECK(values_of(of, "border") == "['domestic','crossborder']");
  CHECK(values_of(of, "meanscount") == "[1,2,3]");
  CHECK(values_of(of, "kindcount") == "[0,1,2]");
  CHECK(values_of(open_real_cases("gender\n"), "meanscount") == "[1,2,3,4,5,6,7,8]");
  CHECK(values_of(of, "debt") == "[1]");
}

TEST_CASE("a column is two-letter where more fields are alpha-2 than alpha-3") {
  struct row {
    const char *name, *column, *codes, *values;
  };
  for (const row& one :
       std::vector<row>{{"two-letter", "PH\nUA\nNA\n", "'alpha-2'", "['NAM','PHL','UKR']"},
                        {"three-letter", "PHL\nUKR\nNA\n", "'alpha-3'", "['PHL','UKR']"},
                        {"a tie is three-letter", "PH\nUKR\nNA\n", "'alpha-3'", "['UKR','PH']"},
                        {"none is three-letter", "NA\n\n0\n", "'alpha-3'", "[]"},
                        {"NA alone does not tip it", "NA\nNA\nNA\nUKR\n", "'alpha-3'", "['UKR']"},
                        {"alpha-3 is read in both", "PH\nPH\nUKR\n", "'alpha-2'", "['PHL','UKR']"},
                        {"fields count, not spellings", "PH\nPH\nPH\nUKR\nZAF\n", "'alpha-2'", "['PHL','UKR','ZAF']"},
                        {"unassigned codes do not count", "ZZ\nXX\nQQ\nUKR\n", "'alpha-3'", "['UKR','QQ','XX','ZZ']"},
                        {"letter case", "ph\nuA\nzaf\n", "'alpha-2'", "['PHL','UKR','ZAF']"},
                        {"unknown values stay", "PH\nUA\nZZ\nZZZ\n", "'alpha-2'", "['PHL','UKR','ZZ','ZZZ']"}}) {
    CAPTURE(one.name);
    const opened of = open_cases(std::string("home\n") + one.column);
    CHECK(of.description()["/report/variables/id=home/countryCodes"] == one.codes);
    CHECK(values_of(of, "home") == one.values);
  }
}

TEST_CASE("each country column is settled by itself") {
  const opened of = open_cases("home,place\nPH,PHL\nNA,NA\nUA,UKR\n");
  CHECK(values_of(of, "home") == "['NAM','PHL','UKR']");
  CHECK(values_of(of, "place") == "['PHL','UKR']");
  CHECK(selected_by(of, "{'variable':'home','missing':true}") == 0);
  CHECK(selected_by(of, "{'variable':'place','missing':true}") == 1);
}

TEST_CASE("few values are kept as bitmaps, many as codes, and more than 255 as wide codes") {
  for (const std::size_t kinds : {1, 29, 30, 100, 252, 253, 254, 300, 1000}) {
    CAPTURE(kinds);
    std::string csv = "gender,debt\n";
    for (std::size_t i = 0; i < kinds; ++i) csv += "kind" + std::to_string(i) + ",1\n";
    const auto of = store_cases(csv, tiny_codebook());
    const categorical_column& column = of->cases.categorical[1];
    const std::size_t values = kinds + 3;  // Man, Woman and Other have no cases
    REQUIRE(column.values.size() == values);
    CHECK(column.known_values == 3);
    CHECK(column.has_codes == (values > most_bitmaps));
    CHECK((column.blocks[0].codes.narrow != nullptr) == (values > most_bitmaps && values < 256));
    CHECK((column.blocks[0].codes.wide != nullptr) == (values >= 256));
    CHECK(bits::count(column.blocks[0].answered.get(), of->cases.words_in(0)) == kinds);
  }
}

TEST_CASE("many spellings of few values become bitmaps again") {
  std::string csv = "age,debt\n";
  std::size_t adults = 0;
  for (std::size_t i = 0; i < 400; ++i) {
    adults += i % 2;
    csv +=
        (i % 2 == 0 ? std::string(i, '0') + "9" : "18") + std::string(1 + i, '-') + (i % 2 == 0 ? "17" : "20") + ",\n";
  }
  const auto of = store_cases(csv, tiny_codebook());
  const categorical_column& column = of->cases.categorical[2];
  CHECK(column.values.size() == 4);
  CHECK_FALSE(column.has_codes);
  CHECK(bits::count(column.blocks[0].of_value[2].get(), of->cases.words_in(0)) == adults);
  CHECK(bits::count(column.blocks[0].of_value[1].get(), of->cases.words_in(0)) == 400 - adults);
}

TEST_CASE("values that come late in the file still stand in order in every block") {
  // The first block meets few spellings, the second more than fit a byte.
  std::string csv = "gender,debt\n" + tests::repeated("Man,\n", cases_per_block);
  for (int i = 0; i < 300; ++i) csv += "x" + std::to_string(1000 + i) + ",\n";
  csv += "Woman,\n";
  const auto of = store_cases(csv, tiny_codebook());
  CHECK(of->cases.block_count() == 2);
  CHECK(of->cases.cases_in(1) == 301);
  const categorical_column& column = of->cases.categorical[1];
  REQUIRE(column.values.size() == 303);
  CHECK(column.values[302].text == "x1299");
  REQUIRE(column.blocks[0].codes.wide != nullptr);
  REQUIRE(column.blocks[1].codes.wide != nullptr);
  CHECK(column.blocks[0].codes.wide[65535] == 1);
  CHECK(column.blocks[1].codes.wide[299] == 303);
  CHECK(column.blocks[1].codes.wide[300] == 2);
}

}  // namespace casewise
