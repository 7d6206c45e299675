#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace casewise::json {

/// Writes one JSON document. Commas are placed by the writer; the caller opens and closes what it opened.
class writer {
 public:
  writer& begin_object();
  writer& end_object();
  writer& begin_array();
  writer& end_array();
  writer& key(std::string_view name);
  writer& text(std::string_view value);
  writer& number(std::int64_t value);
  writer& boolean(bool value);
  writer& null();
  /// Places a JSON text as it is: the caller answers for its being well-formed.
  writer& raw(std::string_view document);

  const std::string& document() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace casewise::json
