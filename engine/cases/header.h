#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "codebook/codebook.h"

namespace casewise {

/// How a column of the file was matched to the codebook.
enum class mapping { none, exact, alias, duplicate };

struct header_column {
  std::string name;  // without surrounding blanks
  mapping how = mapping::none;
  std::size_t variable = 0;            // position in the codebook; meaningless for `none`
  std::uint64_t padded_from_here = 0;  // short lines that end in front of this column; counted by the loader
};

/// The first line of a case file that is not blank.
struct file_header {
  bool byte_order_mark = false;
  bool is_json = false;  // the file holds records; their names are the header
  std::uint8_t separator = ',';
  std::vector<header_column> columns;
  std::uint64_t blank_lines = 0;  // in front of it
  std::uint64_t line = 1;         // its own number
  std::size_t bytes = 0;          // up to the end of the header line
};

/// Reads the header from the first `size` bytes of a file. Nothing where the header line is not whole yet; with `last`
/// the file ends here. The separator is `separator`, or where it is 0 the one of , ; tab | that finds most variables,
/// then most columns.
/// Errors: empty_file, not_a_table, no_known_column, unclosed_quote, bad_encoding.
result<std::optional<file_header>> read_header(const std::uint8_t* text, std::size_t size, bool last,
                                               const codebook& book, char separator = 0);

/// For a survey of a file that no codebook fits: each column becomes a variable, named by its position from 1, whose
/// values are all unknown.
void survey_columns(file_header& header, codebook& book);

}  // namespace casewise
