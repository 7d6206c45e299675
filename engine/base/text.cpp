#include "base/text.h"

#include <algorithm>

namespace casewise::text {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t blank_at_start(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) return 1;
  return text.starts_with(no_break_space) ? 2 : 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
  return text.ends_with(no_break_space) ? 2 : 0;
}

/// Bytes of one dash at the start: hyphen, minus, or any of the dashes U+2010 to U+2015.
std::size_t dash_at_start(std::string_view text) {
  if (text.starts_with('-')) return 1;
  if (text.starts_with("\xE2\x88\x92")) return 3;
  if (text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x90' && text[2] <= '\x95') return 3;
  return 0;
}

void skip_blanks(std::string_view& text) {
  while (const std::size_t n = blank_at_start(text)) text.remove_prefix(n);
}

/// Takes leading digits, without leading zeros; empty if there is none.
std::string take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return std::string(digits);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  skip_blanks(text);
  while (const std::size_t n = blank_at_end(text)) text.remove_suffix(n);
  return text;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return false;
    std::uint32_t point = lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<std::uint8_t>(text[i + k]);
      if ((next & 0xC0) != 0x80) return false;
      point = point << 6 | (next & 0x3Fu);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
    i += length;
  }
  return true;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::size_t digits = 0;
  std::int64_t number = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits) {
    if (digits == 18) return std::nullopt;
    number = number * 10 + (text[digits] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    while (text.starts_with('0')) text.remove_prefix(1);
  }
  if (!text.empty()) return std::nullopt;
  return negative ? -number : number;
}

std::optional<std::string> plain_band(std::string_view text) {
  std::string band = take_number(text);
  if (band.empty()) return std::nullopt;
  skip_blanks(text);
  if (text.starts_with('+')) {
    band += '+';
    text.remove_prefix(1);
  } else {
    if (dash_at_start(text) == 0) return std::nullopt;
    while (const std::size_t n = dash_at_start(text)) text.remove_prefix(n);
    skip_blanks(text);
    const std::string upper = take_number(text);
    if (upper.empty()) return std::nullopt;
    band += '-' + upper;
  }
  text = trimmed(text);
  if (!text.empty() && !(text.starts_with('(') && text.ends_with(')'))) return std::nullopt;
  return band;
}

}  // namespace casewise::text
