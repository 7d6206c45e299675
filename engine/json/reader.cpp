#include "json/reader.h"

#include <algorithm>

namespace casewise::json {

namespace {

/// RFC 6901: "~" and "/" inside a name are escaped.
std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

}  // namespace

value value::child(simdjson::dom::element element, std::string_view name) const {
  return {element, pointer_ + '/' + escaped(name), on_mismatch_};
}

result<std::string_view> value::text() const {
  std::string_view out;
  if (element_.get(out) != simdjson::SUCCESS) return mismatch("Give a text here.");
  return out;
}

result<std::int64_t> value::integer() const {
  std::int64_t whole = 0;
  if (element_.get(whole) == simdjson::SUCCESS) return whole;
  double number = 0;
  const bool is_number = element_.get(number) == simdjson::SUCCESS;
  if (!is_number || !(number > -1e15 && number < 1e15) ||
      number != static_cast<double>(static_cast<std::int64_t>(number)))
    return mismatch("Give a whole number here.");
  return static_cast<std::int64_t>(number);
}

result<double> value::number() const {
  double out = 0;
  if (element_.get(out) != simdjson::SUCCESS) return mismatch("Give a number here.");
  return out;
}

result<bool> value::boolean() const {
  bool out = false;
  if (element_.get(out) != simdjson::SUCCESS) return mismatch("Give true or false here.");
  return out;
}

result<std::vector<value>> value::items() const {
  simdjson::dom::array array;
  if (element_.get(array) != simdjson::SUCCESS) return mismatch("Give a list here.");
  std::vector<value> out;
  for (const simdjson::dom::element item : array) out.push_back(child(item, std::to_string(out.size())));
  return out;
}

result<std::vector<std::pair<std::string_view, value>>> value::members() const {
  simdjson::dom::object object;
  if (element_.get(object) != simdjson::SUCCESS) return mismatch("Give an object here.");
  std::vector<std::pair<std::string_view, value>> out;
  for (const simdjson::dom::key_value_pair member : object) {
    const bool twice =
        std::any_of(out.begin(), out.end(), [&](const auto& earlier) { return earlier.first == member.key; });
    value held = child(member.value, member.key);
    if (twice) return held.mismatch("This name stands twice in one object; keep one of them.");
    out.emplace_back(member.key, std::move(held));
  }
  return out;
}

result<std::vector<std::string>> value::texts() const {
  CASEWISE_TRY(list, items());
  std::vector<std::string> out;
  for (const value& item : list) {
    CASEWISE_TRY(one, item.text());
    out.emplace_back(one);
  }
  return out;
}

result<std::string> value::scalar() const {
  if (is_text()) return std::string(text().value());
  if (is_boolean()) return std::string(boolean().value() ? "true" : "false");
  if (auto whole = integer(); whole.ok()) return std::to_string(whole.value());
  if (element_.is_number()) return document();
  return mismatch("Give a text or a number here.");
}

result<value> value::at(std::string_view name) const {
  if (!is_object()) return mismatch("Give an object here.");
  if (auto found = find(name)) return std::move(*found);
  return mismatch("Add \"" + std::string(name) + "\" here.");
}

std::optional<value> value::find(std::string_view name) const {
  simdjson::dom::object object;
  simdjson::dom::element found;
  if (element_.get(object) != simdjson::SUCCESS || object.at_key(name).get(found) != simdjson::SUCCESS)
    return std::nullopt;
  return child(found, name);
}

std::string value::document() const { return simdjson::minify(element_); }

result<document> document::parse(std::string_view text, error_code on_mismatch) {
  document out;
  out.on_mismatch_ = on_mismatch;
  out.parser_ = std::make_unique<simdjson::dom::parser>();
  const simdjson::padded_string padded(text);
  switch (out.parser_->parse(padded).get(out.root_)) {
    case simdjson::SUCCESS:
      return out;
    case simdjson::DEPTH_ERROR:
      return error{on_mismatch, "This is nested too deeply; use fewer levels.", ""};
    case simdjson::MEMALLOC:
      return error{error_code::out_of_memory, "There is not enough memory to read this text.", ""};
    default:
      return error{error_code::bad_json, "This is not well-formed JSON; check its brackets, commas and quotes.", ""};
  }
}

}  // namespace casewise::json
