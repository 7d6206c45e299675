#include "texts.h"

#include "doctest.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace casewise::tests {

std::string read_file(const std::string& path) {
  const std::ifstream file(std::string(CASEWISE_TESTS_DIR) + "/../" + path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string json_of(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\'', '"');
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, "nothing to replace: " << std::string(from));
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += between;
    out += parts[i];
  }
  return out;
}

}  // namespace casewise::tests
