#include "json/writer.h"

#include <charconv>

namespace casewise::json {

namespace {

void append_escaped(std::string& out, std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

void writer::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

writer& writer::begin_object() {
  separate();
  out_ += '{';
  needs_comma_ = false;
  return *this;
}

writer& writer::end_object() {
  out_ += '}';
  needs_comma_ = true;
  return *this;
}

writer& writer::begin_array() {
  separate();
  out_ += '[';
  needs_comma_ = false;
  return *this;
}

writer& writer::end_array() {
  out_ += ']';
  needs_comma_ = true;
  return *this;
}

writer& writer::key(std::string_view name) {
  separate();
  append_escaped(out_, name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

writer& writer::text(std::string_view value) {
  separate();
  append_escaped(out_, value);
  return *this;
}

writer& writer::number(std::int64_t value) {
  separate();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out_.append(digits, end);
  return *this;
}

writer& writer::boolean(bool value) { return raw(value ? "true" : "false"); }

writer& writer::null() { return raw("null"); }

writer& writer::raw(std::string_view document) {
  separate();
  out_ += document;
  return *this;
}

}  // namespace casewise::json
