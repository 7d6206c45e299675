#include "json/writer.h"

#include <charconv>

namespace casewise::json {

namespace {

void append_escaped(std::string& out, std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // where the characters begin that are still to be copied as they are
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    const bool is_control = byte < 0x20 || byte == 0x7F;
    if (!is_control && byte != '"' && byte != '\\') continue;
    out.append(value, plain, i - plain);
    plain = i + 1;
    if (is_control) {
      const char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
      out.append(escape, sizeof escape);
    } else {
      out += '\\';
      out += value[i];
    }
  }
  out.append(value, plain);
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
