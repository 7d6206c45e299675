#include "codebook/codebook.h"

#include "../support/doctest.h"

#include "../support/codebooks.h"

namespace casewise {

TEST_CASE("ids are found exactly") {
  const codebook book = tests::read_book(tests::tiny_codebook());
  CHECK(book.find_variable("gender") == 1);
  CHECK(book.find_set("kinds") == 1);
  CHECK(book.find_derived("border") == 1);
  CHECK_FALSE(book.find_variable("Gender"));
  CHECK_FALSE(book.find_variable("kinds"));
  CHECK_FALSE(book.find_variable("border"));
  CHECK_FALSE(book.find_set("border"));
  CHECK_FALSE(book.find_derived("gender"));
}

TEST_CASE("a column header names a variable by id or alias, whatever its case and blanks") {
  const codebook book = tests::read_book(tests::tiny_codebook());
  struct row {
    const char* header;
    std::optional<std::size_t> variable;
  };
  for (const row& one : std::vector<row>{{"gender", 1},
                                         {"GENDER", 1},
                                         {" gender\t", 1},
                                         {"year of CASE", 0},
                                         {"debtbondage", 6},
                                         {"means", std::nullopt},
                                         {"border", std::nullopt},
                                         {"genders", std::nullopt},
                                         {"", std::nullopt}}) {
    CAPTURE(one.header);
    CHECK((book.variable_of_header(one.header) == one.variable));
  }
}

TEST_CASE("earlier and other published names are aliases") {
  const codebook book = tests::read_book(tests::real_codebook());
  struct row {
    const char *header, *id;
  };
  for (const row& one :
       {row{"meansWithholdDocuments", "meansWithholdDocs"}, row{"sectorOfLabourAgriculture", "typeOfLabourAgriculture"},
        row{"sectorOfSexProstitution", "typeOfSexProstitution"},
        row{"countryofexploitation", "CountryOfExploitation"}}) {
    CAPTURE(one.header);
    CHECK((book.variable_of_header(one.header) == book.find_variable(one.id)));
    CHECK(book.find_variable(one.id));
  }
}

}  // namespace casewise
