#include "cases/settle_values.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace casewise {

namespace {

/// More alpha-2 than alpha-3 codes make a column two-letter (contract, section 1).
country_codes codes_of_column(const codebook& book, const spelling_table& spellings) {
  std::uint64_t two = 0, three = 0;
  for (const spelling_table::spelling& one : spellings.spellings()) {
    const code_length length = country_code_length(book, one.text);
    if (length == code_length::two) two += one.count;
    if (length == code_length::three) three += one.count;
  }
  return two > three ? country_codes::alpha2 : country_codes::alpha3;
}

/// The years met, and of those that the codebook does not cover how many cases.
void note_year(const variable& of, const std::string& year, std::uint64_t count, spelling_tally& out_of_range,
               variable_report& into) {
  const std::int64_t number = std::stoll(year);
  auto& [first, last] = into.years;
  const bool is_first = first == 0 && last == 0;
  first = is_first ? number : std::min(first, number);
  last = is_first ? number : std::max(last, number);
  if (number < of.years.first || number > of.years.second) out_of_range.add(year, {}, count);
}

/// The codebook's values of a variable, in order, given which of them the file has.
std::vector<value_name> known_values(const variable& of, const std::set<std::string>& in_file) {
  std::vector<value_name> out;
  if (of.kind == value_kind::year) {
    std::set<std::int64_t> years;
    for (std::int64_t year = of.years.first; year <= of.years.second; ++year) years.insert(year);
    for (const std::string& year : in_file) years.insert(std::stoll(year));
    for (const std::int64_t year : years) out.push_back({std::to_string(year), true});
  } else if (of.kind == value_kind::country) {
    for (const std::string& code : in_file) out.push_back({code, false});
  } else {
    for (const codebook_value& one : of.values) out.push_back({one.value, false});
  }
  return out;
}

}  // namespace

settled_values settle_values(const codebook& book, const variable& of, const spelling_table& spellings,
                             std::uint64_t cases, variable_report& into) {
  using kind = spelled_value::kind;
  if (of.kind == value_kind::country) into.codes = of.codes ? *of.codes : codes_of_column(book, spellings);
  std::vector<spelled_value> spelled;
  std::set<std::string> known;
  spelling_tally unknown, missing, repaired, out_of_range;
  for (const spelling_table::spelling& one : spellings.spellings()) {
    spelled_value value = one.count == 0 ? spelled_value{} : spell(book, of, one.text, into.codes);
    if (value.how == kind::known) known.insert(value.value);
    if (value.how == kind::known && of.kind == value_kind::year)
      note_year(of, value.value, one.count, out_of_range, into);
    if (value.how == kind::unknown) unknown.add(value.value, {}, one.count);
    const std::string_view written = text::trimmed(one.text);
    if (value.how != kind::missing)
      into.recorded += one.count;
    else if (!written.empty())
      missing.add(written, {}, one.count);
    if (value.how == kind::known && value.value != written) repaired.add(written, value.value, one.count);
    spelled.push_back(std::move(value));
  }
  into.missing = cases - into.recorded;
  into.unknown = unknown.by_count();
  into.repaired = repaired.by_count();
  into.spelled_missing = missing.by_count();
  into.out_of_range = out_of_range.by_count();

  settled_values out;
  out.values = known_values(of, known);
  out.known_values = out.values.size();
  for (const auto& [text, count] : unknown.counts()) out.values.push_back({text.first, false});
  std::unordered_map<std::string, std::uint32_t> known_codes, unknown_codes;
  for (std::uint32_t i = 0; i < out.values.size(); ++i)
    (i < out.known_values ? known_codes : unknown_codes)[out.values[i].text] = i + 1;
  out.code_of_spelling.push_back(0);
  for (const spelled_value& one : spelled)
    out.code_of_spelling.push_back(one.how == kind::known     ? known_codes[one.value]
                                   : one.how == kind::unknown ? unknown_codes[one.value]
                                                              : 0);
  return out;
}

settled_values absent_values(const variable& of) {
  settled_values out;
  out.values = known_values(of, {});
  out.known_values = out.values.size();
  return out;
}

}  // namespace casewise
