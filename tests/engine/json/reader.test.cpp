#include "json/reader.h"

#include "../support/doctest.h"

#include "../support/texts.h"

namespace casewise {

using tests::json_of;
using tests::repeated;

namespace {

json::document parsed(std::string_view text) {
  auto out = json::document::parse(json_of(text), error_code::bad_query);
  REQUIRE(out.ok());
  return std::move(out.value());
}

/// "code where" of a failure; "ok".
template <class T>
std::string failure_of(const result<T>& from) {
  return from.ok() ? "ok" : std::string(name_of(from.failure().code)) + " " + from.failure().where;
}

}  // namespace

TEST_CASE("values are read by their types, and mismatches say where they are") {
  const auto document = parsed("{'a': {'b': [1, 'two', true, null, 2.5, 2016.0, {}]}}");
  const json::value list = *document.root().find("a")->find("b");
  const auto items = list.items();
  REQUIRE(items.ok());
  const auto& at = items.value();
  CHECK(list.pointer() == "/a/b");
  CHECK(at[0].integer().value() == 1);
  CHECK(at[1].text().value() == "two");
  CHECK(at[2].boolean().value());
  CHECK(at[3].is_null());
  CHECK(at[5].integer().value() == 2016);
  CHECK(at[6].is_object());
  CHECK(failure_of(at[1].integer()) == "bad_query /a/b/1");
  CHECK(failure_of(at[4].integer()) == "bad_query /a/b/4");
  CHECK(failure_of(at[0].text()) == "bad_query /a/b/0");
  CHECK(failure_of(at[0].boolean()) == "bad_query /a/b/0");
  CHECK(failure_of(at[0].items()) == "bad_query /a/b/0");
  CHECK(failure_of(at[0].members()) == "bad_query /a/b/0");
  CHECK(failure_of(list.texts()) == "bad_query /a/b/0");
}

TEST_CASE("a scalar is written as a file would have it") {
  struct row {
    const char *document, *text;
  };
  for (const row& one : {row{"['Man']", "Man"}, row{"[2016]", "2016"}, row{"[2016.0]", "2016"}, row{"[-99.0]", "-99"},
                         row{"[true]", "true"}, row{"[false]", "false"}, row{"[2016.5]", "2016.5"}, row{"['']", ""}}) {
    CAPTURE(one.document);
    const auto document = parsed(one.document);
    CHECK(document.root().items().value().front().scalar().value() == one.text);
  }
  for (const char* document_text : {"[null]", "[[]]", "[{}]"}) {
    CAPTURE(document_text);
    const auto document = parsed(document_text);
    CHECK(failure_of(document.root().items().value().front().scalar()) == "bad_query /0");
  }
}

TEST_CASE("names inside pointers are escaped as RFC 6901 has it") {
  const auto document = parsed("{'a/b~c': {'x': 1}}");
  const auto members = document.root().members();
  REQUIRE(members.ok());
  CHECK(members.value().front().first == "a/b~c");
  CHECK(members.value().front().second.pointer() == "/a~1b~0c");
  CHECK(members.value().front().second.find("x")->pointer() == "/a~1b~0c/x");
}

TEST_CASE("a name that stands twice is refused") {
  const auto document = parsed("{'x': {'a': 1, 'b': 2, 'a': 3}}");
  CHECK(failure_of(document.root().find("x")->members()) == "bad_query /x/a");
}

TEST_CASE("a member that is not there is told from one that is") {
  const auto document = parsed("{'x': {'a': null}}");
  const json::value x = *document.root().find("x");
  CHECK(x.at("a").ok());
  CHECK(failure_of(x.at("b")) == "bad_query /x");
  CHECK_FALSE(x.find("b"));
  CHECK_FALSE(x.find("a")->find("b"));
  CHECK(failure_of(x.find("a")->at("b")) == "bad_query /x/a");
}

TEST_CASE("text that is not JSON is bad_json, and nesting without end is not") {
  for (const char* text : {"", " ", "{", "[1,]", "{'a' 1}", "nul", "[1] 2", "[\"\xE9\"]", "'a"}) {
    CAPTURE(text);
    CHECK(failure_of(json::document::parse(json_of(text), error_code::bad_query)) == "bad_json ");
  }
  const std::string deep = repeated("[", 5000) + repeated("]", 5000);
  CHECK(failure_of(json::document::parse(deep, error_code::bad_query)) == "bad_query ");
  CHECK(failure_of(json::document::parse(deep, error_code::bad_codebook)) == "bad_codebook ");
}

TEST_CASE("a document can be given back as it was, without blanks") {
  const auto document = parsed("{ 'where' : { 'all' : [ ] } , 'n' : 1 }");
  CHECK(document.root().document() == json_of("{'where':{'all':[]},'n':1}"));
}

}  // namespace casewise
