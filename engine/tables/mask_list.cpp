#include "tables/mask_list.h"

#include <algorithm>
#include <limits>

#include "tables/masking.h"

namespace casewise {

namespace {

/// Whether the rest may be told: `kinds` counts of at most `most` each, some of them small, are `rest` cases together.
/// As in may_stand: several kinds, and a sum that leaves each of them three values.
bool may_tell_rest(const list_figures& figures, std::uint64_t most, const small_counts& small) {
  const std::uint64_t kinds = figures.kinds, rest = figures.rest;
  return kinds >= 2 && !small.is_small(rest) && rest >= kinds + 2 && rest + 2 <= kinds * most;
}

}  // namespace

std::size_t count_listed(const std::vector<std::uint64_t>& counts, const query& asked) {
  const std::size_t listed = std::min(counts.size(), asked.top.value_or(counts.size()));
  if (!asked.mask) return listed;
  const auto small =
      std::find_if(counts.begin(), counts.end(), [&](std::uint64_t count) { return count < asked.mask->below; });
  return std::min(listed, static_cast<std::size_t>(small - counts.begin()));
}

bool mask_list(const query& asked, const std::vector<std::uint64_t>& counts, std::size_t listed,
               list_figures& figures) {
  const small_counts small(*asked.mask);
  std::uint64_t in_list = 0;
  for (std::size_t i = 0; i < listed; ++i) in_list += counts[i];
  const bool has_small = listed < counts.size() && counts.back() < small.below();
  // Where 0 is masked, a rest of nobody or of one kind would tell of those that have none.
  const bool is_secret = has_small || asked.mask->zeros;
  // Where the list is as long as `top` allows, the rest may hold counts up to the last that is listed.
  const bool is_full = listed == asked.top.value_or(counts.size() + 1);
  const std::uint64_t most = !is_full     ? small.most()
                             : listed > 0 ? counts[listed - 1] - 1
                                          : std::numeric_limits<std::uint32_t>::max();
  if ((is_secret && !may_tell_rest(figures, most, small)) || small.is_small(figures.answered)) {
    figures.kinds = figures.rest = figures.answered = figures.missing = masked_count;
    if (figures.selected < in_list + small.most() + 2) figures.selected = masked_count;
  } else if (small.is_small(figures.missing) || small.is_small(figures.selected)) {
    figures.missing = figures.selected = masked_count;
  }
  return is_secret;
}

}  // namespace casewise
