#pragma once
#include <cstddef>
#include <string>

namespace casewise::tests {

/// What a splitter of delimited text (comma, 3 columns) says of `csv`: "<column:text>" for fields that are not empty,
/// "|fields" for line ends, "_" for blank lines, "?" for stray quotes, "open" for a quote that is never closed.

/// By a loop over its letters.
std::string split_naively(const std::string& csv);

/// By `csv_scanner`, in slices of `slice_size` bytes.
std::string split_by_scanner(const std::string& csv, std::size_t slice_size);

}  // namespace casewise::tests
