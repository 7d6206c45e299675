#include "cases/merge.h"

namespace casewise {

namespace {

bool merge_block(const std::vector<std::size_t>& parts, case_store& cases, std::size_t block, indicator_block& into) {
  const std::size_t words = cases.words_in(block);
  into.present = zeroed<bits::word>(words_per_block);
  bool all_absent = true;
  for (const std::size_t part : parts) all_absent &= cases.indicators[part].blocks[block].absent != nullptr;
  if (all_absent) into.absent = zeroed<bits::word>(words_per_block);
  if (into.present == nullptr || (all_absent && into.absent == nullptr)) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const indicator_block& from = cases.indicators[parts[i]].blocks[block];
    if (from.present != nullptr) bits::unite(into.present.get(), from.present.get(), words);
    if (all_absent) (i == 0 ? bits::unite : bits::intersect)(into.absent.get(), from.absent.get(), words);
  }
  return true;
}

}  // namespace

bool merge_indicators(const codebook& book, case_store& cases) {
  for (std::size_t v = 0; v < book.variables.size(); ++v) {
    indicator_column& into = cases.indicators[v];
    if (into.in_file) continue;
    for (const std::size_t part : book.variables[v].merge_of)
      into.in_file = into.in_file || cases.indicators[part].in_file;
    if (!into.in_file) continue;
    for (std::size_t b = 0; b < cases.block_count(); ++b)
      if (!merge_block(book.variables[v].merge_of, cases, b, into.blocks[b])) return false;
  }
  return true;
}

}  // namespace casewise
