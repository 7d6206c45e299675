#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "simdjson.h"

namespace casewise::json {

/// One value of a parsed document, with its place. Valid while the document lives.
class value {
 public:
  value(simdjson::dom::element element, std::string pointer, error_code on_mismatch)
      : element_(element), pointer_(std::move(pointer)), on_mismatch_(on_mismatch) {}

  /// JSON Pointer (RFC 6901) of this value; empty for the whole document.
  const std::string& pointer() const { return pointer_; }

  bool is_object() const { return element_.is_object(); }
  bool is_array() const { return element_.is_array(); }
  bool is_text() const { return element_.is_string(); }
  bool is_null() const { return element_.is_null(); }
  bool is_boolean() const { return element_.is_bool(); }

  /// Each of these fails with the document's code and this place where the value is of another type.
  result<std::string_view> text() const;
  result<std::int64_t> integer() const;
  result<double> number() const;
  result<bool> boolean() const;
  result<std::vector<value>> items() const;
  /// In the order written. A name that stands twice is a mismatch.
  result<std::vector<std::pair<std::string_view, value>>> members() const;
  /// The texts of an array of texts.
  result<std::vector<std::string>> texts() const;

  /// A text as it is; a number or a boolean as it would be written in a file (2016.0 as "2016"). Else a mismatch.
  result<std::string> scalar() const;

  /// A member of an object; fails where it is absent.
  result<value> at(std::string_view name) const;
  /// A member of an object; nothing where it is absent or this is no object.
  std::optional<value> find(std::string_view name) const;

  /// The value as minified JSON.
  std::string document() const;

  /// An error at this place with the document's code.
  error mismatch(std::string message) const { return {on_mismatch_, std::move(message), pointer_}; }
  error failure(error_code code, std::string message) const { return {code, std::move(message), pointer_}; }

 private:
  value child(simdjson::dom::element element, std::string_view name) const;

  simdjson::dom::element element_;
  std::string pointer_;
  error_code on_mismatch_;
};

/// A parsed JSON text.
class document {
 public:
  /// `text` may end with the document. Errors: bad_json; `on_mismatch` where it nests too deeply; out_of_memory.
  static result<document> parse(std::string_view text, error_code on_mismatch);

  value root() const { return {root_, "", on_mismatch_}; }

 private:
  document() = default;
  std::unique_ptr<simdjson::dom::parser> parser_;
  simdjson::dom::element root_;
  error_code on_mismatch_ = error_code::bad_json;
};

}  // namespace casewise::json
