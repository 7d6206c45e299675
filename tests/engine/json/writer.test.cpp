#include "json/writer.h"

#include "../support/doctest.h"

#include <limits>

#include "../support/texts.h"
#include "json/reader.h"

namespace casewise {

TEST_CASE("the writer places commas") {
  json::writer out;
  out.begin_object().key("a").number(1).key("b").begin_array().text("x").number(-2).boolean(true).null();
  out.begin_object().end_object().begin_array().end_array().end_array().key("c").raw("[1,2]").end_object();
  CHECK(out.document() == tests::json_of("{'a':1,'b':['x',-2,true,null,{},[]],'c':[1,2]}"));
}

TEST_CASE("numbers are written whole") {
  json::writer out;
  out.begin_array();
  out.number(std::numeric_limits<std::int64_t>::min()).number(std::numeric_limits<std::int64_t>::max()).end_array();
  CHECK(out.take() == "[-9223372036854775808,9223372036854775807]");
}

TEST_CASE("any text survives writing and reading") {
  using namespace std::string_literals;
  for (const std::string& text : {""s, "plain"s, "a\"b\\c/d"s, "line\nbreak\ttab\rreturn"s, "\x01\x1F\x7F\0 nul"s,
                                  "Caf\xC3\xA9 \xE2\x80\x93 \xF0\x9F\x8C\x8D"s}) {
    CAPTURE(text);
    json::writer out;
    out.begin_object().key(text).text(text).end_object();
    const auto parsed = json::document::parse(out.document(), error_code::bad_json);
    REQUIRE(parsed.ok());
    const auto members = parsed.value().root().members();
    REQUIRE(members.ok());
    CHECK(members.value().front().first == text);
    CHECK(members.value().front().second.text().value() == text);
  }
}

}  // namespace casewise
