#include "tables/mask_pair.h"

#include <algorithm>

#include "tables/mask_profile.h"

namespace casewise {

namespace {

/// A filter without the brackets around it.
const filter& bare(const filter& of) {
  return of.how == filter::kind::all && of.parts.size() == 1 ? bare(of.parts[0]) : of;
}

bool is_complement(const filter& a, const filter& b) {
  return a.how == filter::kind::complement && bare(a.parts[0]) == b;
}

/// No case can be in both, whatever the file: other values of one variable, or the one is all that the other is not.
bool are_apart(const filter& a, const filter& b) {
  if (is_complement(a, b) || is_complement(b, a)) return true;
  return a.how == filter::kind::values && b.how == filter::kind::values && a.axis == b.axis &&
         std::none_of(a.values.begin(), a.values.end(), [&](std::size_t one) {
           return std::find(b.values.begin(), b.values.end(), one) != b.values.end();
         });
}

bool has_small(const small_counts& small, const counted_table& table) {
  return small.is_small(table.column_denominators[0]) || small.is_small(table.column_left_out[0]) ||
         small.is_small(table.selected) ||
         std::any_of(table.cells.begin(), table.cells.end(), [&](std::uint64_t count) { return small.hides(count); });
}

/// Returns how many counts are masked.
std::uint64_t keep_large(const small_counts& small, counted_table& table) {
  std::uint64_t masked = 0;
  for (std::uint64_t& count : table.cells)
    if (small.hides(count)) {
      count = masked_count;
      ++masked;
    }
  table.column_denominators[0] = table.column_left_out[0] = table.selected = masked_count;
  return masked;
}

bool hide_missing(const small_counts& small, std::uint64_t& missing, std::uint64_t of) {
  const bool is_hidden = of > 0 && (small.hides(missing) || small.hides(of - missing));
  if (is_hidden) missing = masked_count;
  return is_hidden;
}

}  // namespace

mask_outcome mask_comparison(const query& asked, const mask_shape& shape, counted_table (&tables)[2],
                             std::uint64_t& selected, std::uint64_t& in_both) {
  const small_counts small(*asked.mask);
  const bool apart = are_apart(bare(asked.first), bare(asked.second));
  mask_outcome out;
  // Where selections may overlap, one may tell of the other: with anything small in either, only large counts stay.
  // A whole side would tell how many of its cases have two items; if they are in the other as well, it has them, too.
  out.anything = !apart && (has_small(small, tables[0]) || has_small(small, tables[1]));
  for (counted_table& table : tables) {
    if (apart) {
      const mask_outcome of_table = mask_table(*asked.mask, shape, table);
      out.cells += of_table.cells;
      out.anything = out.anything || of_table.anything;
    } else if (out.anything) {
      out.cells += keep_large(small, table);
    }
  }
  if (out.anything || small.is_small(selected) || (!apart && small.is_small(in_both))) {
    out.anything = true;
    selected = masked_count;
    if (!apart) in_both = masked_count;
  }
  return out;
}

std::uint64_t mask_missing(const mask_request& asked, const codebook& book, std::vector<missing_line>& lines,
                           std::vector<std::uint64_t>& columns, bool has_columns, std::uint64_t& selected) {
  const small_counts small(asked);
  bool hides_columns = false;
  for (const std::uint64_t cases : columns) hides_columns = hides_columns || small.is_small(cases);
  std::vector<axis_id> touched;
  std::uint64_t masked = 0;
  for (missing_line& line : lines) {
    std::uint64_t hidden = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      // Of a column of few cases nothing is told at all.
      const bool is_few = small.is_small(columns[c]);
      if (is_few) line.in_columns[c] = masked_count;
      if (is_few || hide_missing(small, line.in_columns[c], columns[c])) ++hidden;
    }
    // What is not in a column is the rest of the line: it goes with whatever is masked in it.
    if (hidden > 0) line.total = masked_count;
    if (hidden > 0 || hide_missing(small, line.total, selected)) {
      touched.push_back(line.id);
      ++hidden;
    }
    masked += hidden;
  }
  for (missing_line& line : lines)
    line.is_left_out = line.id.of == axis_id::kind::derived && is_tied(book, line.id, touched);
  for (std::uint64_t& cases : columns)
    if (small.is_small(cases)) cases = masked_count;
  if (small.is_small(selected) || (has_columns && masked > 0) || hides_columns) selected = masked_count;
  if (selected == masked_count)
    for (missing_line& line : lines)
      if (!has_columns) line.total = masked_count;
  return masked;
}

}  // namespace casewise
