#include "codebook/spelling.h"

#include <algorithm>

#include "base/text.h"

namespace casewise {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::string uppered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

const country* find_alpha3(const codebook& book, std::string_view text) {
  if (text.size() != 3) return nullptr;
  const std::string code = uppered(text);
  const auto at = std::lower_bound(book.countries.begin(), book.countries.end(), code,
                                   [](const country& one, const std::string& wanted) { return one.alpha3 < wanted; });
  return at != book.countries.end() && at->alpha3 == code ? &*at : nullptr;
}

const country* find_alpha2(const codebook& book, std::string_view text) {
  if (text.size() != 2) return nullptr;
  const std::string code = uppered(text);
  const auto at = std::find_if(book.countries.begin(), book.countries.end(),
                               [&](const country& one) { return one.alpha2 == code; });
  return at != book.countries.end() ? &*at : nullptr;
}

bool is_missing(const codebook& book, const variable& of, std::string_view text) {
  return contains(book.missing_spellings, text) ||
         (of.kind == value_kind::country && contains(book.country_missing_spellings, text));
}

const codebook_value* find_listed(const variable& of, std::string_view text) {
  for (const codebook_value& one : of.values)
    for (const std::string& spelling : one.spellings)
      if (text::equal_ignoring_case(spelling, text)) return &one;
  return nullptr;
}

spelled_value understood(const codebook& book, const variable& of, std::string_view field, country_codes codes) {
  using kind = spelled_value::kind;
  const std::string_view text = text::trimmed(field);
  const bool alpha2 = of.kind == value_kind::country && codes == country_codes::alpha2;
  if (alpha2 && text == "NA") return {kind::known, find_alpha2(book, text) ? find_alpha2(book, text)->alpha3 : "NA"};
  if (is_missing(book, of, text)) return {kind::missing, {}};
  switch (of.kind) {
    case value_kind::year:
      if (const auto year = text::whole_number(text)) return {kind::known, std::to_string(*year)};
      break;
    case value_kind::country:
      if (const country* found = find_alpha3(book, text)) return {kind::known, found->alpha3};
      if (const country* found = alpha2 ? find_alpha2(book, text) : nullptr) return {kind::known, found->alpha3};
      break;
    case value_kind::band:
      if (const auto band = text::plain_band(text))
        if (const codebook_value* found = find_listed(of, *band)) return {kind::known, found->value};
      [[fallthrough]];
    case value_kind::list:
      if (const codebook_value* found = find_listed(of, text)) return {kind::known, found->value};
      break;
  }
  return {kind::unknown, std::string(text)};
}

}  // namespace

spelled_value spell(const codebook& book, const variable& of, std::string_view field, country_codes codes) {
  spelled_value out = understood(book, of, field, codes);
  const std::string_view text = text::trimmed(field);
  const bool is_kept = contains(of.kept_as_written, text);
  const bool changed = out.how == spelled_value::kind::known && out.value != text;
  if ((changed && (is_kept || of.keeps_all_as_written)) || (out.how == spelled_value::kind::missing && is_kept))
    return {spelled_value::kind::unknown, std::string(text)};
  return out;
}

indicator_state spell_indicator(const codebook& book, const variable& of, std::string_view field) {
  const std::string_view text = text::trimmed(field);
  const bool is_plain = text == "1" || text == "0";
  if (!is_plain && contains(of.kept_as_written, text)) return indicator_state::unreadable;
  if (contains(book.missing_spellings, text)) return indicator_state::missing;
  if (!is_plain && of.keeps_all_as_written) return indicator_state::unreadable;
  const std::string lower = text::lowered(text);
  if (contains(book.present_spellings, lower)) return indicator_state::present;
  if (contains(book.absent_spellings, lower)) return indicator_state::absent;
  return indicator_state::unreadable;
}

code_length country_code_length(const codebook& book, std::string_view field) {
  const std::string_view text = text::trimmed(field);
  if (text == "NA" || contains(book.missing_spellings, text) || contains(book.country_missing_spellings, text))
    return code_length::none;
  if (find_alpha2(book, text)) return code_length::two;
  if (find_alpha3(book, text)) return code_length::three;
  return code_length::none;
}

}  // namespace casewise
