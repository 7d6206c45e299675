#include "synthesis/combination_request.h"

#include <algorithm>
#include <vector>

namespace casewise::synthesis {

namespace {

/// 0 where the column has no such value.
result<attribute> attribute_of(const json::value& part, const domain& over) {
  CASEWISE_TRY(variable, part.at("variable"));
  CASEWISE_TRY(id, variable.text());
  CASEWISE_TRY(value, part.at("value"));
  CASEWISE_TRY(name, value.scalar());
  const auto column =
      std::find_if(over.columns.begin(), over.columns.end(), [&](const domain_column& one) { return one.id == id; });
  if (column == over.columns.end())
    return variable.failure(error_code::unknown_variable, "This release has no such variable.");
  for (attribute i = 0; i < column->size; ++i)
    if (over.names[column->first + std::size_t{i}] == name) return static_cast<attribute>(column->first + i);
  return attribute{0};
}

}  // namespace

result<std::optional<tuple>> read_combination(const json::value& from, const domain& over, packing how,
                                              std::size_t longest) {
  CASEWISE_TRY(parts, from.items());
  std::vector<attribute> attributes;
  for (const json::value& part : parts) {
    CASEWISE_TRY(one, attribute_of(part, over));
    attributes.push_back(one);
  }
  std::sort(attributes.begin(), attributes.end());
  if (attributes.empty() || attributes.size() > longest)
    return from.failure(error_code::bad_range,
                        "This release counts combinations of 1 to " + std::to_string(longest) + " attributes.");
  for (std::size_t i = 1; i < attributes.size(); ++i)
    if (attributes[i] != 0 && over.column_of[attributes[i]] == over.column_of[attributes[i - 1]])
      return from.mismatch("Name each variable once.");
  if (attributes[0] == 0) return std::optional<tuple>();
  return std::optional<tuple>(how.pack(attributes));
}

}  // namespace casewise::synthesis
