// Several lines of one subject as one record: united, refused where they differ, and the subject's name in no output.
#include <cstring>
#include <string>

#include "../support/doctest.h"
#include "../support/json_view.h"
#include "../support/texts.h"
#include "synthesis/evaluation.h"
#include "synthesis/synthesis.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;

result<std::unique_ptr<sensitive_file>> read(const std::string& csv, const std::string& options) {
  auto file = sensitive_file::open(read_file("public/codebook/ctdc-global-synthetic.json"), json_of(options));
  if (!file.ok()) return file;
  auto room = file.value()->reserve(csv.size());
  REQUIRE(room.ok());
  std::memcpy(room.value().data(), csv.data(), csv.size());
  auto read = file.value()->append(csv.size());
  if (!read.ok()) return std::move(read.failure());
  auto finished = file.value()->finish();
  if (!finished.ok()) return std::move(finished.failure());
  return file;
}

constexpr const char* options =
    "{'columns':['gender','ageBroad','isForcedLabour','isSexualExploit'],'subject':'Person No'}";

std::string row(const sensitive_file& of, std::size_t at) {
  std::string out;
  for (const attribute one : of.records().row(at)) {
    out += one == 0 ? "-" : of.over().names[one];
    out += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("lines of one subject are united, in the order in which subjects come; a line without one stays") {
  const auto file = read(
      "Person No,gender,ageBroad,isForcedLabour,isSexualExploit\n"
      "b,Woman,,1,\n"
      ",Man,,,\n"
      "a,Man,9-17,,\n"
      "b,,18-20,,1\n"
      ",Man,,,\n"
      "b,Woman,18-20,,\n",
      options);
  REQUIRE(file.ok());
  const sensitive_file& read = *file.value();
  REQUIRE(read.records().size() == 4);
  CHECK(row(read, 0) == "Woman 18-20 1 1 ");
  CHECK(row(read, 1) == "Man - - - ");
  CHECK(row(read, 2) == "Man 9-17 - - ");
  CHECK(row(read, 3) == "Man - - - ");
  CHECK(read.describe().value().find("Person") == std::string::npos);
}

TEST_CASE("ids are taken as they are written: leading zeros and many of them") {
  std::string csv = "Person No,gender,ageBroad,isForcedLabour,isSexualExploit\n7,Man,,,\n07,Woman,,,\n";
  for (std::size_t i = 0; i < 70'000; ++i) {
    const std::string line = "id" + std::to_string(i) + ",Woman,,,\n";
    csv += line + line;
  }
  const auto file = read(csv, options);
  REQUIRE(file.ok());
  CHECK(file.value()->records().size() == 70'002);
}

TEST_CASE("lines that contradict each other are refused, with the column and nothing of the file") {
  const auto differ = read("Person No,gender,ageBroad\nx9,Woman,9-17\nx9,Woman,18-20\n", options);
  REQUIRE_FALSE(differ.ok());
  CHECK(differ.failure().code == error_code::bad_query);
  CHECK(differ.failure().where == "/columns/1");
  CHECK(differ.failure().message.find("x9") == std::string::npos);
  const auto without = read("gender,ageBroad\nWoman,9-17\n", options);
  CHECK(without.failure().code == error_code::unknown_variable);
  CHECK(without.failure().where == "/subject");
}

TEST_CASE("a variable of the codebook can name the subject; then it is not released") {
  const std::string csv = "yearOfRegistration,gender\n2015,Woman\n2015,\n2016,Man\n";
  const auto all = read(csv, "{'subject':'yearOfRegistration'}");
  REQUIRE(all.ok());
  CHECK(all.value()->records().size() == 2);
  CHECK(all.value()->describe().value().find("yearOfRegistration") == std::string::npos);
  CHECK(read(csv, "{'columns':['yearOfRegistration'],'subject':'yearOfRegistration'}").failure().code ==
        error_code::bad_query);
  CHECK(read(csv, "{'subject':'isForcedLabour'}").failure().where == "/subject");
  CHECK(read(csv, "{'subject':1}").failure().code == error_code::bad_query);
}

TEST_CASE("the plan knows the same columns as the file") {
  const std::string book = read_file("public/codebook/ctdc-global-synthetic.json");
  const std::string asked = json_of("{'epsilon':1,'deltaExponent':6,'length':1,'expectedRecords':60000,'strict':10}");
  const auto own = plan(book, json_of("{'subject':'Person No'}"), asked);
  REQUIRE(own.ok());
  // A column that is made up from the file would cost a part of delta: the subject is none that is released.
  CHECK(own.value() == plan(book, "{}", asked).value());
}

}  // namespace casewise::tests
