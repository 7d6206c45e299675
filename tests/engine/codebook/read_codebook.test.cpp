#include "codebook/read_codebook.h"

#include "../support/doctest.h"

#include "../support/codebooks.h"
#include "../support/texts.h"

namespace casewise {

using tests::json_of;
using tests::read_book;
using tests::real_codebook;
using tests::replaced;
using tests::tiny_codebook;

namespace {

std::string failure_of(const std::string& document) {
  const auto book = read_codebook(document);
  if (book.ok()) return "ok";
  CHECK_FALSE(book.failure().message.empty());
  return std::string(name_of(book.failure().code)) + " " + book.failure().where;
}

}  // namespace

TEST_CASE("the tiny codebook is read whole") {
  const codebook book = read_book(tiny_codebook());
  CHECK(book.id == "tiny");
  CHECK(book.version == "7");
  CHECK(book.variables.size() == 11);
  CHECK((book.variables[0].years == std::pair<std::int64_t, std::int64_t>{2010, 2012}));
  CHECK(book.variables[0].ordered);  // years and bands always are
  CHECK_FALSE(book.variables[1].ordered);
  CHECK(book.variables[2].ordered);
  CHECK(book.variables[5].ordered);
  CHECK((book.sets[0].items == std::vector<std::size_t>{6, 7, 8}));
  CHECK((book.sets[1].items == std::vector<std::size_t>{9, 10}));
  CHECK(book.sets[1].rule == answered_by::any_recorded);
  CHECK(book.variables[10].set == 1);
  CHECK((book.derived[0].group_of == std::vector<std::size_t>{0, 0, 1, 1}));
  CHECK((book.derived[1].from == std::vector<std::size_t>{3, 4}));
}

TEST_CASE("the real codebook has the 27 variables and five sets of the contract") {
  const codebook book = read_book(real_codebook());
  REQUIRE(book.variables.size() == 27);
  CHECK(book.variables[0].id == "yearOfRegistration");
  CHECK(book.variables[26].id == "recruiterRelationOther");
  struct row {
    const char* id;
    std::size_t first, last;  // variables as the contract numbers them, from 1
  };
  const std::vector<row> sets{
      {"means", 7, 14}, {"exploitation", 15, 17}, {"labour", 18, 21}, {"sexual", 22, 23}, {"recruiter", 24, 27}};
  REQUIRE(book.sets.size() == sets.size());
  for (std::size_t i = 0; i < sets.size(); ++i) {
    CAPTURE(sets[i].id);
    CHECK(book.sets[i].id == sets[i].id);
    CHECK(book.sets[i].rule == answered_by::any_present);
    CHECK(book.sets[i].items.front() + 1 == sets[i].first);
    CHECK(book.sets[i].items.back() + 1 == sets[i].last);
    CHECK(book.sets[i].items.size() == sets[i].last - sets[i].first + 1);
  }
  CHECK(book.countries.size() == 249);
  for (const char* id : {"agegroup", "border", "meanscount"}) CHECK(book.find_derived(id));
}

TEST_CASE("a codebook that is not JSON is bad_json") {
  CHECK(failure_of("") == "bad_json ");
  CHECK(failure_of("{\"id\": ") == "bad_json ");
}

TEST_CASE("what is wrong in a codebook is pointed at") {
  struct row {
    const char *name, *from, *to, *where;
  };
  for (const row& one : std::vector<row>{
           {"no id", "'id': 'tiny',", "", ""},
           {"version is a number", "'version': '7'", "'version': 7", "/version"},
           {"version is empty", "'version': '7'", "'version': ''", "/version"},
           {"cautions are no list", "['synthetic_data']", "'synthetic_data'", "/cautions"},
           {"no missing spellings", "'missingSpellings'", "'missing'", ""},
           {"a missing spelling is a number", "'-99.0', 'Unknown'", "-99, 'Unknown'", "/missingSpellings/6"},
           {"no indicator spellings", "'indicatorSpellings'", "'indicators'", ""},
           {"a present spelling is a number", "['1', '1.0'", "[1, '1.0'", "/indicatorSpellings/present/0"},
           {"an absent spelling is a number", "'0.0', 'false'", "0.0, 'false'", "/indicatorSpellings/absent/1"},
           {"a code of three letters for two", "'alpha2': 'AE'", "'alpha2': 'ARE'", "/countries/0"},
           {"a country without its code", "'alpha3': 'MEX', ", "", "/countries/1"},
           {"country spellings are no list", "['0'],", "'0',", "/countryMissingSpellings"},
           {"unknown type", "'type': 'categorical'", "'type': 'text'", "/variables/0/type"},
           {"no type", "'type': 'categorical', ", "", "/variables/0"},
           {"unknown kind of values", "'valueKind': 'year'", "'valueKind': 'date'", "/variables/0/valueKind"},
           {"years the wrong way round", "[2010, 2012]", "[2012, 2010]", "/variables/0/range"},
           {"one year", "[2010, 2012]", "[2010]", "/variables/0/range"},
           {"a year that is text", "[2010, 2012]", "['2010', 2012]", "/variables/0/range/0"},
           {"a shared spelling", "['Male']", "['woman']", "/variables/1/values/1"},
           {"an empty value", "{'value': 'Other'}", "{'value': ''}", "/variables/1/values/2/value"},
           {"a value that is text", "{'value': 'Other'}", "'Other'", "/variables/1/values/2"},
           {"a band with a leading zero", "'9-17'}", "'09-17'}", "/variables/2/values/1"},
           {"a band that is none", "'48+'}", "'old'}", "/variables/2/values/3"},
           {"ordered is text", "'ordered': true", "'ordered': 'yes'", "/variables/5/ordered"},
           {"no values", "'values': [{'value': 'low'}", "'list': [{'value': 'low'}", "/variables/5"},
           {"aliases are text", "['debtBondage']", "'debtBondage'", "/variables/6/headerAliases"},
           {"a set without a rule", "'answeredBy': 'anyRecorded'", "'rule': ''", "/sets/1"},
           {"a rule that is none", "'anyRecorded'", "'any'", "/sets/1/answeredBy"},
           {"a set without items", "['sold', 'held']", "[]", "/sets/1/items"},
           {"an item that is no variable", "['sold', 'held']", "['sold', 'lent']", "/sets/1/items/1"},
           {"an item that is categorical", "['sold', 'held']", "['age', 'held']", "/sets/1/items/0"},
           {"an item of two sets", "['sold', 'held']", "['sold', 'held', 'debt']", "/sets/1/items/2"},
           {"an item twice", "['sold', 'held']", "['sold', 'sold']", "/sets/1/items/1"},
           {"an indicator without a set", "['sold', 'held']", "['sold']", ""},
           {"a grouping of no variable", "'from': 'age'", "'from': 'ages'", "/derived/0/from"},
           {"a grouping of years", "'from': 'age'", "'from': 'year'", "/derived/0/from"},
           {"a group of no value", "['18-20', '48+']", "['18-20', '47+']", "/derived/0/values/1/of"},
           {"a comparison with an indicator", "['home', 'place']", "['home', 'debt']", "/derived/1/from"},
           {"a comparison of one", "['home', 'place']", "['home']", "/derived/1"},
           {"a count of no set", "'itemCount', 'set': 'means'", "'itemCount', 'set': 'mean'", "/derived/2/set"},
           {"an unknown kind of derived variable", "'samePlace'", "'same'", "/derived/1/kind"},
           {"an id twice", "'id': 'kindcount'", "'id': 'gender'", ""},
           {"a derived variable named like a set", "'id': 'border'", "'id': 'kinds'", ""}}) {
    CAPTURE(one.name);
    CHECK(failure_of(replaced(tiny_codebook(), json_of(one.from), json_of(one.to))) ==
          std::string("bad_codebook ") + one.where);
  }
}

TEST_CASE("a codebook needs a variable") {
  const std::string start =
      "{'id':'x','version':'1','missingSpellings':[],'indicatorSpellings':{'present':[],'absent':[]}";
  CHECK(failure_of(json_of(start + "}")) == "bad_codebook ");
  CHECK(failure_of(json_of(start + ",'variables':[]}")) == "bad_codebook /variables");
  CHECK(failure_of(json_of(start + ",'variables':{}}")) == "bad_codebook /variables");
  CHECK(failure_of("[]") == "bad_codebook ");
}

}  // namespace casewise
