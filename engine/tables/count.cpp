#include <algorithm>

#include "tables/axis.h"

namespace casewise {

namespace {

/// The code of one case; 0 where it is missing.
std::uint32_t code_at(const block_codes& codes, std::size_t i) {
  return codes.narrow != nullptr ? codes.narrow[i] : codes.wide != nullptr ? codes.wide[i] : 0;
}

/// Adds, for each case of `among`, 1 to the count of its code; `counts` has a place for code 0, missing.
void add_codes(const block_codes& codes, const bits::word* among, std::size_t words, std::uint64_t* counts) {
  if (codes.narrow != nullptr)
    bits::for_each(among, words, [&](std::size_t i) { ++counts[codes.narrow[i]]; });
  else if (codes.wide != nullptr)
    bits::for_each(among, words, [&](std::size_t i) { ++counts[codes.wide[i]]; });
}

/// Cells of two axes that both have codes, one visit per case.
void add_code_pairs(const axis& rows, const axis& columns, const selection& among, std::size_t block,
                    std::vector<std::uint64_t>& cells) {
  const block_codes &of_rows = *rows.codes(block), &of_columns = *columns.codes(block);
  bits::for_each(among.block(block), among.cases().words_in(block), [&](std::size_t i) {
    const std::uint32_t row = code_at(of_rows, i), column = code_at(of_columns, i);
    if (row != 0 && column != 0) ++cells[(row - 1) * columns.size() + column - 1];
  });
}

/// Cells of an axis with codes by an axis with bitmaps: one histogram per bitmap. `coded_stride` and `mapped_stride`
/// say how far apart the cells of neighbouring categories are.
void add_coded_by_mapped(const axis& coded, const axis& mapped, const selection& among, std::size_t block,
                         std::size_t coded_stride, std::size_t mapped_stride, std::vector<std::uint64_t>& cells) {
  const std::size_t words = among.cases().words_in(block);
  std::vector<bits::word> both(words);
  std::vector<std::uint64_t> counts(coded.size() + 1);
  for (std::size_t m = 0; m < mapped.size(); ++m) {
    const bits::word* with = mapped.cases_of(m, block);
    if (with == nullptr) continue;
    std::copy_n(among.block(block), words, both.data());
    bits::intersect(both.data(), with, words);
    std::fill(counts.begin(), counts.end(), 0);
    add_codes(*coded.codes(block), both.data(), words, counts.data());
    for (std::size_t c = 0; c < coded.size(); ++c) cells[c * coded_stride + m * mapped_stride] += counts[c + 1];
  }
}

void add_mapped_pairs(const axis& rows, const axis& columns, const selection& among, std::size_t block,
                      std::vector<std::uint64_t>& cells) {
  const std::size_t words = among.cases().words_in(block);
  std::vector<bits::word> in_row(words);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const bits::word* row = rows.cases_of(r, block);
    if (row == nullptr) continue;
    std::copy_n(among.block(block), words, in_row.data());
    bits::intersect(in_row.data(), row, words);
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (const bits::word* column = columns.cases_of(c, block))
        cells[r * columns.size() + c] += bits::count_both(in_row.data(), column, words);
  }
}

}  // namespace

std::vector<std::uint64_t> count_categories(const axis& of, const selection& among) {
  std::vector<std::uint64_t> counts(of.size() + 1);
  for (std::size_t b = 0; b < among.cases().block_count(); ++b) {
    const std::size_t words = among.cases().words_in(b);
    if (const block_codes* codes = of.codes(b)) {
      add_codes(*codes, among.block(b), words, counts.data());
      continue;
    }
    for (std::size_t i = 0; i < of.size(); ++i)
      if (const bits::word* with = of.cases_of(i, b)) counts[i + 1] += bits::count_both(among.block(b), with, words);
  }
  counts.erase(counts.begin());
  return counts;
}

std::vector<std::uint64_t> count_cells(const axis& rows, const axis& columns, const selection& among) {
  std::vector<std::uint64_t> cells(rows.size() * columns.size());
  for (std::size_t b = 0; b < among.cases().block_count(); ++b) {
    const bool row_codes = rows.codes(b) != nullptr, column_codes = columns.codes(b) != nullptr;
    if (row_codes && column_codes)
      add_code_pairs(rows, columns, among, b, cells);
    else if (row_codes)
      add_coded_by_mapped(rows, columns, among, b, columns.size(), 1, cells);
    else if (column_codes)
      add_coded_by_mapped(columns, rows, among, b, 1, columns.size(), cells);
    else
      add_mapped_pairs(rows, columns, among, b, cells);
  }
  return cells;
}

}  // namespace casewise
