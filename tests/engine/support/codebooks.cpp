#include "codebooks.h"

#include "doctest.h"

#include "codebook/read_codebook.h"
#include "texts.h"

namespace casewise::tests {

const std::string& tiny_codebook() {
  static const std::string document = json_of(R"({
    'id': 'tiny', 'version': '7', 'cautions': ['synthetic_data'],
    'missingSpellings': ['', 'NULL', 'null', 'NA', 'N/A', '-99', '-99.0', 'Unknown', 'Not Specified'],
    'indicatorSpellings': {'present': ['1', '1.0', 'true'], 'absent': ['0', '0.0', 'false']},
    'countries': [
      {'alpha3': 'ARE', 'alpha2': 'AE'}, {'alpha3': 'MEX', 'alpha2': 'MX'}, {'alpha3': 'NAM', 'alpha2': 'NA'},
      {'alpha3': 'PHL', 'alpha2': 'PH'}, {'alpha3': 'UKR', 'alpha2': 'UA'}, {'alpha3': 'ZAF', 'alpha2': 'ZA'}],
    'countryMissingSpellings': ['0'],
    'variables': [
      {'id': 'year', 'type': 'categorical', 'valueKind': 'year', 'range': [2010, 2012],
       'headerAliases': ['Year of case'], 'cautions': ['registration_year']},
      {'id': 'gender', 'type': 'categorical', 'valueKind': 'list',
       'values': [{'value': 'Man', 'spellings': ['Male']}, {'value': 'Woman', 'spellings': ['Female']},
                  {'value': 'Other'}]},
      {'id': 'age', 'type': 'categorical', 'valueKind': 'band',
       'values': [{'value': '0-8'}, {'value': '9-17'}, {'value': '18-20'}, {'value': '48+'}]},
      {'id': 'home', 'type': 'categorical', 'valueKind': 'country', 'cautions': ['suppressed_countries']},
      {'id': 'place', 'type': 'categorical', 'valueKind': 'country'},
      {'id': 'level', 'type': 'categorical', 'valueKind': 'list', 'ordered': true,
       'values': [{'value': 'low'}, {'value': 'middle'}, {'value': 'high'}]},
      {'id': 'debt', 'type': 'indicator', 'headerAliases': ['debtBondage']},
      {'id': 'threat', 'type': 'indicator'}, {'id': 'abuse', 'type': 'indicator', 'cautions': ['not_comparable']},
      {'id': 'sold', 'type': 'indicator'}, {'id': 'held', 'type': 'indicator'}],
    'sets': [
      {'id': 'means', 'items': ['debt', 'threat', 'abuse'], 'answeredBy': 'anyPresent',
       'cautions': ['listed_items_only']},
      {'id': 'kinds', 'items': ['sold', 'held'], 'answeredBy': 'anyRecorded'}],
    'derived': [
      {'id': 'agegroup', 'kind': 'grouping', 'from': 'age', 'ordered': true,
       'values': [{'value': 'minor', 'of': ['0-8', '9-17']}, {'value': 'adult', 'of': ['18-20', '48+']}]},
      {'id': 'border', 'kind': 'samePlace', 'from': ['home', 'place'], 'ordered': false,
       'values': [{'value': 'domestic'}, {'value': 'crossborder'}]},
      {'id': 'meanscount', 'kind': 'itemCount', 'set': 'means', 'ordered': true},
      {'id': 'kindcount', 'kind': 'itemCount', 'set': 'kinds', 'ordered': true}]
  })");
  return document;
}

const std::string& real_codebook() {
  static const std::string document = read_file("public/codebook/ctdc-global-synthetic.json");
  return document;
}

codebook read_book(const std::string& document) {
  auto book = read_codebook(document);
  REQUIRE_MESSAGE(book.ok(), (book.ok() ? "" : book.failure().where + " " + book.failure().message));
  return std::move(book.value());
}

}  // namespace casewise::tests
