#include "synthesis/older/older_parameters.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "synthesis/settings.h"

namespace casewise::synthesis {

namespace {

constexpr std::pair<std::string_view, older_method> methods[] = {
    {"rowSeeded", older_method::row_seeded},
    {"valueSeeded", older_method::value_seeded},
    {"aggregateSeeded", older_method::aggregate_seeded},
    {"unseeded", older_method::unseeded},
    {"suppressRecords", older_method::suppress_records},
    {"suppressCells", older_method::suppress_cells},
    {"suppressTuples", older_method::suppress_tuples},
};

/// The columns of the domain with these ids, in the order given; empty where the member is left out.
result<std::vector<std::size_t>> columns_named(const json::value& from, std::string_view name, const domain& over) {
  std::vector<std::size_t> out;
  const auto member = from.find(name);
  if (!member) return out;
  CASEWISE_TRY(items, member->items());
  for (const json::value& item : items) {
    CASEWISE_TRY(id, item.text());
    const auto found =
        std::find_if(over.columns.begin(), over.columns.end(), [&](const domain_column& one) { return one.id == id; });
    if (found == over.columns.end())
      return item.failure(error_code::unknown_variable, "Name columns that were chosen for this file.");
    const auto at = static_cast<std::size_t>(found - over.columns.begin());
    if (std::find(out.begin(), out.end(), at) != out.end()) return item.mismatch("Name each column once.");
    out.push_back(at);
  }
  return out;
}

}  // namespace

result<older_parameters> read_older_parameters(std::string_view text, const domain& over) {
  CASEWISE_TRY(parsed, json::document::parse(text, error_code::bad_query));
  const json::value root = parsed.root();
  CASEWISE_CHECK(only_members(root, {"method", "groupSize", "length", "columns", "givenUpFirst"}));
  CASEWISE_TRY(method, root.at("method"));
  CASEWISE_TRY(name, method.text());
  const auto found =
      std::find_if(std::begin(methods), std::end(methods), [&](const auto& one) { return one.first == name; });
  if (found == std::end(methods))
    return method.mismatch(
        "Use rowSeeded, valueSeeded, aggregateSeeded, unseeded, suppressRecords, suppressCells or suppressTuples.");
  CASEWISE_TRY(group_size, whole(root, "groupSize", 2, 1'000'000, 10));
  CASEWISE_TRY(length, whole(root, "length", 1, 4, 3));
  CASEWISE_TRY(columns, columns_named(root, "columns", over));
  CASEWISE_TRY(given_up, columns_named(root, "givenUpFirst", over));
  older_parameters out;
  out.name = found->first;
  out.method = found->second;
  out.group_size = static_cast<std::uint32_t>(group_size);
  out.length = static_cast<std::size_t>(length);
  out.columns = std::move(columns);
  out.given_up_first = std::move(given_up);
  if (out.columns.empty()) {
    out.columns.resize(over.columns.size());
    std::iota(out.columns.begin(), out.columns.end(), std::size_t{0});
  }
  return out;
}

}  // namespace casewise::synthesis
