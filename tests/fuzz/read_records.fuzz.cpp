// JSON of any bytes as records: by the reader alone, which is quick, so that millions can be tried; in slices, too.
#include <vector>

#include "json/records.h"
#include "seam.h"

namespace {

using namespace casewise;

struct transcript final : json::record_sink {
  std::string text;
  void member(std::string_view name, std::string_view value) override {
    text += std::string(name) + "\x1F" + std::string(value) + "\x1E";
  }
  void end_record() override { text += "\n"; }
};

std::string read(std::string_view json, std::size_t slice) {
  json::record_reader reader;
  transcript heard;
  std::string rest;
  for (std::size_t at = 0;; at += slice) {
    const bool last = at + slice >= json.size();
    rest += json.substr(at, slice);
    std::vector<char> window(rest.begin(), rest.end());
    window.resize(rest.size() + 64);
    const auto done = reader.read({window.data(), rest.size()}, last, heard);
    if (!done.ok()) {
      fuzz::promise(!done.failure().message.empty(), "every refusal has a sentence");
      return heard.text + std::string(name_of(done.failure().code)) + done.failure().where;
    }
    if (last) return heard.text;
    rest.erase(0, done.value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view json = fuzz::text_of(bytes + 1, size - 1);
  using casewise::json::record_reader;
  if (record_reader::begins(json, true) != record_reader::beginning::records) return 0;
  fuzz::promise(read(json, json.size() + 1) == read(json, 1 + bytes[0]), "slices change no record");
  return 0;
}
