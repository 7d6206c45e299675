#include <algorithm>

#include "tables/masking.h"

namespace casewise {

namespace {

using counts = std::vector<std::uint64_t>;
using how_kind = denominator::kind;

/// The columns or the rows of a table: each a line of cells with its denominator and what is left out of it.
struct side {
  counts& denominators;
  counts& left_out;
  std::size_t lines, length;          // lines, and cells of each
  std::size_t stride, step;           // cell i of line l is at l * stride + i * step
  relation inside, across;            // the cells of one line; the lines
  bool inside_covers, across_covers;  // whoever answered that axis is in one of its categories
};

class table_mask {
 public:
  table_mask(const mask_request& asked, const mask_shape& shape, counted_table& table)
      : small_(asked),
        shape_(shape),
        table_(table),
        width_(table.column_denominators.size()),
        height_(width_ == 0 ? table.row_denominators.size() : table.cells.size() / width_),
        columns_{
            table.column_denominators, table.column_left_out, width_, height_, 1, width_, shape.rows, shape.columns,
            shape.rows_cover,          shape.columns_cover},
        rows_{table.row_denominators, table.row_left_out, shape.two_way ? height_ : 0, width_,          width_, 1,
              shape.columns,          shape.rows,         shape.columns_cover,         shape.rows_cover},
        selected_(table.selected),
        counted_(table.cells) {}

  mask_outcome apply() {
    for (const std::uint64_t count : counted_)
      if (small_.hides(count)) ++out_.cells;
    const bool has_own_totals = shape_.how != how_kind::answered;
    if (is_clean()) {
      out_.has_totals = !has_own_totals || !has_small_totals();
      return out_;
    }
    out_.anything = true;
    out_.has_totals = !has_own_totals;
    for (std::uint64_t& count : table_.cells)
      if (small_.hides(count)) count = masked_count;
    if (!shape_.two_way)
      mask_one_way();
    else
      mask_by_lines();
    if (!has_own_totals) copy_totals();
    return out_;
  }

 private:
  bool is_any_small(const counts& list) const {
    return std::any_of(list.begin(), list.end(), [&](std::uint64_t one) { return small_.is_small(one); });
  }
  bool has_small_totals() const {
    return is_any_small(table_.total_columns) || small_.is_small(table_.total_all) ||
           (shape_.two_way && is_any_small(table_.total_rows));
  }
  /// Nothing in the whole table is small.
  bool is_clean() const {
    if (out_.cells > 0 || small_.is_small(selected_) || is_any_small(table_.column_denominators) ||
        is_any_small(table_.column_left_out))
      return false;
    return !shape_.two_way || !(is_any_small(table_.row_denominators) || is_any_small(table_.row_left_out) ||
                                small_.is_small(table_.table_denominator) || small_.is_small(table_.table_left_out));
  }

  cell_summary summary_of(const side& of, std::size_t line) const {
    cell_summary out;
    for (std::size_t i = 0; i < of.length; ++i) out.add(counted_[line * of.stride + i * of.step], small_);
    return out;
  }
  /// Responses add up, whatever they are responses to.
  relation within(const side& of) const { return shape_.how == how_kind::responses ? relation::adds_up : of.inside; }
  bool nothing_is_left_out() const { return shape_.how == how_kind::all; }

  void hide(std::uint64_t& figure) { figure = masked_count; }
  void hide_small(std::uint64_t& figure) {
    if (small_.is_small(figure)) hide(figure);
  }
  static bool is_shown(std::uint64_t figure) { return figure != masked_count; }

  /// Masks the figures of one line where they could give a masked count away. (Rules 4 and 5.)
  /// Returns the most cases that the line can have, as far as a reader knows.
  std::uint64_t mask_line(const cell_summary& cells, relation how, std::uint64_t& denominator,
                          std::uint64_t& left_out) {
    if (!may_stand(denominator, cells, how, small_)) {
      hide(denominator);
      if (!nothing_is_left_out()) hide(left_out);
      return std::max(cells.most(small_), small_.most());
    }
    const std::uint64_t known = denominator + (small_.is_small(left_out) ? small_.most() : left_out);
    hide_small(left_out);
    return known;
  }

  void mask_one_way() {
    std::uint64_t &denominator = table_.column_denominators[0], &left_out = table_.column_left_out[0];
    const std::uint64_t in_denominator = selected_ - left_out;  // as cases: responses count some of them twice
    const cell_summary cells = summary_of(columns_, 0);
    const std::uint64_t known = mask_line(cells, within(columns_), denominator, left_out);
    const bool is_told = is_shown(denominator) && is_shown(left_out);
    const bool may_show = nothing_is_left_out() ? is_shown(denominator)
                          : is_told             ? !small_.is_small(in_denominator)
                                                : selected_ >= known + 2;
    if (!may_show || small_.is_small(selected_)) hide(table_.selected);
  }

  /// What is told of the lines of a table.
  struct told {
    bool denominators;  // of all lines kept
    bool others;        // all that is left out, and denominators of the other side: none is masked for being small
    bool each_alone;    // no line of the other side can have cases in two of its cells
    bool each_told;     // but for those whose denominators are shown
  };

  /// Columns or rows keep their denominators where they can; of the other figures stays what cannot tell anything.
  void mask_by_lines() {
    const bool by_columns = shape_.keep == mask_request::line::columns;
    side &kept = by_columns ? columns_ : rows_, &other = by_columns ? rows_ : columns_;
    std::uint64_t accounted = 0;  // the most cases that what is shown can be about
    told lines{true, true, true, true};
    for (std::size_t line = 0; line < kept.lines; ++line) {
      accounted += mask_line(summary_of(kept, line), within(kept), kept.denominators[line], kept.left_out[line]);
      lines.denominators = lines.denominators && is_shown(kept.denominators[line]);
      lines.others = lines.others && is_shown(kept.left_out[line]);
    }
    for (std::size_t line = 0; line < other.lines; ++line) {
      const cell_summary cells = summary_of(other, line);
      accounted += mask_other_line(other, cells, line, lines.others);
      lines.each_alone = lines.each_alone && cells.possible <= 1;
      lines.each_told = lines.each_told && (cells.possible <= 1 || is_shown(other.denominators[line]));
    }
    mask_whole(kept, other, accounted, lines);
  }

  /// Whoever reads the cells of a line that is not kept knows its denominator: it is their sum.
  bool is_known(const side& of, const cell_summary& cells) const {
    if (cells.hidden > 0) return false;
    return shape_.how == how_kind::responses ||
           (shape_.how == how_kind::answered &&
            (of.inside == relation::adds_up || (of.inside_covers && cells.possible <= 1)));
  }

  /// A line of the side that is not kept. Returns how many cases it may have that no kept line has.
  std::uint64_t mask_other_line(side& of, const cell_summary& cells, std::size_t line, bool& others_told) {
    std::uint64_t &denominator = of.denominators[line], &left_out = of.left_out[line];
    const relation how = within(of);
    const bool overlap = shape_.rows == relation::overlaps && shape_.columns == relation::overlaps;
    // With sets both ways, denominators of both sides say how cells overlap; what is known anyway may stay.
    std::uint64_t extra = 0;
    if (cells.hidden == 0 && small_.is_small(denominator)) {
      extra = small_.most();
      others_told = false;
    }
    if (cells.hidden > 0 || small_.is_small(denominator) || (overlap && out_.cells > 0 && !is_known(of, cells)))
      hide(denominator);
    if (is_shown(denominator) && shape_.how != how_kind::responses &&
        (shape_.how != how_kind::answered || !of.inside_covers))
      extra = denominator - cells.least(how);
    if (nothing_is_left_out()) return extra;
    if (shape_.how == how_kind::where) {
      hide(left_out);  // both sides count the same cases outside the population
      return extra;
    }
    extra += small_.is_small(left_out) ? small_.most() : left_out;
    hide_small(left_out);
    others_told = others_told && is_shown(left_out);
    return extra;
  }

  /// The figures of the whole table, and the selected cases. (Rules 6 and 7.)
  void mask_whole(const side& kept, const side& other, std::uint64_t accounted, const told& lines) {
    const bool no_cells = out_.cells == 0, apart = kept.across == relation::adds_up;
    // A case is in one line of either side, or all that is told of the cells tells it of the whole table.
    const bool is_told = lines.denominators && kept.across_covers && kept.inside_covers &&
                         (lines.each_alone || (lines.each_told && kept.inside == relation::adds_up));
    std::uint64_t &denominator = table_.table_denominator, &left_out = table_.table_left_out;
    bool left_out_known = false;
    switch (shape_.how) {
      case how_kind::answered:
        if (small_.is_small(denominator) || !(is_told || tells_whole(kept) || tells_whole(other) ||
                                              (no_cells && lines.denominators && is_all_shown(other))))
          hide(denominator);
        left_out_known = is_shown(denominator);
        break;
      case how_kind::where:
        hide(denominator);
        break;
      case how_kind::responses:
        if (small_.is_small(denominator) || !lines.denominators) hide(denominator);
        left_out_known = lines.denominators && (apart || lines.each_alone) && is_each_line_alone(kept);
        break;
      case how_kind::all:
        break;
    }
    // All that is selected is told apart from those whose column (or row) is missing; their number tells nothing more.
    const bool is_exact = lines.denominators && lines.others && apart &&
                          (shape_.how == how_kind::answered || nothing_is_left_out() ||
                           (shape_.how == how_kind::responses && kept.inside == relation::adds_up));
    // Cases that answered across and are in no line are part of the whole, so that it would tell too much of the rest.
    const bool is_vague = shape_.how == how_kind::answered && is_shown(denominator) && !kept.across_covers;
    if (small_.is_small(selected_) || is_vague || !(is_exact || selected_ >= accounted + 2) ||
        (left_out_known && small_.is_small(left_out)))
      hide(table_.selected);
    if (nothing_is_left_out()) {
      denominator = table_.selected;
      return;
    }
    if (!is_shown(table_.selected) || small_.is_small(left_out) ||
        !(left_out_known || (shape_.how == how_kind::responses && no_cells && lines.denominators)))
      hide(left_out);
  }

  static bool is_all_shown(const side& of) {
    return std::find(of.denominators.begin(), of.denominators.end(), masked_count) == of.denominators.end();
  }

  /// The denominators of the lines tell that of the table: as their sum, or because all cases are in one line.
  bool tells_whole(const side& of) const {
    if (!is_all_shown(of)) return false;
    const auto none = std::count(of.denominators.begin(), of.denominators.end(), std::uint64_t{0});
    return of.across == relation::adds_up ||
           (of.across_covers && of.denominators.size() - static_cast<std::size_t>(none) <= 1);
  }

  /// In no line can cases be in two cells, so that its responses are its cases.
  bool is_each_line_alone(const side& of) const {
    if (of.inside == relation::adds_up) return true;
    for (std::size_t line = 0; line < of.lines; ++line)
      if (summary_of(of, line).possible > 1) return false;
    return true;
  }

  /// With `answered` the totals are the denominators.
  void copy_totals() {
    table_.total_columns = table_.column_denominators;
    if (shape_.two_way) table_.total_rows = table_.row_denominators;
    table_.total_all = shape_.two_way ? table_.table_denominator : table_.column_denominators[0];
  }

  const small_counts small_;
  const mask_shape& shape_;
  counted_table& table_;
  const std::size_t width_, height_;
  side columns_, rows_;
  const std::uint64_t selected_;
  const counts counted_;
  mask_outcome out_;
};

}  // namespace

mask_shape shape_of(const query& asked, const axis& rows, const axis* columns) {
  mask_shape out;
  out.how = asked.of.how;
  out.keep = asked.mask->keep;
  out.two_way = columns != nullptr;
  out.rows = rows.partitions() ? relation::adds_up : relation::overlaps;
  out.rows_cover = rows.covers();
  if (columns == nullptr) return out;
  out.columns = columns->partitions() ? relation::adds_up : relation::overlaps;
  out.columns_cover = columns->covers();
  return out;
}

mask_outcome mask_table(const mask_request& asked, const mask_shape& shape, counted_table& table) {
  return table_mask(asked, shape, table).apply();
}

}  // namespace casewise
