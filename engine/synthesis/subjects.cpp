#include "synthesis/subjects.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace casewise::synthesis {

namespace {

/// By line: the subject's value, counted from 1; 0 where there is none.
std::vector<std::uint32_t> codes_of(const case_store& cases, const categorical_column& from) {
  std::vector<std::uint32_t> out(cases.case_count, 0);
  for (std::size_t b = 0; b < from.blocks.size(); ++b) {
    const categorical_block& block = from.blocks[b];
    const std::size_t first = b * cases_per_block;
    for (std::size_t value = 0; value < block.of_value.size(); ++value)
      if (block.of_value[value] != nullptr)
        bits::for_each(block.of_value[value].get(), cases.words_in(b),
                       [&](std::size_t i) { out[first + i] = static_cast<std::uint32_t>(value + 1); });
    for (std::size_t i = 0; i < cases.cases_in(b); ++i) {
      if (block.codes.narrow != nullptr) out[first + i] = block.codes.narrow[i];
      if (block.codes.wide != nullptr) out[first + i] = block.codes.wide[i];
    }
  }
  return out;
}

/// The column in which a line has another value than the record that it is to join; nothing where it was united.
std::optional<std::size_t> unite(std::span<attribute> record, std::span<const attribute> line,
                                 const std::vector<bool>& is_indicator) {
  for (std::size_t j = 0; j < line.size(); ++j) {
    if (line[j] == 0 || line[j] == record[j]) continue;
    // Of an indicator, 1 is the first attribute.
    if (record[j] == 0 || is_indicator[j])
      record[j] = record[j] == 0 ? line[j] : std::min(record[j], line[j]);
    else
      return j;
  }
  return std::nullopt;
}

}  // namespace

result<std::optional<std::size_t>> subject_variable(codebook& book, file_options& options) {
  if (options.subject.empty()) return std::optional<std::size_t>();
  const std::string header(text::trimmed(options.subject));
  // A proposed codebook leaves out columns like this one.
  std::erase(book.ignored_columns, header);
  auto at = book.variable_of_header(header);
  if (at && book.variables[*at].is_indicator)
    return error{error_code::bad_query, "A column of 1 and blank cannot name subjects.", "/subject"};
  if (options.columns.empty())
    for (const variable& one : book.variables) options.columns.push_back(one.id);
  if (!at) {
    variable made;
    made.id = header;
    made.domain_from_data = made.keeps_all_as_written = true;
    at = book.variables.size();
    book.variables.push_back(std::move(made));
  } else if (std::erase(options.columns, book.variables[*at].id) > 0 && options.columns.empty()) {
    return error{error_code::bad_query, "Choose columns besides the one that names subjects.", "/columns"};
  }
  return at;
}

result<record_table> merged_by_subject(const record_table& lines, const domain& over, const codebook& book,
                                       const case_store& cases, std::size_t subject) {
  if (!cases.categorical[subject].in_file)
    return error{error_code::unknown_variable, "The file has no column with this header.", "/subject"};
  std::vector<bool> is_indicator;
  for (const domain_column& one : over.columns)
    is_indicator.push_back(book.variables[*book.find_variable(one.id)].is_indicator);

  constexpr std::uint32_t none = ~0u;
  std::vector<std::uint32_t> record_of(cases.categorical[subject].values.size() + 1, none);
  const std::vector<std::uint32_t> subjects = codes_of(cases, cases.categorical[subject]);
  record_table out(lines.columns());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::uint32_t& record = record_of[subjects[i]];
    if (subjects[i] == 0 || record == none) {
      record = static_cast<std::uint32_t>(out.size());
      out.add(lines.row(i));
      continue;
    }
    if (const auto column = unite(out.row(record), lines.row(i), is_indicator))
      return error{error_code::bad_query,
                   "Two lines of one subject have different values in one column (number " +
                       std::to_string(*column + 1) + " of those chosen): mend the file, or leave that column out.",
                   "/columns/" + std::to_string(*column)};
  }
  return out;
}

}  // namespace casewise::synthesis
