#pragma once
#include <optional>

#include "base/result.h"
#include "json/reader.h"
#include "synthesis/domain.h"
#include "synthesis/tuple_table.h"

namespace casewise::synthesis {

/// A combination of web/bridge/synthesis_protocol.ts `CountsRequest`, of 1 to `longest` attributes. Nothing where one
/// of its values is not in the domain. Errors: bad_query, bad_range, unknown_variable.
result<std::optional<tuple>> read_combination(const json::value& from, const domain& over, packing how,
                                              std::size_t longest);

}  // namespace casewise::synthesis
