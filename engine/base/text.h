#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Text of case files and codebooks: UTF-8, compared byte by byte (which orders by code point).
namespace casewise::text {

/// Without surrounding blanks: spaces, tabs, line breaks and no-break spaces.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case, all else as it is.
std::string lowered(std::string_view text);

bool equal_ignoring_case(std::string_view a, std::string_view b);

/// True where every byte is part of a well-formed UTF-8 character.
bool is_utf8(std::string_view text);

/// An integer of up to 18 digits, with an optional minus and an optional ".0", ".00" …; nothing otherwise.
std::optional<std::int64_t> whole_number(std::string_view text);

/// A band of numbers in its plain spelling: dashes of any kind and number become one hyphen, leading zeros go, a remark
/// in brackets at the end is dropped: "09--17" is "9-17", "13–24 (1-2 yrs)" is "13-24", "48+" is "48+".
/// Nothing where the text is not a band.
std::optional<std::string> plain_band(std::string_view text);

}  // namespace casewise::text
