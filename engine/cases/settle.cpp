#include "cases/settle.h"

#include <string_view>

#include "base/text.h"
#include "cases/derive.h"
#include "cases/index_block.h"
#include "cases/merge.h"
#include "cases/settle_values.h"

namespace casewise {

namespace {

error no_memory() {
  return {error_code::out_of_memory, "There is not enough memory for this file; close other tabs or split the file.",
          ""};
}

/// Replaces the spelling ids of a block by codes of values, in the narrowest form that holds them.
bool recode(block_codes& codes, const std::vector<std::uint32_t>& code_of_spelling, bool fits_narrow,
            std::size_t cases) {
  if (codes.narrow != nullptr && fits_narrow) {
    std::uint8_t table[256] = {};
    for (std::size_t id = 0; id < code_of_spelling.size() && id < 256; ++id)
      table[id] = static_cast<std::uint8_t>(code_of_spelling[id]);
    for (std::size_t i = 0; i < cases; ++i) codes.narrow[i] = table[codes.narrow[i]];
    return true;
  }
  if (codes.narrow == nullptr && !fits_narrow) {
    for (std::size_t i = 0; i < cases; ++i) codes.wide[i] = code_of_spelling[codes.wide[i]];
    return true;
  }
  if (fits_narrow) {
    codes.narrow = zeroed<std::uint8_t>(cases_per_block);
    if (codes.narrow == nullptr) return false;
    for (std::size_t i = 0; i < cases; ++i)
      codes.narrow[i] = static_cast<std::uint8_t>(code_of_spelling[codes.wide[i]]);
    codes.wide.reset();
    return true;
  }
  codes.wide = zeroed<std::uint32_t>(cases_per_block);
  if (codes.wide == nullptr) return false;
  for (std::size_t i = 0; i < cases; ++i) codes.wide[i] = code_of_spelling[codes.narrow[i]];
  codes.narrow.reset();
  return true;
}

void count_indicator(const loading_column& from, const case_store& cases, variable_report& into) {
  for (std::size_t b = 0; b < cases.block_count(); ++b) {
    const indicator_block& block = from.indicator_blocks[b];
    into.recorded += bits::count(block.present.get(), cases.words_in(b));
    if (block.absent != nullptr) into.explicit_zeros += bits::count(block.absent.get(), cases.words_in(b));
  }
  spelling_tally repaired, unreadable, missing;
  const auto& spellings = from.spellings.spellings();
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    if (spellings[i].count == 0) continue;
    const std::string_view written = text::trimmed(spellings[i].text);
    const std::string_view value = from.states[i] == indicator_state::present ? "1" : "0";
    switch (from.states[i]) {
      case indicator_state::present:
      case indicator_state::absent:
        if (written != value) repaired.add(written, value, spellings[i].count);
        break;
      case indicator_state::unreadable:
        into.unreadable += spellings[i].count;
        unreadable.add(written, {}, spellings[i].count);
        break;
      case indicator_state::missing:
        if (!written.empty()) missing.add(written, {}, spellings[i].count);
        break;
    }
  }
  into.repaired = repaired.by_count();
  into.unknown = unreadable.by_count();
  into.spelled_missing = missing.by_count();
  into.missing = cases.case_count - into.recorded - into.explicit_zeros - into.unreadable;
}

/// Variables of which a derived one compares the codes.
std::vector<bool> compared_variables(const codebook& book) {
  std::vector<bool> out(book.variables.size());
  for (const derived_variable& one : book.derived)
    if (one.how == derived_variable::kind::same_place)
      for (const std::size_t from : one.from) out[from] = true;
  return out;
}

/// Brings one block from spelling ids to what the column keeps. Where nothing but bitmaps is wanted, they are made from
/// the spelling ids, and no code is written.
bool settle_block(categorical_column& column, std::size_t block, std::size_t cases,
                  const std::vector<std::uint32_t>& code_of_spelling, bool is_compared) {
  block_codes& codes = column.blocks[block].codes;
  if (codes.narrow != nullptr && !column.has_codes && !is_compared) {
    value_of_code meaning{};
    for (std::size_t id = 0; id < code_of_spelling.size() && id < meaning.size(); ++id)
      meaning[id] = static_cast<std::uint8_t>(code_of_spelling[id]);
    return index_block(column, block, cases, meaning);
  }
  if (column.in_file && !recode(codes, code_of_spelling, column.values.size() < 256, cases)) return false;
  return index_block(column, block, cases);
}

/// Where each variable's column is, by position in the codebook; null for those without one.
std::vector<loading_column*> columns_by_variable(const codebook& book, loader& from) {
  std::vector<loading_column*> out(book.variables.size());
  for (loading_column& column : from.columns())
    if (column.as != loading_column::role::ignored) out[column.variable] = &column;
  return out;
}

}  // namespace

result<case_store> settle(const codebook& book, loader& from) {
  case_store out;
  out.case_count = from.case_count();
  out.categorical.resize(book.variables.size());
  out.indicators.resize(book.variables.size());
  const std::vector<loading_column*> columns = columns_by_variable(book, from);
  std::vector<settled_values> settled(book.variables.size());
  for (std::size_t v = 0; v < book.variables.size(); ++v) {
    const variable& of = book.variables[v];
    variable_report how_read;
    how_read.variable = v;
    if (of.is_indicator) {
      out.indicators[v].in_file = columns[v] != nullptr;
      if (columns[v] != nullptr) {
        count_indicator(*columns[v], out, how_read);
        out.indicators[v].blocks = std::move(columns[v]->indicator_blocks);
      }
      out.indicators[v].blocks.resize(out.block_count());
    } else {
      categorical_column& column = out.categorical[v];
      column.in_file = columns[v] != nullptr;
      settled[v] =
          column.in_file ? settle_values(book, of, columns[v]->spellings, out.case_count, how_read) : absent_values(of);
      column.values = settled[v].values;
      column.known_values = settled[v].known_values;
      column.codes_read = how_read.codes;
      column.has_codes = column.values.size() > most_bitmaps;
      column.blocks.resize(out.block_count());
    }
    if (columns[v] != nullptr) from.what_was_read().variables.push_back(std::move(how_read));
  }

  if (!merge_indicators(book, out)) return no_memory();
  begin_derived(book, out);
  const std::vector<bool> compared = compared_variables(book);
  for (std::size_t b = 0; b < out.block_count(); ++b) {
    for (std::size_t v = 0; v < book.variables.size(); ++v) {
      if (book.variables[v].is_indicator) continue;
      categorical_column& column = out.categorical[v];
      if (column.in_file) column.blocks[b].codes = std::move(columns[v]->code_blocks[b]);
      if (!settle_block(column, b, out.cases_in(b), settled[v].code_of_spelling, compared[v])) return no_memory();
    }
    if (!derive_block(book, out, b)) return no_memory();
    for (categorical_column& column : out.categorical)
      if (!column.blocks.empty()) drop_codes(column, b);
  }
  return out;
}

}  // namespace casewise
