#include "engine.h"

#include <cstring>

#include "support/doctest.h"
#include "support/hand_counted.h"
#include "support/opened.h"
#include "support/texts.h"

namespace casewise {

using tests::open_cases;
using tests::opened;

namespace {

std::unique_ptr<dataset> empty_dataset() { return std::move(dataset::open(tests::tiny_codebook()).value()); }

template <class T>
std::string code_of(const result<T>& from) {
  return from.ok() ? "ok" : std::string(name_of(from.failure().code));
}

void feed(dataset& into, std::string_view text) {
  auto room = into.reserve(text.size());
  REQUIRE(room.ok());
  std::memcpy(room.value().data(), text.data(), text.size());
  CHECK(into.append(text.size()).ok());
}

}  // namespace

TEST_CASE("a dataset opens with a good codebook only") {
  CHECK(code_of(dataset::open("{")) == "bad_json");
  const auto refused = dataset::open(tests::replaced(tests::tiny_codebook(), "anyRecorded", "anyone"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.failure().code == error_code::bad_codebook);
  CHECK(refused.failure().where == "/sets/1/answeredBy");
  CHECK(dataset::open(tests::real_codebook()).ok());
}

TEST_CASE("another dataset has the codebook and nothing of the cases") {
  auto first = empty_dataset();
  feed(*first, "gender\nMan\n");
  REQUIRE(first->finish().ok());
  const auto second = first->another();
  CHECK(code_of(second->describe()) == "engine_failed");
  const std::string described = first->describe().value();
  first.reset();
  feed(*second, "gender\nMan\n");
  REQUIRE(second->finish().ok());
  CHECK(second->describe().value() == described);
}

TEST_CASE("calls out of order are engine_failed") {
  SUBCASE("asked before the file is read") {
    const auto data = empty_dataset();
    CHECK(code_of(data->describe()) == "engine_failed");
    CHECK(code_of(data->run("{\"kind\":\"profile\"}")) == "engine_failed");
    feed(*data, "gender\nMan\n");
    CHECK(code_of(data->describe()) == "engine_failed");
    CHECK(code_of(data->run("{\"kind\":\"profile\"}")) == "engine_failed");
  }
  SUBCASE("read after the file is finished") {
    const auto data = empty_dataset();
    feed(*data, "gender\nMan\n");
    REQUIRE(data->finish().ok());
    CHECK(code_of(data->reserve(10)) == "engine_failed");
    CHECK(code_of(data->append(0)) == "engine_failed");
    CHECK(code_of(data->finish()) == "engine_failed");
    CHECK(data->describe().ok());
    CHECK(data->run("{\"kind\":\"profile\"}").ok());
  }
  SUBCASE("appended more than reserved") {
    const auto data = empty_dataset();
    CHECK(code_of(data->append(1)) == "engine_failed");
    REQUIRE(data->reserve(10).ok());
    CHECK(code_of(data->append(11)) == "engine_failed");
  }
  SUBCASE("asked after the file was refused") {
    const auto data = empty_dataset();
    feed(*data, "gender\n\"Man\n");
    CHECK(code_of(data->finish()) == "unclosed_quote");
    CHECK(code_of(data->describe()) == "engine_failed");
    CHECK(code_of(data->run("{\"kind\":\"profile\"}")) == "engine_failed");
  }
}

TEST_CASE("append says how many cases were read so far") {
  const auto data = empty_dataset();
  const auto append = [&](std::string_view text) {
    auto room = data->reserve(text.size() + 100);  // more room than is used
    REQUIRE(room.ok());
    CHECK(room.value().size() == text.size() + 100);
    std::memcpy(room.value().data(), text.data(), text.size());
    return data->append(text.size()).value();
  };
  CHECK(append("gen") == 0);
  CHECK(append("der,age\nMa") == 0);
  CHECK(append("n,\nWoman,\nWo") == 2);
  CHECK(append("") == 2);
  CHECK(append("man,\n\n") == 3);
  CHECK(append(",") == 3);
  CHECK(data->finish().ok());
  CHECK(data->describe().value().starts_with("{\"cases\":4,"));
}

TEST_CASE("a file with a header and no case has no cases") {
  for (const char* csv : {"gender", "gender\n", "gender,age\r\n", "gender,age\n\n \n"}) {
    CAPTURE(csv);
    const opened of = open_cases(csv);
    CHECK(of.code == "ok");
    CHECK(of.description()["/cases"] == "0");
    for (const char* query :
         {"{'kind':'profile'}", "{'kind':'crosstab','rows':'means','columns':'age','layers':'gender'}",
          "{'kind':'itemCombinations','set':'kinds'}", "{'kind':'flows'}"})
      CHECK(refusal(of, query) == "ok");
  }
}

TEST_CASE("files that cannot be read say why and where") {
  struct row {
    const char *name, *csv, *code, *where;
  };
  for (const row& one : std::vector<row>{{"empty", "", "empty_file", "line 1"},
                                         {"HTML", "<html>\n", "not_a_table", "line 1"},
                                         {"no known column", "a,b\n", "no_known_column", "line 1"},
                                         {"a quote", "gender,age\n,\n,\"x\n\n", "unclosed_quote", "line 3, column 2"},
                                         {"Latin-1", "gender\nMan\n\xE9\n", "bad_encoding", "line 3"}}) {
    CAPTURE(one.name);
    const opened of = open_cases(one.csv);
    CHECK(of.code == one.code);
    CHECK(of.where == one.where);
    CHECK_FALSE(of.message.empty());
  }
}

TEST_CASE("no content of the file is in an error") {
  for (const char* csv :
       {"secret,\"gender\nMan,\n", "secret one two\n", "gender\n\"secret\n", "gender\nsecret\xE9\n", "secret\n"}) {
    CAPTURE(csv);
    const opened of = open_cases(csv);
    CHECK_FALSE(of.ok());
    CHECK((of.message + of.where).find("secret") == std::string::npos);
  }
}

TEST_CASE("encodings are checked where text is kept: in headers and in the columns of known variables") {
  CHECK(open_cases("gender,note\nMan,caf\xE9\n").code == "ok");
  CHECK(open_cases("gender,note\ncaf\xE9,x\n").code == "bad_encoding");
  CHECK(open_cases("gender,caf\xE9\nMan,x\n").code == "bad_encoding");
}

TEST_CASE("queries do not change the dataset") {
  const opened of = open_cases(tests::ten_cases);
  const std::string before = of.data->describe().value();
  const auto first = of.data->run(tests::json_of("{'kind':'crosstab','rows':'means','columns':'gender'}"));
  CHECK(ask(of, "{'kind':'flows','where':{'variable':'gender','in':['Man']}}").code == "ok");
  CHECK(ask(of, "{'kind':'nothing'}").code == "unknown_kind");
  const auto second = of.data->run(tests::json_of("{'kind':'crosstab','rows':'means','columns':'gender'}"));
  CHECK(first.value().header == second.value().header);
  CHECK(first.value().counts == second.value().counts);
  CHECK(of.data->describe().value() == before);
}

TEST_CASE("block borders are no borders: 65,535 to 65,537 cases") {
  for (const std::size_t cases : {std::size_t{65535}, std::size_t{65536}, std::size_t{65537}, std::size_t{131073}}) {
    CAPTURE(cases);
    std::string csv = "gender,debt,sold,note\n" + tests::repeated("Man,,0,x\n", cases - 1) + "Woman,1,1,y";
    const opened of = open_cases(csv, 1 << 16);
    const std::string count = std::to_string(cases), others = std::to_string(cases - 1);
    CHECK(of.description()["/cases"] == count);
    CHECK(of.description()["/report/variables/id=sold/explicitZeros"] == others);
    const auto got = ask(of, "{'kind':'crosstab','rows':'kinds','columns':'gender','denominator':'answered'}");
    CHECK(got.counts("column.denominators") == others + " 1 0");
    CHECK(got.counts("totals.all") == count);
    CHECK(got.counts("counts") == "0 1 0");
    CHECK(selected_by(of, "{'variable':'debt','missing':true}") == static_cast<std::int64_t>(cases - 1));
    CHECK(selected_by(of, "{'not':{'variable':'gender','in':['Man']}}") == 1);
  }
}

}  // namespace casewise
