#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "synthesis/domain.h"

namespace casewise::synthesis {

enum class older_method {
  row_seeded,
  value_seeded,
  aggregate_seeded,
  unseeded,
  suppress_records,
  suppress_cells,
  suppress_tuples,
};

struct older_parameters {
  older_method method = older_method::row_seeded;
  std::string_view name;                    // of the method, static
  std::uint32_t group_size = 10;            // k
  std::size_t length = 3;                   // of combinations, where the method looks at them
  std::vector<std::size_t> columns;         // that could identify: classes are made of these; of `over`
  std::vector<std::size_t> given_up_first;  // of `over`

  bool is_suppression() const { return method >= older_method::suppress_records; }
};

/// web/bridge/older_protocol.ts `OlderParameters`. Errors: bad_json, bad_query, bad_range, unknown_variable.
result<older_parameters> read_older_parameters(std::string_view text, const domain& over);

}  // namespace casewise::synthesis
