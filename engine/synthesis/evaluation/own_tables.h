#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "synthesis/domain.h"
#include "synthesis/evaluation/exact_counts.h"
#include "synthesis/records.h"

namespace casewise::synthesis {

/// A cell of a table: how many records have these values in its columns. Sensitive.
struct own_cell {
  tuple of = 0;
  std::uint32_t real = 0, synthetic = 0;
  std::optional<std::uint32_t> published;  // nothing: not in the public table
};

/// How well a release answers one table of the user's own: as many columns as it names, each value crossed with each.
struct own_table {
  std::vector<std::size_t> columns;                 // of the domain, ascending
  std::uint64_t cells = 0;                          // with a record, real or synthetic, in every column a value
  std::uint64_t tested = 0;                         // of these, with 10 records or more in the source
  double error_synthetic = 0, error_published = 0;  // sums of |given - real| over the tested; what is absent is 0
  double variation = 0;                             // half the L1 distance of the shares, empty being a value
  std::vector<own_cell> largest;                    // by real count, at most 50
};

inline constexpr std::size_t most_own_tables = 40;

/// The tables of `EvaluationRequest`, as columns of `over`: 1 to 4 in each.
/// Errors: bad_json, bad_query, bad_range, unknown_variable.
result<std::vector<std::vector<std::size_t>>> read_own_tables(std::string_view request_json, const domain& over);

/// `shown`: the public table, or null where there is none.
own_table compare_own_table(std::vector<std::size_t> columns, const record_table& real, const record_table& made,
                            const exact_counts* shown, const domain& over);

}  // namespace casewise::synthesis
