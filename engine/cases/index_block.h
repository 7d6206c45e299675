#pragma once
#include <array>
#include <cstdint>

#include "cases/case_store.h"

namespace casewise {

/// What each narrow code of a block stands for: 0 is missing, else 1 + the position of its value.
using value_of_code = std::array<std::uint8_t, 256>;

/// Says of one block which cases answered and, where the column has few values, makes a bitmap of each: then `meaning`
/// tells what the codes stand for, else they stand for themselves. Codes are left as they are. False where there is no
/// memory.
bool index_block(categorical_column& column, std::size_t block, std::size_t cases, const value_of_code& meaning);

/// The same for a column whose codes are 1 + the position of a value.
bool index_block(categorical_column& column, std::size_t block, std::size_t cases);

/// Gives the codes of one block back where the column has bitmaps instead.
void drop_codes(categorical_column& column, std::size_t block);

}  // namespace casewise
