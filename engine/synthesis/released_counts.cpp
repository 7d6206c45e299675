#include <algorithm>

#include "json/reader.h"
#include "json/writer.h"
#include "synthesis/release.h"
#include "synthesis/synthesis.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

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

outcome write_count(const json::value& combination, const release& from, json::writer& into) {
  CASEWISE_TRY(parts, combination.items());
  std::vector<attribute> attributes;
  for (const json::value& part : parts) {
    CASEWISE_TRY(one, attribute_of(part, from.over));
    attributes.push_back(one);
  }
  std::sort(attributes.begin(), attributes.end());
  if (attributes.empty() || attributes.size() > from.longest())
    return combination.failure(error_code::bad_range, "This release counts combinations of 1 to " +
                                                          std::to_string(from.longest()) + " attributes.");
  for (std::size_t i = 1; i < attributes.size(); ++i)
    if (attributes[i] != 0 && from.over.column_of[attributes[i]] == from.over.column_of[attributes[i - 1]])
      return combination.mismatch("Name each variable once.");
  const released_length& length = from.of_length(attributes.size());
  const std::size_t at = attributes[0] == 0 ? length.keys.size() : length.find(from.how.pack(attributes));
  into.begin_object().key("count");
  if (at < length.keys.size())
    into.number(length.counts[at].value());
  else
    into.null();
  write_number(into.key("sd"), length.sd());
  into.end_object();
  return nothing{};
}

}  // namespace

result<std::string> released_counts(std::span<const std::uint8_t> blob, std::string_view request_json) {
  CASEWISE_TRY(from, read_release(blob));
  CASEWISE_TRY(parsed, json::document::parse(request_json, error_code::bad_query));
  CASEWISE_TRY(list, parsed.root().at("combinations"));
  CASEWISE_TRY(combinations, list.items());
  json::writer out;
  out.begin_object().key("counts").begin_array();
  for (const json::value& one : combinations) CASEWISE_CHECK(write_count(one, from, out));
  out.end_array().end_object();
  return out.take();
}

}  // namespace casewise::synthesis
