#include "synthesis/records.h"

#include <string_view>
#include <unordered_map>

namespace casewise::synthesis {

namespace {

/// From the codes of a column of the case store to attributes; values outside the domain become 0.
std::vector<attribute> attributes_of_codes(const categorical_column& from, const domain& over,
                                           const domain_column& column) {
  std::unordered_map<std::string_view, attribute> named;
  for (attribute i = 0; i < column.size; ++i) {
    const auto one = static_cast<attribute>(column.first + i);
    named.emplace(over.names[one], one);
  }
  // A published list holds no value of the file that the codebook does not know, even one spelled like a known one.
  const std::size_t usable = column.from_data ? from.values.size() : from.known_values;
  std::vector<attribute> out(from.values.size() + 1, 0);
  for (std::size_t i = 0; i < usable; ++i) {
    const auto found = named.find(from.values[i].text);
    if (found != named.end()) out[i + 1] = found->second;
  }
  return out;
}

void set_where(const block_bitmap& bitmap, std::size_t words, attribute to, std::size_t first, std::size_t column,
               record_table& into) {
  if (bitmap == nullptr || to == 0) return;
  bits::for_each(bitmap.get(), words, [&](std::size_t i) { into.row(first + i)[column] = to; });
}

void fill_categorical(const case_store& cases, const categorical_column& from, const domain& over, std::size_t column,
                      record_table& into) {
  const std::vector<attribute> of_code = attributes_of_codes(from, over, over.columns[column]);
  for (std::size_t b = 0; b < from.blocks.size(); ++b) {
    const categorical_block& block = from.blocks[b];
    const std::size_t first = b * cases_per_block;
    for (std::size_t value = 0; value < block.of_value.size(); ++value)
      set_where(block.of_value[value], cases.words_in(b), of_code[value + 1], first, column, into);
    for (std::size_t i = 0; i < cases.cases_in(b); ++i) {
      if (block.codes.narrow != nullptr) into.row(first + i)[column] = of_code[block.codes.narrow[i]];
      if (block.codes.wide != nullptr) into.row(first + i)[column] = of_code[block.codes.wide[i]];
    }
  }
}

void fill_indicator(const case_store& cases, const indicator_column& from, const domain_column& column, std::size_t at,
                    record_table& into) {
  for (std::size_t b = 0; b < from.blocks.size(); ++b) {
    const std::size_t first = b * cases_per_block, words = cases.words_in(b);
    set_where(from.blocks[b].present, words, column.first, first, at, into);
    if (column.size == 2)
      set_where(from.blocks[b].absent, words, static_cast<attribute>(column.first + 1), first, at, into);
  }
}

}  // namespace

record_table records_of(const codebook& book, const case_store& cases, const domain& over) {
  record_table out(over.columns.size());
  out.resize(cases.case_count);
  for (std::size_t column = 0; column < over.columns.size(); ++column) {
    const std::size_t at = *book.find_variable(over.columns[column].id);
    if (book.variables[at].is_indicator)
      fill_indicator(cases, cases.indicators[at], over.columns[column], column, out);
    else
      fill_categorical(cases, cases.categorical[at], over, column, out);
  }
  return out;
}

}  // namespace casewise::synthesis
