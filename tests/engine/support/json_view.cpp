#include "json_view.h"

#include "doctest.h"

#include <algorithm>

namespace casewise::tests {

namespace {

std::optional<json::value> step(const json::value& from, std::string_view name) {
  if (!from.is_array()) return from.find(name);
  const auto items = from.items();
  if (name.starts_with("id=")) {
    for (const json::value& item : items.value())
      if (const auto id = item.find("id"); id && id->text().value() == name.substr(3)) return item;
    return std::nullopt;
  }
  const std::size_t at = static_cast<std::size_t>(std::atoll(std::string(name).c_str()));
  if (at >= items.value().size()) return std::nullopt;
  return items.value()[at];
}

}  // namespace

json_view::json_view(const std::string& text) {
  auto parsed = json::document::parse(text, error_code::bad_json);
  REQUIRE_MESSAGE(parsed.ok(), text.substr(0, 400));
  if (parsed.ok()) parsed_ = std::move(parsed.value());
}

std::optional<json::value> json_view::find(std::string_view path) const {
  if (!parsed_) return std::nullopt;
  std::optional<json::value> at = parsed_->root();
  while (at && !path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    at = step(*at, path.substr(0, end));
    path.remove_prefix(end);
  }
  return at;
}

std::string json_view::operator[](std::string_view path) const {
  const auto found = find(path);
  if (!found) return "absent";
  std::string out = found->document();
  std::replace(out.begin(), out.end(), '"', '\'');
  return out;
}

std::size_t json_view::length(std::string_view path) const {
  const auto found = find(path);
  if (!found || !found->is_array()) return 0;
  return found->items().value().size();
}

}  // namespace casewise::tests
