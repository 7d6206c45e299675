#include "tables/selection.h"

#include <algorithm>

#include "cases/item_planes.h"
#include "query/parse_filter.h"

namespace casewise {

namespace {

/// Evaluates filters on one block. Every function writes, or combines with, words_in(block) words.
class block_filter {
 public:
  block_filter(const case_store& cases, std::size_t block)
      : cases_(cases), block_(block), words_(cases.words_in(block)) {}

  void evaluate(const filter& where, bits::word* into) const {
    using kind = filter::kind;
    switch (where.how) {
      case kind::all:
        return combine(where, into, bits::intersect, true);
      case kind::any:
        return combine(where, into, bits::unite, false);
      case kind::complement:
        evaluate(where.parts.front(), into);
        return complement(into);
      case kind::values:
        return with_values(where, into);
      case kind::answered:
        return copy(answered(where.axis), into);
      case kind::present:
        return copy(present(where.axis.at), into);
      case kind::any_of_items:
        clear(into);
        for (const std::size_t item : where.items) unite(present(item), into);
        return;
      case kind::all_of_items:
        fill(into);
        for (const std::size_t item : where.items) intersect(present(item), into);
        return;
      case kind::none_of_items:
        copy(answered(where.axis), into);
        for (const std::size_t item : where.items)
          if (const bits::word* without = present(item)) bits::subtract(into, without, words_);
        return;
      case kind::item_count:
        return with_item_count(where, into);
    }
  }

 private:
  void clear(bits::word* into) const { std::fill_n(into, words_, 0); }
  void fill(bits::word* into) const {
    std::fill_n(into, words_, ~bits::word{0});
    if (const std::size_t rest = cases_.cases_in(block_) % 64) into[words_ - 1] = (bits::word{1} << rest) - 1;
  }
  void copy(const bits::word* from, bits::word* into) const {
    if (from == nullptr) return clear(into);
    std::copy_n(from, words_, into);
  }
  void unite(const bits::word* with, bits::word* into) const {
    if (with != nullptr) bits::unite(into, with, words_);
  }
  void intersect(const bits::word* with, bits::word* into) const {
    if (with == nullptr) return clear(into);
    bits::intersect(into, with, words_);
  }
  void complement(bits::word* into) const {
    for (std::size_t w = 0; w < words_; ++w) into[w] = ~into[w];
    if (const std::size_t rest = cases_.cases_in(block_) % 64) into[words_ - 1] &= (bits::word{1} << rest) - 1;
  }

  const bits::word* present(std::size_t indicator) const {
    return cases_.indicators[indicator].blocks[block_].present.get();
  }
  const bits::word* answered(axis_id axis) const {
    if (axis.of == axis_id::kind::set) return cases_.sets[axis.at].answered[block_].get();
    return column_of(cases_, axis).blocks[block_].answered.get();
  }

  template <class Combine>
  void combine(const filter& where, bits::word* into, Combine with, bool begin_with_all) const {
    if (begin_with_all)
      fill(into);
    else
      clear(into);
    if (where.parts.empty()) return;
    std::vector<bits::word> part(words_);
    for (const filter& one : where.parts) {
      evaluate(one, part.data());
      with(into, part.data(), words_);
    }
  }

  void with_values(const filter& where, bits::word* into) const {
    const categorical_column& column = column_of(cases_, where.axis);
    const categorical_block& block = column.blocks[block_];
    clear(into);
    if (!column.has_codes) {
      for (const std::size_t value : where.values) unite(block.of_value[value].get(), into);
      return;
    }
    std::vector<std::uint8_t> wanted(column.values.size() + 1);
    for (const std::size_t value : where.values) wanted[value + 1] = 1;
    const std::size_t cases = cases_.cases_in(block_);
    if (block.codes.narrow != nullptr)
      for (std::size_t i = 0; i < cases; ++i) into[i >> 6] |= bits::word{wanted[block.codes.narrow[i]]} << (i & 63);
    else if (block.codes.wide != nullptr)
      for (std::size_t i = 0; i < cases; ++i) into[i >> 6] |= bits::word{wanted[block.codes.wide[i]]} << (i & 63);
  }

  void with_item_count(const filter& where, bits::word* into) const {
    const set_column& set = cases_.sets[where.axis.at];
    copy(answered(where.axis), into);
    const auto most = std::min<std::int64_t>(where.most, static_cast<std::int64_t>(set.items.size()));
    for (std::size_t w = 0; w < words_; ++w) {
      if (into[w] == 0) continue;
      item_planes planes;
      for (const std::size_t item : set.items) planes.add(present(item)[w]);
      bits::word within = 0;
      for (std::int64_t n = std::max<std::int64_t>(where.least, 0); n <= most; ++n)
        within |= planes.equal_to(static_cast<std::uint64_t>(n));
      into[w] &= within;
    }
  }

  const case_store& cases_;
  std::size_t block_;
  std::size_t words_;
};

}  // namespace

std::uint64_t selection::count() const {
  std::uint64_t total = 0;
  for (std::size_t b = 0; b < cases_->block_count(); ++b) total += bits::count(block(b), cases_->words_in(b));
  return total;
}

selection& selection::intersect(const selection& other) {
  for (std::size_t b = 0; b < cases_->block_count(); ++b)
    bits::intersect(block(b), other.block(b), cases_->words_in(b));
  return *this;
}

selection select(const case_store& cases, const filter& where) {
  selection out(cases);
  for (std::size_t b = 0; b < cases.block_count(); ++b) block_filter(cases, b).evaluate(where, out.block(b));
  return out;
}

}  // namespace casewise
