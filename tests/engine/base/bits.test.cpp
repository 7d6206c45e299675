#include "base/bits.h"

#include "../support/doctest.h"

#include <vector>

#include "base/simd.h"

namespace casewise {

namespace {

std::vector<std::size_t> set_bits(const std::vector<bits::word>& words) {
  std::vector<std::size_t> out;
  bits::for_each(words.data(), words.size(), [&](std::size_t at) { out.push_back(at); });
  return out;
}

}  // namespace

TEST_CASE("bits are visited in ascending order, across words") {
  std::vector<bits::word> words(3);
  for (const std::size_t at : {191, 0, 63, 64, 127, 128}) bits::set(words.data(), at);
  CHECK((set_bits(words) == std::vector<std::size_t>{0, 63, 64, 127, 128, 191}));
  CHECK(bits::count(words.data(), 3) == 6);
  CHECK(bits::count(words.data(), 1) == 2);
  CHECK(bits::test(words.data(), 127));
  bits::clear(words.data(), 127);
  CHECK_FALSE(bits::test(words.data(), 127));
  bits::clear(words.data(), 127);
  CHECK(bits::count(words.data(), 3) == 5);
}

TEST_CASE("bitmaps intersect, unite and subtract") {
  const std::vector<bits::word> a{0b1100, 0b1}, b{0b1010, 0b1};
  CHECK(bits::count_both(a.data(), b.data(), 2) == 2);
  std::vector<bits::word> into = a;
  bits::intersect(into.data(), b.data(), 2);
  CHECK((into == std::vector<bits::word>{0b1000, 0b1}));
  into = a;
  bits::unite(into.data(), b.data(), 2);
  CHECK((into == std::vector<bits::word>{0b1110, 0b1}));
  into = a;
  bits::subtract(into.data(), b.data(), 1);
  CHECK((into == std::vector<bits::word>{0b0100, 0b1}));
}

TEST_CASE("a byte is found at each of 64 places") {
  for (std::size_t at = 0; at < 64; ++at) {
    std::uint8_t text[64] = {};
    text[at] = 0xC2;
    CHECK(simd::bytes64(text).equal_to(0xC2) == std::uint64_t{1} << at);
    CHECK(simd::bytes64(text).equal_to(0) == ~(std::uint64_t{1} << at));
    CHECK(simd::bytes64(text).equal_to('x') == 0);
  }
}

}  // namespace casewise
