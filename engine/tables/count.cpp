#include <algorithm>

#include "tables/axis.h"
#include "tables/pair_tally.h"
#include "tables/tally.h"

namespace casewise {

namespace {

using counts = std::vector<std::uint64_t>;

/// Counts codes block by block; code 0, missing, comes first.
class code_counter {
 public:
  explicit code_counter(const axis& of) : of_(of), wide_(of.size() + 1) {}

  void add(std::size_t block, const bits::word* among, std::size_t words) {
    const block_codes& codes = *of_.codes(block);
    if (codes.narrow != nullptr)
      narrow_.add(codes.narrow.get(), among, words);
    else if (codes.wide != nullptr)
      bits::for_each(among, words, [&](std::size_t i) { ++wide_[codes.wide[i]]; });
  }
  std::uint64_t count(std::size_t code) const { return wide_[code] + (code < 256 ? narrow_.count(code) : 0); }

 private:
  const axis& of_;
  byte_tally narrow_;
  counts wide_;
};

/// Adds to each category of an axis with bitmaps its cases of `among`, in one block. Four bitmaps go over `among` at
/// once: each of its words is loaded once for them.
void count_block(const axis& of, std::size_t block, const bits::word* among, std::size_t words, std::uint64_t* into) {
  const bits::word* maps[4];
  std::uint64_t* totals[4];
  std::size_t held = 0;
  for (std::size_t i = 0; i < of.size(); ++i) {
    maps[held] = of.cases_of(i, block);
    if (maps[held] == nullptr) continue;
    totals[held] = into + i;
    if (++held < 4) continue;
    bits::count_both_of_four(among, maps, words, totals);
    held = 0;
  }
  while (held-- > 0) *totals[held] += bits::count_both(among, maps[held], words);
}

/// Cells of an axis with codes by an axis with bitmaps: the codes are counted once per bitmap.
void count_coded_by_mapped(const axis& coded, const axis& mapped, const selection& among, std::size_t coded_stride,
                           std::size_t mapped_stride, counts& cells) {
  std::vector<bits::word> both(words_per_block);
  for (std::size_t m = 0; m < mapped.size(); ++m) {
    code_counter counter(coded);
    for (std::size_t b = 0; b < among.cases().block_count(); ++b) {
      const bits::word* with = mapped.cases_of(m, b);
      if (with == nullptr) continue;
      const std::size_t words = among.cases().words_in(b);
      for (std::size_t w = 0; w < words; ++w) both[w] = among.block(b)[w] & with[w];
      counter.add(b, both.data(), words);
    }
    for (std::size_t c = 0; c < coded.size(); ++c) cells[c * coded_stride + m * mapped_stride] = counter.count(c + 1);
  }
}

void count_mapped_pairs(const axis& rows, const axis& columns, const selection& among, counts& cells) {
  std::vector<bits::word> in_row(words_per_block);
  for (std::size_t b = 0; b < among.cases().block_count(); ++b) {
    const std::size_t words = among.cases().words_in(b);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const bits::word* row = rows.cases_of(r, b);
      if (row == nullptr) continue;
      for (std::size_t w = 0; w < words; ++w) in_row[w] = among.block(b)[w] & row[w];
      count_block(columns, b, in_row.data(), words, &cells[r * columns.size()]);
    }
  }
}

}  // namespace

counts count_categories(const axis& of, const selection& among) {
  counts out(of.size());
  if (of.has_codes()) {
    code_counter counter(of);
    for (std::size_t b = 0; b < among.cases().block_count(); ++b)
      counter.add(b, among.block(b), among.cases().words_in(b));
    for (std::size_t i = 0; i < of.size(); ++i) out[i] = counter.count(i + 1);
    return out;
  }
  for (std::size_t b = 0; b < among.cases().block_count(); ++b)
    count_block(of, b, among.block(b), among.cases().words_in(b), out.data());
  return out;
}

counts count_code_pairs(const axis& rows, const axis& columns, const selection& among) {
  const std::size_t stride = columns.size() + 1, size = (rows.size() + 1) * stride;
  pair_tally pairs(size, stride);
  const auto code = [](const block_codes& codes, std::size_t i) -> std::size_t {
    return codes.narrow != nullptr ? codes.narrow[i] : codes.wide != nullptr ? codes.wide[i] : 0;
  };
  for (std::size_t b = 0; b < among.cases().block_count(); ++b) {
    const block_codes &of_rows = *rows.codes(b), &of_columns = *columns.codes(b);
    const std::size_t words = among.cases().words_in(b);
    const std::uint8_t *row = of_rows.narrow.get(), *column = of_columns.narrow.get();
    if (row != nullptr && column != nullptr)
      pairs.add(row, column, among.block(b), words);
    else
      bits::for_each(among.block(b), words,
                     [&](std::size_t i) { pairs.add_one(code(of_rows, i), code(of_columns, i)); });
  }
  counts out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = pairs.count(i);
  return out;
}

counts count_cells(const axis& rows, const axis& columns, const selection& among) {
  counts cells(rows.size() * columns.size());
  if (rows.has_codes() && columns.has_codes()) {
    const counts pairs = count_code_pairs(rows, columns, among);
    for (std::size_t r = 0; r < rows.size(); ++r)
      std::copy_n(pairs.begin() + static_cast<std::ptrdiff_t>((r + 1) * (columns.size() + 1) + 1), columns.size(),
                  cells.begin() + static_cast<std::ptrdiff_t>(r * columns.size()));
  } else if (rows.has_codes()) {
    count_coded_by_mapped(rows, columns, among, columns.size(), 1, cells);
  } else if (columns.has_codes()) {
    count_coded_by_mapped(columns, rows, among, 1, columns.size(), cells);
  } else {
    count_mapped_pairs(rows, columns, among, cells);
  }
  return cells;
}

}  // namespace casewise
