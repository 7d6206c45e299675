#include "tables/axis.h"

#include <algorithm>

#include "query/parse_filter.h"

namespace casewise {

axis::axis(const codebook& book, const case_store& cases, axis_id id) : cases_(&cases), id_(id) {
  switch (id.of) {
    case axis_id::kind::categorical:
    case axis_id::kind::derived:
      name_ = id.of == axis_id::kind::derived ? book.derived[id.at].id : book.variables[id.at].id;
      column_ = &column_of(cases, id);
      size_ = column_->values.size();
      break;
    case axis_id::kind::indicator:
      name_ = book.variables[id.at].id;
      set_ = *book.variables[id.at].set;
      size_ = 1;
      covers_ = false;
      break;
    case axis_id::kind::set:
      name_ = book.sets[id.at].id;
      set_ = id.at;
      size_ = cases.sets[set_].items.size();
      covers_ = book.sets[set_].rule == answered_by::any_present;
      break;
  }
}

const block_codes* axis::codes(std::size_t block) const {
  return has_codes() ? &column_->blocks[block].codes : nullptr;
}

const bits::word* axis::cases_of(std::size_t category, std::size_t block) const {
  if (column_ != nullptr) return column_->blocks[block].of_value[category].get();
  const std::size_t item = id_.of == axis_id::kind::set ? cases_->sets[set_].items[category] : id_.at;
  return cases_->indicators[item].blocks[block].present.get();
}

const bits::word* axis::answered(std::size_t block) const {
  return column_ != nullptr ? column_->blocks[block].answered.get() : cases_->sets[set_].answered[block].get();
}

namespace {

/// `from` and, block by block, what `keep(block)` points to; null keeps nothing.
template <class Keep>
selection kept(const selection& from, Keep&& keep) {
  selection out(from.cases());
  for (std::size_t b = 0; b < from.cases().block_count(); ++b) {
    const bits::word *with = keep(b), *of = from.block(b);
    if (with == nullptr) continue;
    bits::word* const into = out.block(b);
    for (std::size_t w = 0; w < from.cases().words_in(b); ++w) into[w] = of[w] & with[w];
  }
  return out;
}

}  // namespace

std::uint64_t axis::count_answered(const selection& from) const {
  std::uint64_t total = 0;
  for (std::size_t b = 0; b < from.cases().block_count(); ++b)
    if (const bits::word* with = answered(b)) total += bits::count_both(from.block(b), with, from.cases().words_in(b));
  return total;
}

selection axis::answered_in(const selection& from) const {
  return kept(from, [&](std::size_t b) { return answered(b); });
}

selection axis::category_in(std::size_t category, const selection& from) const {
  if (!has_codes()) return kept(from, [&](std::size_t b) { return cases_of(category, b); });
  filter only;
  only.how = filter::kind::values;
  only.axis = id_;
  only.values = {category};
  return select(*cases_, only).intersect(from);
}

selection axis::any_category_in(const selection& from) const {
  if (column_ != nullptr) return answered_in(from);
  selection any(*cases_);
  for (std::size_t b = 0; b < cases_->block_count(); ++b)
    for (std::size_t category = 0; category < size_; ++category)
      if (const bits::word* with = cases_of(category, b)) bits::unite(any.block(b), with, cases_->words_in(b));
  return any.intersect(from);
}

std::vector<axis_id> tabled_variables(const codebook& book) {
  std::vector<axis_id> out;
  for (std::size_t i = 0; i < book.variables.size(); ++i)
    if (!book.variables[i].is_indicator) out.push_back({axis_id::kind::categorical, i});
  for (std::size_t i = 0; i < book.derived.size(); ++i) out.push_back({axis_id::kind::derived, i});
  return out;
}

}  // namespace casewise
