#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "json/reader.h"

namespace casewise::tests {

/// Parts of a JSON text, named by a path: /report/columns/0/header, or /variables/id=gender/values for the element of
/// an array whose `id` is gender.
class json_view {
 public:
  explicit json_view(const std::string& text);

  /// The part as minified JSON with apostrophes for quotes; "absent" where there is none.
  std::string operator[](std::string_view path) const;
  /// How many elements the array there has.
  std::size_t length(std::string_view path) const;

  std::optional<json::value> find(std::string_view path) const;

 private:
  std::optional<json::document> parsed_;
};

}  // namespace casewise::tests
