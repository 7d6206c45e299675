#include "tables/tally.h"

#include <array>
#include <vector>

#include "../support/doctest.h"
#include "../support/random_cases.h"

namespace casewise {

TEST_CASE("bytes are tallied among the cases that are asked for") {
  tests::random_numbers random(3);
  byte_tally tally;
  std::array<std::uint64_t, 256> expected{};
  for (std::size_t words = 0; words < 40; ++words) {
    std::vector<std::uint8_t> bytes(words * 64);
    std::vector<bits::word> among(words);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.below(words % 2 == 0 ? 256 : 3));
    for (bits::word& word : among) {
      const std::uint32_t roll = random.below(4);  // full, empty, dense and sparse words
      word = roll == 0 ? ~bits::word{0} : roll == 1 ? 0 : std::uint64_t{random.next()} << 32 | random.next();
      if (roll == 3) word &= std::uint64_t{random.next()} << 29 & random.next();
    }
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (bits::test(among.data(), i)) ++expected[bytes[i]];
    tally.add(bytes.data(), among.data(), words);
  }
  for (std::size_t byte = 0; byte < 256; ++byte) CHECK(tally.count(byte) == expected[byte]);
}

}  // namespace casewise
