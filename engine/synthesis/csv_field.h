#pragma once
#include <string>
#include <string_view>

namespace casewise::synthesis {

/// Appends a field of RFC 4180. A text that a spreadsheet could take for a formula gets a leading apostrophe.
inline void append_field(std::string& into, std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (formula) into += '\'';
    into += text;
    return;
  }
  into += '"';
  if (formula) into += '\'';
  for (const char c : text) into.append(c == '"' ? 2 : 1, c);
  into += '"';
}

}  // namespace casewise::synthesis
