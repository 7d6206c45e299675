#include "base/simd.h"

#include <array>

#include "../support/doctest.h"
#include "../support/random_cases.h"

namespace casewise {

TEST_CASE("64 bytes are kept where their bit is set, and found where they are equal") {
  tests::random_numbers random(23);
  for (int round = 0; round < 500; ++round) {
    std::array<std::uint8_t, 64> from{}, to{};
    for (std::uint8_t& byte : from) byte = static_cast<std::uint8_t>(random.below(round % 2 == 0 ? 256 : 3));
    to.fill(0xAA);
    const std::uint64_t bits = round == 0   ? 0
                               : round == 1 ? ~std::uint64_t{0}
                                            : std::uint64_t{random.next()} << 33 ^ random.next();
    simd::keep64(from.data(), bits, to.data());
    const std::uint64_t ones = simd::bytes64(from.data()).equal_to(1);
    for (std::size_t i = 0; i < 64; ++i) {
      CAPTURE(round);
      CAPTURE(i);
      REQUIRE(to[i] == ((bits >> i & 1) != 0 ? from[i] : 0));
      REQUIRE((ones >> i & 1) == (from[i] == 1 ? 1u : 0u));
    }
  }
}

}  // namespace casewise
