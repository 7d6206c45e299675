#include "cases/derive.h"

#include <string_view>
#include <unordered_map>

#include "cases/index_block.h"
#include "cases/item_planes.h"

namespace casewise {

namespace {

/// Calls `visit(case_in_block, code)` for every case of a block.
template <class Visit>
void for_each_code(const block_codes& codes, std::size_t cases, Visit&& visit) {
  if (codes.narrow != nullptr) {
    for (std::size_t i = 0; i < cases; ++i) visit(i, std::uint32_t{codes.narrow[i]});
  } else if (codes.wide != nullptr) {
    for (std::size_t i = 0; i < cases; ++i) visit(i, codes.wide[i]);
  }
}

bool answer_set(const codebook& book, case_store& cases, std::size_t set, std::size_t block) {
  set_column& column = cases.sets[set];
  block_bitmap answered = zeroed<bits::word>(words_per_block);
  if (answered == nullptr) return false;
  for (const std::size_t item : column.items) {
    const indicator_block& from = cases.indicators[item].blocks[block];
    bits::unite(answered.get(), from.present.get(), cases.words_in(block));
    if (book.sets[set].rule == answered_by::any_recorded && from.absent != nullptr)
      bits::unite(answered.get(), from.absent.get(), cases.words_in(block));
  }
  column.answered.push_back(std::move(answered));
  return true;
}

/// A source with bitmaps: those of each group's values, put together.
bool unite_groups(const derived_variable& how, const categorical_column& source, std::size_t block, std::size_t words,
                  categorical_block& into) {
  into.answered = zeroed<bits::word>(words_per_block);
  if (into.answered == nullptr) return false;
  for (std::size_t i = 0; i < how.group_of.size(); ++i) {
    const block_bitmap& value = source.blocks[block].of_value[i];
    if (how.group_of[i] == derived_variable::no_group || value == nullptr) continue;
    block_bitmap& group = into.of_value[how.group_of[i]];
    if (group == nullptr) group = zeroed<bits::word>(words_per_block);
    if (group == nullptr) return false;
    bits::unite(group.get(), value.get(), words);
    bits::unite(into.answered.get(), value.get(), words);
  }
  return true;
}

/// A source with codes: a code of its group for each case.
bool group_codes(const codebook& book, const derived_variable& how, const case_store& cases, std::size_t block,
                 block_codes& into) {
  const categorical_column& source = cases.categorical[how.from[0]];
  std::vector<std::uint8_t> group_of_code(source.values.size() + 1);
  for (std::size_t i = 0; i < book.variables[how.from[0]].values.size(); ++i)
    if (how.group_of[i] != derived_variable::no_group)
      group_of_code[i + 1] = static_cast<std::uint8_t>(how.group_of[i] + 1);
  into.narrow = zeroed<std::uint8_t>(cases_per_block);
  if (into.narrow == nullptr) return false;
  for_each_code(source.blocks[block].codes, cases.cases_in(block),
                [&](std::size_t i, std::uint32_t code) { into.narrow[i] = group_of_code[code]; });
  return true;
}

/// For each code of one variable, the code of the same value in another; `nowhere` where the other has no such value.
std::vector<std::uint32_t> same_codes(const categorical_column& of, const categorical_column& in) {
  constexpr std::uint32_t nowhere = ~std::uint32_t{0};
  std::unordered_map<std::string_view, std::uint32_t> codes;
  for (std::uint32_t k = 0; k < in.values.size(); ++k) codes.emplace(in.values[k].text, k + 1);
  std::vector<std::uint32_t> out(of.values.size() + 1, nowhere);
  for (std::size_t i = 0; i < of.values.size(); ++i)
    if (const auto found = codes.find(of.values[i].text); found != codes.end()) out[i + 1] = found->second;
  return out;
}

bool compare_block(const derived_variable& how, const case_store& cases, std::size_t block, block_codes& into) {
  const categorical_column& a = cases.categorical[how.from[0]];
  const categorical_column& b = cases.categorical[how.from[1]];
  into.narrow = zeroed<std::uint8_t>(cases_per_block);
  if (into.narrow == nullptr) return false;
  if (!a.in_file || !b.in_file) return true;
  const std::vector<std::uint32_t> same = same_codes(a, b);
  const block_codes& other = b.blocks[block].codes;
  for_each_code(a.blocks[block].codes, cases.cases_in(block), [&](std::size_t i, std::uint32_t code) {
    const std::uint32_t with = other.narrow != nullptr ? other.narrow[i] : other.wide[i];
    const bool both = code != 0 && with != 0;
    into.narrow[i] = static_cast<std::uint8_t>(both ? 1 + (same[code] != with) : 0);
  });
  return true;
}

bool count_items_block(const codebook& book, std::size_t set, const case_store& cases, std::size_t block,
                       categorical_block& into) {
  const bits::word* answered = cases.sets[set].answered[block].get();
  const bool with_zero = book.sets[set].rule == answered_by::any_recorded;
  into.answered = zeroed<bits::word>(words_per_block);
  if (into.answered == nullptr) return false;
  for (block_bitmap& bitmap : into.of_value)
    if ((bitmap = zeroed<bits::word>(words_per_block)) == nullptr) return false;
  for (std::size_t w = 0; w < cases.words_in(block); ++w) {
    into.answered[w] = answered[w];
    item_planes planes;
    for (const std::size_t item : cases.sets[set].items) planes.add(cases.indicators[item].blocks[block].present[w]);
    for (std::size_t v = 0; v < into.of_value.size(); ++v)
      into.of_value[v][w] = planes.equal_to(v + (with_zero ? 0 : 1)) & answered[w];
  }
  return true;
}

}  // namespace

void begin_derived(const codebook& book, case_store& cases) {
  for (const response_set& set : book.sets) {
    set_column column;
    for (const std::size_t item : set.items)
      if (cases.indicators[item].in_file) column.items.push_back(item);
    cases.sets.push_back(std::move(column));
  }
  for (const derived_variable& how : book.derived) {
    categorical_column column;
    if (how.how == derived_variable::kind::item_count) {
      column.in_file = !cases.sets[how.set].items.empty();
      const std::size_t first = book.sets[how.set].rule == answered_by::any_recorded ? 0 : 1;
      for (std::size_t count = first; count <= book.sets[how.set].items.size(); ++count)
        column.values.push_back({std::to_string(count), true});
    } else {
      column.in_file = true;
      for (const std::size_t source : how.from) column.in_file = column.in_file && cases.categorical[source].in_file;
      for (const std::string& value : how.values) column.values.push_back({value, false});
    }
    column.known_values = column.values.size();
    column.blocks.resize(cases.block_count());
    cases.derived.push_back(std::move(column));
  }
}

bool derive_block(const codebook& book, case_store& cases, std::size_t block) {
  for (std::size_t set = 0; set < book.sets.size(); ++set)
    if (!answer_set(book, cases, set, block)) return false;
  for (std::size_t d = 0; d < book.derived.size(); ++d) {
    const derived_variable& how = book.derived[d];
    categorical_column& column = cases.derived[d];
    categorical_block& into = column.blocks[block];
    bool enough = true;
    switch (how.how) {
      case derived_variable::kind::grouping:
        into.of_value.resize(column.values.size());
        enough =
            cases.categorical[how.from[0]].has_codes
                ? group_codes(book, how, cases, block, into.codes) && index_block(column, block, cases.cases_in(block))
                : unite_groups(how, cases.categorical[how.from[0]], block, cases.words_in(block), into);
        break;
      case derived_variable::kind::same_place:
        enough = compare_block(how, cases, block, into.codes) && index_block(column, block, cases.cases_in(block));
        break;
      case derived_variable::kind::item_count:
        into.of_value.resize(column.values.size());
        enough = count_items_block(book, how.set, cases, block, into);
        break;
    }
    if (!enough) return false;
    drop_codes(column, block);
  }
  return true;
}

}  // namespace casewise
