#include "codebook/codebook.h"

#include <algorithm>

#include "base/text.h"

namespace casewise {

namespace {

template <class List>
std::optional<std::size_t> position_of(const List& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

}  // namespace

std::optional<std::size_t> codebook::find_variable(std::string_view wanted) const {
  return position_of(variables, wanted);
}

std::optional<std::size_t> codebook::find_set(std::string_view wanted) const { return position_of(sets, wanted); }

std::optional<std::size_t> codebook::find_derived(std::string_view wanted) const {
  return position_of(derived, wanted);
}

std::optional<std::size_t> codebook::variable_of_header(std::string_view header) const {
  const std::string_view name = text::trimmed(header);
  const auto named = [&](std::string_view other) { return text::equal_ignoring_case(name, other); };
  if (std::find(ignored_columns.begin(), ignored_columns.end(), name) != ignored_columns.end()) return std::nullopt;
  for (std::size_t i = 0; i < variables.size(); ++i)
    if (named(variables[i].id)) return i;
  for (std::size_t i = 0; i < variables.size(); ++i)
    if (std::any_of(variables[i].header_aliases.begin(), variables[i].header_aliases.end(), named)) return i;
  return std::nullopt;
}

}  // namespace casewise
