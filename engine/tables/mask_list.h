#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "query/query.h"

/// Masking of lists that name what is most frequent: combinations, flows, rankings. Small counts are never named; they
/// are part of the rest, which is shown where it tells nothing of one of them. (docs/masking.md, rules 8 and 9.)
namespace casewise {

/// The figures under a list.
struct list_figures {
  std::uint64_t kinds = 0;     // of the rest
  std::uint64_t rest = 0;      // cases that are in it
  std::uint64_t answered = 0;  // cases in the list or in the rest
  std::uint64_t missing = 0;   // selected, not answered
  std::uint64_t selected = 0;
};

/// How many of `counts` (none of them 0), most frequent first, are listed.
std::size_t count_listed(const std::vector<std::uint64_t>& counts, const query& asked);

/// The query must ask for masking. Hides figures (masked_count) where they would tell of a small count in the rest, or
/// are small. Returns whether any small count is in the rest.
bool mask_list(const query& asked, const std::vector<std::uint64_t>& counts, std::size_t listed, list_figures& figures);

}  // namespace casewise
