#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "cases/block.h"
#include "codebook/codebook.h"
#include "codebook/spelling.h"

namespace casewise {

/// The name of a value as results give it: years and item counts are integers, all else is text.
struct value_name {
  std::string text;
  bool is_integer = false;
};

/// One block of a categorical or derived variable. Values are held as bitmaps or as codes, never both.
struct categorical_block {
  std::vector<block_bitmap> of_value;  // one per value where the column has bitmaps
  block_codes codes;
  block_bitmap answered;
};

struct categorical_column {
  bool in_file = false;
  std::vector<value_name> values;                    // in the order of every table
  std::size_t known_values = 0;                      // the first of them, which the codebook knows
  bool has_codes = false;                            // many values: codes; few: bitmaps
  country_codes codes_read = country_codes::alpha3;  // countries: what the column was written in
  std::vector<categorical_block> blocks;
};

struct indicator_block {
  block_bitmap present;
  block_bitmap absent;  // a recorded 0
};

struct indicator_column {
  bool in_file = false;
  std::vector<indicator_block> blocks;
};

struct set_column {
  std::vector<std::size_t> items;  // positions of the variables that have a column, in the codebook's order
  std::vector<block_bitmap> answered;
};

/// All cases of one file. Built once, then only read. Bits and codes beyond the last case are 0.
struct case_store {
  std::uint32_t case_count = 0;
  std::vector<categorical_column> categorical;  // by position in the codebook; unused for indicators
  std::vector<indicator_column> indicators;     // by position in the codebook; unused for categorical variables
  std::vector<categorical_column> derived;      // as in the codebook
  std::vector<set_column> sets;                 // as in the codebook

  std::size_t block_count() const { return (case_count + cases_per_block - 1) / cases_per_block; }
  /// Cases and words in use of a block: the last one may be short.
  std::size_t cases_in(std::size_t block) const {
    return std::min<std::size_t>(cases_per_block, case_count - block * cases_per_block);
  }
  std::size_t words_in(std::size_t block) const { return (cases_in(block) + 63) / 64; }
};

/// A variable with at most this many values has a bitmap for each; with more it has codes.
inline constexpr std::size_t most_bitmaps = 32;

}  // namespace casewise
