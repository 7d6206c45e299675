#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace casewise::tests {

/// A file of the repository, by its path from the root.
std::string read_file(const std::string& path);

/// JSON with its quotes written as apostrophes, which read better in C++: {'kind':'profile'}.
std::string json_of(std::string_view text);

/// `text` with the first `from` replaced by `to`; fails the test where there is none.
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// `text`, `times` times.
std::string repeated(std::string_view text, std::size_t times);

std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace casewise::tests
