#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "json/reader.h"

/// Reading the settings of a run from JSON.
namespace casewise::synthesis {

/// An error where `of` has a member that is not `known`.
outcome only_members(const json::value& of, std::initializer_list<std::string_view> known);

/// A whole number of `from` within bounds; `otherwise` where it is left out. Errors also: bad_range.
result<std::int64_t> whole(const json::value& from, std::string_view name, std::int64_t least, std::int64_t most,
                           std::optional<std::int64_t> otherwise = std::nullopt);

/// False where it is left out.
result<bool> flag(const json::value& from, std::string_view name);

}  // namespace casewise::synthesis
