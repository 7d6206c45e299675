#include "tables/masking.h"

#include <algorithm>
#include <string_view>

namespace casewise {

void cell_summary::add(std::uint64_t count, const small_counts& small) {
  if (small.hides(count)) {
    ++hidden;
    ++possible;
    if (count > 0) ++hidden_nonzero;
    return;
  }
  shown += count;
  largest = std::max(largest, count);
  if (count > 0) ++possible;
}

bool may_stand(std::uint64_t figure, const cell_summary& cells, relation how, const small_counts& small) {
  if (small.is_small(figure)) return false;
  if (cells.hidden == 0) return true;
  // So much that even the largest masked counts leave cases over: then the figure says nothing of them.
  if (figure > cells.most(small)) return true;
  if (how == relation::overlaps)
    // Not small, so large enough for any masked count, and too small for the cells to be apart: between, all is
    // possible.
    return figure + 1 <= cells.shown + cells.hidden * small.least();
  // Now it may be the exact sum, so the sum of the masked counts is told. It must not be small itself, and leave each
  // of them three values: it does so unless it is close to the least or the most that they can add up to.
  const std::uint64_t sum = figure - cells.shown, several = cells.hidden_nonzero;
  return several >= 2 && sum >= small.below() && sum >= several + 2 && sum + 2 <= several * small.most();
}

void mask_layers(const mask_request& asked, bool is_any_masked, std::uint64_t& selected, std::uint64_t& missing) {
  const small_counts small(asked);
  if (is_any_masked || small.is_small(selected) || small.is_small(missing)) selected = masked_count;
  if (small.is_small(missing)) missing = masked_count;
}

void write_mask(json::writer& into, const mask_request& asked, std::uint64_t masked_cells, bool is_crosstab) {
  using namespace std::string_view_literals;
  into.key("mask").begin_object().key("below").number(static_cast<std::int64_t>(asked.below));
  into.key("zeros").text(asked.zeros ? "masked" : "shown");
  if (is_crosstab) into.key("keep").text(asked.keep == mask_request::line::columns ? "columns"sv : "rows"sv);
  into.key("masked").number(static_cast<std::int64_t>(masked_cells));
  into.key("promise").text("oneExport").end_object();
}

}  // namespace casewise
