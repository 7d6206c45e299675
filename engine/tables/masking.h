#pragma once
#include <cstdint>
#include <vector>

#include "json/writer.h"
#include "query/query.h"
#include "tables/counted_table.h"
#include "tables/reply.h"

/// Masking of small counts, before anything leaves the engine. The method is primary suppression (every small count)
/// with secondary suppression of figures instead of cells: a denominator, total or left-out figure from which a masked
/// count could be worked out goes with it, and so do the percentages of it. No larger count is given up.
///
/// The promise, of one reply: whoever knows all of it, the rules of the contract's section 2 and this code can still
/// give every masked figure at least three values. docs/masking.md has the argument; its rules bear the numbers used
/// here. Of several replies together nothing is promised.
namespace casewise {

/// How the cells under one figure make it up, as far as anyone knows who reads it.
enum class relation {
  adds_up,   // each case is in at most one cell: the figure is at least their sum, and may be just that
  overlaps,  // a case may be in several cells: the figure is at least the largest
};

/// Which counts and figures are small.
class small_counts {
 public:
  explicit small_counts(const mask_request& asked) : below_(asked.below), zeros_(asked.zeros) {}

  std::uint64_t below() const { return below_; }
  /// The most that a masked count can be.
  std::uint64_t most() const { return below_ - 1; }
  /// The least.
  std::uint64_t least() const { return zeros_ ? 0 : 1; }
  /// A count of a cell that is to be masked.
  bool hides(std::uint64_t count) const { return count < below_ && count >= least(); }
  /// Any other figure that is a small number of cases: 0 is none.
  bool is_small(std::uint64_t figure) const { return figure > 0 && figure < below_; }

 private:
  std::uint64_t below_;
  bool zeros_;
};

/// The cells under one denominator, as far as they matter here.
struct cell_summary {
  std::uint64_t shown = 0;           // sum of the counts that are not small
  std::uint64_t largest = 0;         // of them
  std::uint64_t hidden = 0;          // how many counts are small
  std::uint64_t hidden_nonzero = 0;  // how many of those are not 0
  std::uint64_t possible = 0;        // cells that may have a case, as far as a reader knows

  void add(std::uint64_t count, const small_counts& small);
  /// The most that all cells can add up to, as far as a reader knows.
  std::uint64_t most(const small_counts& small) const { return shown + hidden * small.most(); }
  /// The least that the figure above them can be.
  std::uint64_t least(relation cells) const { return cells == relation::adds_up ? shown : largest; }
};

/// Whether `figure` may stand above these cells: knowing it, one can still give every masked count at least three
/// values. (Rule 4.)
bool may_stand(std::uint64_t figure, const cell_summary& cells, relation how, const small_counts& small);

/// How the figures of a table hang together.
struct mask_shape {
  denominator::kind how = denominator::kind::answered;
  mask_request::line keep = mask_request::line::columns;
  bool two_way = false;
  relation rows = relation::adds_up, columns = relation::adds_up;
  /// Whoever answered is in a category: not so for indicators, and where a recorded 0 answers.
  bool rows_cover = true, columns_cover = true;
};

/// `columns` is null for one-way tables. The query must ask for masking.
mask_shape shape_of(const query& asked, const axis& rows, const axis* columns);

/// What was masked.
struct mask_outcome {
  std::uint64_t cells = 0;  // counts of cells
  bool anything = false;    // at all, of any figure
  bool has_totals = true;   // totals may be given
};

/// Masks a table: figures that are to be hidden become masked_count. `selected` is among them.
mask_outcome mask_table(const mask_request& asked, const mask_shape& shape, counted_table& table);

/// Masks what stands above layers: with anything masked in a layer, all selected cases are too. Layers of a variable
/// are parts of them, and the rest would tell.
void mask_layers(const mask_request& asked, bool is_any_masked, std::uint64_t& selected, std::uint64_t& missing);

/// Writes what a reader of a masked reply has to know: {"below","zeros","masked"}, and "keep" for crosstabs.
void write_mask(json::writer& into, const mask_request& asked, std::uint64_t masked_cells, bool is_crosstab);

}  // namespace casewise
