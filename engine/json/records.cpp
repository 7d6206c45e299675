#include "json/records.h"

#include "simdjson.h"

namespace casewise::json {

namespace {

constexpr std::size_t longest_record = std::size_t{1} << 20;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t behind_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// Where the object that begins at `from` ends; 0 where it is not whole.
std::size_t end_of_object(std::string_view text, std::size_t from) {
  std::size_t depth = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\';
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return 0;
}

}  // namespace

struct record_reader::parser {
  simdjson::dom::parser held;
};

record_reader::record_reader() : parser_(std::make_unique<parser>()) {}
record_reader::~record_reader() = default;
record_reader::record_reader(record_reader&&) noexcept = default;

record_reader::beginning record_reader::begins(std::string_view text, bool last) {
  const auto unfinished = last ? beginning::other : beginning::unknown;
  const std::size_t first = behind_space(text, 0);
  if (first == text.size()) return beginning::unknown;
  if (text[first] != '{' && text[first] != '[') return beginning::other;
  const std::size_t second = behind_space(text, first + 1);
  if (second == text.size()) return unfinished;
  const std::string_view expected = text[first] == '{' ? "\"}" : "{]";
  return expected.find(text[second]) != std::string_view::npos ? beginning::records : beginning::other;
}

error record_reader::at(error_code code, const char* message, std::size_t value) const {
  std::string where = "record " + std::to_string(number_);
  if (value > 0) where += ", value " + std::to_string(value);
  return {code, message, std::move(where)};
}

result<std::size_t> record_reader::read(std::string_view text, bool last, record_sink& sink) {
  constexpr const char* malformed = "This is not well-formed JSON; check its brackets, commas and quotes.";
  std::size_t at_byte = 0;
  for (;;) {
    at_byte = behind_space(text, at_byte);
    if (at_byte == text.size()) break;
    const char c = text[at_byte];
    if (place_ == place::start) {
      is_array_ = c == '[';
      place_ = is_array_ ? place::first : place::record;
      at_byte += is_array_;
    } else if (is_array_ && c == ']' && (place_ == place::first || place_ == place::between)) {
      place_ = place::behind;
      ++at_byte;
    } else if (place_ == place::between && is_array_ && c == ',') {
      place_ = place::record;
      ++at_byte;
    } else if (c == '{' && (place_ == place::first || place_ == place::record)) {
      const std::size_t end = end_of_object(text, at_byte);
      const std::size_t length = (end == 0 ? text.size() : end) - at_byte;
      if (end != 0 || length > longest_record || last) ++number_;
      if (length > longest_record)
        return at(error_code::not_a_table, "This record is over a megabyte long; this is not a table of cases.");
      if (end == 0) {
        if (last) return at(error_code::bad_json, "The file ends in the middle of a record; get it again.");
        break;
      }
      CASEWISE_CHECK(read_one(text.substr(at_byte, length), sink));
      at_byte = end;
      place_ = is_array_ ? place::between : place::record;
    } else {
      ++number_;
      return at(error_code::bad_json, malformed);
    }
  }
  if (last && is_array_ && place_ != place::behind)
    return at(error_code::bad_json, "The list is not closed at the end of the file; get it again.");
  return at_byte;
}

outcome record_reader::read_one(std::string_view record, record_sink& sink) {
  simdjson::dom::object object;
  switch (parser_->held.parse(record.data(), record.size(), false).get(object)) {
    case simdjson::SUCCESS:
      break;
    case simdjson::UTF8_ERROR:
      return at(error_code::bad_encoding, "This record has characters that are not UTF-8; save the file in UTF-8.");
    case simdjson::MEMALLOC:
      return at(error_code::out_of_memory, "There is not enough memory to read this file.");
    case simdjson::BIGINT_ERROR:
      return at(error_code::bad_json, "A number in this record has too many digits; write it as a text.");
    default:
      if (record.find("NaN") != record.npos)
        return at(error_code::bad_json, "JSON has no NaN; write null for what is missing, and check the rest.");
      return at(error_code::bad_json, "This is not well-formed JSON; check its brackets, commas and quotes.");
  }
  std::size_t count = 0;
  for (const simdjson::dom::key_value_pair one : object) {
    ++count;
    std::string_view text;
    double number = 0;
    switch (one.value.type()) {
      case simdjson::dom::element_type::STRING:
        text = one.value.get_string().value_unsafe();
        break;
      case simdjson::dom::element_type::BOOL:
        text = one.value.get_bool().value_unsafe() ? "true" : "false";
        break;
      case simdjson::dom::element_type::NULL_VALUE:
        break;
      case simdjson::dom::element_type::ARRAY:
      case simdjson::dom::element_type::OBJECT:
        if (!sink.takes_nested(one.key))
          return at(error_code::not_a_table, "A record holds a list or an object here; write one plain value per name.",
                    count);
        number_text_ = simdjson::minify(one.value);
        text = number_text_;
        break;
      case simdjson::dom::element_type::DOUBLE:
        number = one.value.get_double().value_unsafe();
        // 2016.0 is 2016, as everywhere.
        if (number > -1e15 && number < 1e15 && number == static_cast<double>(static_cast<std::int64_t>(number))) {
          number_text_ = std::to_string(static_cast<std::int64_t>(number));
          text = number_text_;
          break;
        }
        [[fallthrough]];
      default:
        number_text_ = simdjson::minify(one.value);
        text = number_text_;
    }
    sink.member(one.key, text);
  }
  sink.end_record();
  return nothing{};
}

}  // namespace casewise::json
