// Records of any bytes as a case file: however the engine takes it, and against the same records written as lines of
// quoted fields under every name that occurs.
#include <algorithm>
#include <vector>

#include "check_cases.h"
#include "json/records.h"

namespace {

using namespace casewise;

struct table final : json::record_sink {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> rows{{}};
  bool is_plain = true;  // no name stands twice in a record

  void member(std::string_view name, std::string_view value) override {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto at = static_cast<std::size_t>(found - names.begin());
    if (found == names.end()) names.emplace_back(name);
    if (rows.back().size() <= at) rows.back().resize(at + 1, absent);
    is_plain = is_plain && rows.back()[at] == absent;
    rows.back()[at] = value;
  }
  void end_record() override { rows.emplace_back(); }

  static inline const std::string absent = "\xFF absent";  // no text of JSON
};

void write_line(const std::vector<std::string>& fields, std::size_t count, std::string& into) {
  for (std::size_t i = 0; i < count; ++i) {
    into += i == 0 ? "\"" : ",\"";
    if (i < fields.size() && fields[i] != table::absent)
      for (const char c : fields[i]) into.append(c == '"' ? 2 : 1, c);
    into += '"';
  }
  into += '\n';
}

/// The records as lines; nothing where they are no table that lines could write.
std::string as_lines(std::string_view text) {
  json::record_reader reader;
  table read;
  std::vector<char> window(text.begin(), text.end());
  window.resize(text.size() + 64);
  const auto done = reader.read({window.data(), text.size()}, true, read);
  read.rows.pop_back();
  // A file of one column has its own rule for empty lines.
  if (!done.ok() || !read.is_plain || read.names.size() < 2) return "";
  std::string lines;
  write_line(read.names, read.names.size(), lines);
  for (const auto& row : read.rows) write_line(row, read.names.size(), lines);
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view text = fuzz::text_of(bytes + 1, size - 1);
  using json::record_reader;
  if (record_reader::begins(text, true) != record_reader::beginning::records) return 0;
  fuzz::check_cases(text, 1 + bytes[0]);
  const std::string lines = as_lines(text);
  if (lines.empty()) return 0;
  const tests::opened records = fuzz::open_tiny(text);
  auto written = fuzz::tiny()->another();
  fuzz::promise(written->separate(',').ok(), "a comma separates");
  const tests::opened same = tests::read_into(std::move(written), lines, 0);
  fuzz::promise(records.code == same.code, "records are refused like lines");
  if (!records.ok()) return 0;
  constexpr std::string_view profile = R"({"kind":"profile"})";
  const auto of_records = records.data->run(profile), of_lines = same.data->run(profile);
  fuzz::promise(of_records.value().header == of_lines.value().header, "records have the values of lines");
  fuzz::promise(of_records.value().counts == of_lines.value().counts, "records count like lines");
  fuzz::promise(fuzz::columns_of(records) == fuzz::columns_of(same), "records have the columns of lines");
  return 0;
}
