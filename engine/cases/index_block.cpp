#include "cases/index_block.h"

#include "base/simd.h"

namespace casewise {

namespace {

std::size_t words_of(std::size_t cases) { return (cases + 63) / 64; }

/// Adds the cases whose code is `code` to a bitmap, which is made where there are any. Behind the last case codes are
/// 0, so whole words can be taken. False where there is no memory.
bool add_cases_with(std::uint8_t code, const std::uint8_t* codes, std::size_t words, block_bitmap& into) {
  std::size_t w = 0;
  if (into == nullptr) {
    while (w < words && simd::bytes64(codes + w * 64).equal_to(code) == 0) ++w;
    if (w == words) return true;
    into = zeroed<bits::word>(words_per_block);
    if (into == nullptr) return false;
  }
  for (; w < words; ++w) into[w] |= simd::bytes64(codes + w * 64).equal_to(code);
  return true;
}

/// Values of a column with many of them are found by code; which cases have any is one comparison.
void mark_answered(const block_codes& codes, std::size_t cases, bits::word* answered) {
  if (codes.narrow != nullptr) {
    for (std::size_t w = 0; w < words_of(cases); ++w) answered[w] = ~simd::bytes64(&codes.narrow[w * 64]).equal_to(0);
  } else {
    for (std::size_t i = 0; i < cases; ++i) answered[i >> 6] |= bits::word{codes.wide[i] != 0} << (i & 63);
  }
}

}  // namespace

bool index_block(categorical_column& column, std::size_t block, std::size_t cases, const value_of_code& meaning) {
  categorical_block& of = column.blocks[block];
  if (!column.has_codes) of.of_value.resize(column.values.size());
  if (of.codes.narrow == nullptr && of.codes.wide == nullptr) return true;
  of.answered = zeroed<bits::word>(words_per_block);
  if (of.answered == nullptr) return false;
  if (column.has_codes) {
    mark_answered(of.codes, cases, of.answered.get());
    return true;
  }
  for (std::size_t code = 1; code < meaning.size(); ++code)
    if (meaning[code] != 0 && !add_cases_with(static_cast<std::uint8_t>(code), of.codes.narrow.get(), words_of(cases),
                                              of.of_value[meaning[code] - 1u]))
      return false;
  for (const block_bitmap& value : of.of_value)
    if (value != nullptr) bits::unite(of.answered.get(), value.get(), words_of(cases));
  return true;
}

bool index_block(categorical_column& column, std::size_t block, std::size_t cases) {
  value_of_code itself{};
  for (std::size_t value = 1; value <= column.values.size() && value < itself.size(); ++value)
    itself[value] = static_cast<std::uint8_t>(value);
  return index_block(column, block, cases, itself);
}

void drop_codes(categorical_column& column, std::size_t block) {
  if (!column.has_codes) column.blocks[block].codes = {};
}

}  // namespace casewise
