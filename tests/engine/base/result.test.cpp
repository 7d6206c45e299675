#include "base/result.h"

#include "../support/doctest.h"

#include <set>
#include <string>
#include <vector>

namespace casewise {

namespace {

result<int> half_of(int number) {
  if (number % 2 != 0) return error{error_code::bad_range, "Give an even number.", "/number"};
  return number / 2;
}

result<int> quarter_of(int number) {
  CASEWISE_TRY(half, half_of(number));
  CASEWISE_TRY(quarter, half_of(half));
  return quarter;
}

outcome check_quarter(int number) {
  CASEWISE_CHECK(half_of(number / 2 + number % 2));
  return nothing{};
}

}  // namespace

TEST_CASE("an error travels up unchanged") {
  CHECK(quarter_of(12).value() == 3);
  const auto refused = quarter_of(6);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.failure().code == error_code::bad_range);
  CHECK(refused.failure().where == "/number");
  CHECK(check_quarter(12).ok());
  CHECK_FALSE(check_quarter(6).ok());
}

TEST_CASE("the error codes are those of the contract") {
  std::set<std::string> named;
#define X(code) named.emplace(name_of(error_code::code));
#include "base/errors.def"
#undef X
  const std::set<std::string> contract{
      "empty_file", "not_a_table",   "no_known_column",  "unclosed_quote",     "bad_encoding",    "too_large",
      "bad_json",   "out_of_memory", "cancelled",        "bad_query",          "unknown_kind",    "unknown_set",
      "bad_range",  "unknown_item",  "unknown_variable", "not_ordered",        "bad_denominator", "bad_codebook",
      "busy",       "closed",        "engine_failed",    "unsupported_browser"};
  for (const std::string& code : contract) CHECK_MESSAGE(named.count(code) == 1, code);
}

}  // namespace casewise
