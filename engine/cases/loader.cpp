#include "cases/loader.h"

#include "base/text.h"

namespace casewise {

namespace {

constexpr std::size_t most_spellings = std::size_t{1} << 20;
constexpr std::uint32_t most_cases = 1u << 28;  // counts of responses stay within 32 bits

bool is_mapped(const header_column& column) { return column.how == mapping::exact || column.how == mapping::alias; }

}  // namespace

loader::loader(const codebook& book, file_header header)
    : book_(book), scanner_(header.separator, header.columns.size(), header.line + 1) {
  for (const header_column& column : header.columns) {
    loading_column loading;
    loading.variable = column.variable;
    if (is_mapped(column))
      loading.as = book.variables[column.variable].is_indicator ? loading_column::role::indicator
                                                                : loading_column::role::categorical;
    columns_.push_back(std::move(loading));
  }
  for (std::uint64_t line = 1; line <= header.blank_lines; ++line) report_.blank.add(line);
  report_.header = std::move(header);
  begin_block();
}

void loader::begin_block() {
  case_in_block_ = 0;
  if (case_count_ >= most_cases) fail(error_code::too_large, "This file has more cases than fit; split it by year.");
  bool enough = true;
  for (loading_column& column : columns_) {
    if (column.as == loading_column::role::indicator) {
      column.indicator_blocks.push_back({zeroed<bits::word>(words_per_block), nullptr});
      column.present = column.indicator_blocks.back().present.get();
      enough = enough && column.present != nullptr;
    } else if (column.as == loading_column::role::categorical) {
      column.code_blocks.push_back({zeroed<std::uint8_t>(cases_per_block), nullptr});
      column.narrow = column.code_blocks.back().narrow.get();
      column.wide = nullptr;
      enough = enough && column.narrow != nullptr;
    }
  }
  if (enough) return;
  fail(error_code::out_of_memory, "There is not enough memory for this file; close other tabs or split the file.");
  // Nothing may be written any more; the scanner goes on until the end of the slice.
  for (loading_column& column : columns_) {
    column.as = loading_column::role::ignored;
    column.present = nullptr;
  }
}

void loader::one_elsewhere(std::size_t column) {
  static constexpr std::uint8_t text[8] = {'1'};  // 8 bytes can be read
  field(column, text, 1);
}

void loader::check_new_spelling(loading_column& column, std::uint32_t id) {
  if (!text::is_utf8(column.spellings.at(id).text))
    fail(error_code::bad_encoding, "This line has characters that are not UTF-8; save the file as CSV in UTF-8.");
  if (column.spellings.spellings().size() > most_spellings)
    fail(error_code::too_large, "A column of a known variable has over a million different values; check its header.");
}

void loader::set_wide_code(loading_column& column, std::uint32_t id) {
  block_codes& codes = column.code_blocks.back();
  if (column.wide == nullptr) {
    codes.wide = zeroed<std::uint32_t>(cases_per_block);
    if (codes.wide == nullptr) return fail(error_code::out_of_memory, "There is not enough memory for this file.");
    for (std::size_t i = 0; i < case_in_block_; ++i) codes.wide[i] = codes.narrow[i];
    codes.narrow.reset();
    column.narrow = nullptr;
    column.wide = codes.wide.get();
  }
  column.wide[case_in_block_] = id;
}

void loader::odd_indicator(loading_column& column, const std::uint8_t* at, std::size_t length) {
  const std::uint32_t id = column.spellings.id_of(at, length);
  spelling_table::spelling& spelling = column.spellings.at(id);
  if (id > column.states.size()) {
    column.states.push_back(spell_indicator(book_, spelling.text));
    check_new_spelling(column, id);
  }
  ++spelling.count;
  odd_fields_.push_back({static_cast<std::size_t>(&column - columns_.data()), id});
  const indicator_state state = column.states[id - 1];
  if (state == indicator_state::present) bits::set(column.present, case_in_block_);
  if (state != indicator_state::absent) return;
  block_bitmap& absent = column.indicator_blocks.back().absent;
  if (absent == nullptr) absent = zeroed<bits::word>(words_per_block);
  if (absent == nullptr) return fail(error_code::out_of_memory, "There is not enough memory for this file.");
  bits::set(absent.get(), case_in_block_);
}

/// Decides on a line that has more or fewer fields than the header (contract, section 1). False: it is no case.
bool loader::keep_ragged_line(std::size_t fields) {
  const std::uint64_t line = scanner_.line();
  if (fields < columns_.size()) {
    report_.padded.add(line);
    return true;
  }
  if (!extra_fields_) {
    report_.kept_long.add(line);
    return true;
  }
  report_.set_aside.add(line);
  extra_fields_ = false;
  take_back_line();
  return false;
}

/// Undoes what the fields of the current line have written.
void loader::take_back_line() {
  for (loading_column& column : columns_) {
    if (column.as == loading_column::role::indicator) {
      bits::clear(column.present, case_in_block_);
      if (column.indicator_blocks.back().absent != nullptr)
        bits::clear(column.indicator_blocks.back().absent.get(), case_in_block_);
    } else if (column.as == loading_column::role::categorical) {
      const std::uint32_t id = column.narrow != nullptr ? column.narrow[case_in_block_] : column.wide[case_in_block_];
      if (id != 0) --column.spellings.at(id).count;
      if (column.narrow != nullptr)
        column.narrow[case_in_block_] = 0;
      else
        column.wide[case_in_block_] = 0;
    }
  }
  for (const odd_field& one : odd_fields_) --columns_[one.column].spellings.at(one.spelling).count;
  odd_fields_.clear();
}

void loader::fail(error_code code, const char* message) {
  if (!failure_) failure_ = error{code, message, "line " + std::to_string(scanner_.line())};
}

}  // namespace casewise
