#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "json/reader.h"
#include "query/query.h"

namespace casewise {

/// Where a value written in a filter stands among the values of a column.
struct found_value {
  std::optional<std::size_t> position;  // nothing: no case has it
  bool is_known = false;                // codebook or file know it
};

/// Looks a value up as the file's own fields are read (contract, section 3: "written as in the file").
found_value find_value(const codebook& book, const categorical_column& column, axis_id axis, std::string_view field);

bool is_ordered(const codebook& book, axis_id axis);

/// Both inclusive; in whole numbers for years and item counts, else in positions of the codebook's values.
struct value_range {
  std::int64_t lowest, highest;
};

/// Reads the bounds of a `between`; null is open. Errors: bad_query, bad_range.
result<value_range> find_range(const codebook& book, const categorical_column& column, axis_id axis,
                               const json::value& lowest, const json::value& highest);

/// The positions of the known values within a range. Unknown recorded values are in no range.
std::vector<std::size_t> values_in(const codebook& book, const categorical_column& column, axis_id axis,
                                   value_range range);

}  // namespace casewise
