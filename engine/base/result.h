#pragma once
#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace casewise {

enum class error_code {
#define X(code) code,
#include "base/errors.def"
#undef X
};

/// The code as the contract spells it, for example "bad_query". Static storage.
std::string_view name_of(error_code code);

/// What went wrong, for a person and for a program.
struct error {
  error_code code;
  /// One sentence that says what to do. Never holds content of the file.
  std::string message;
  /// A JSON Pointer into the query or codebook, or "line 7, column 3" of the file; may be empty.
  std::string where;
};

/// Either a value or an error; nothing in the engine throws. Test with `ok()` before `value()`.
template <class T>
class [[nodiscard]] result {
 public:
  result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  result(error failure) : held_(std::in_place_index<1>, std::move(failure)) {}

  bool ok() const { return held_.index() == 0; }
  T& value() { return assert(ok()), *std::get_if<0>(&held_); }
  const T& value() const { return assert(ok()), *std::get_if<0>(&held_); }
  error& failure() { return assert(!ok()), *std::get_if<1>(&held_); }
  const error& failure() const { return assert(!ok()), *std::get_if<1>(&held_); }

 private:
  std::variant<T, error> held_;
};

struct nothing {};
using outcome = result<nothing>;

}  // namespace casewise

/// Hands the error of `expression` (an `outcome`) to the caller, or goes on.
#define CASEWISE_CHECK(expression)                                            \
  do {                                                                        \
    auto casewise_checked = (expression);                                     \
    if (!casewise_checked.ok()) return std::move(casewise_checked.failure()); \
  } while (0)

/// Declares `name` with the value of `expression` (a `result<T>`), or hands its error to the caller.
#define CASEWISE_TRY(name, expression)                                \
  auto name##_result = (expression);                                  \
  if (!name##_result.ok()) return std::move(name##_result.failure()); \
  auto& name = name##_result.value()
