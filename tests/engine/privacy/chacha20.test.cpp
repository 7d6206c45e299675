#include "privacy/chacha20.h"

#include <string>

#include "support/doctest.h"
#include "support/fixed_key.h"

using namespace casewise;
using words = std::array<std::uint32_t, 16>;

TEST_CASE("chacha20: the blocks of RFC 8439") {
  const std::array<std::uint32_t, 8> key = {0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c,
                                            0x13121110, 0x17161514, 0x1b1a1918, 0x1f1e1d1c};
  // Section 2.3.2.
  CHECK(privacy::chacha20_block(key, 1, {0x09000000, 0x4a000000, 0}) ==
        words{0xe4e7f110, 0x15593bd1, 0x1fdd0f50, 0xc47120a3, 0xc7f4d1c7, 0x0368c033, 0x9aaa2204, 0x4e6cd4c3,
              0x466482d2, 0x09aa9f07, 0x05d7c214, 0xa2028bd9, 0xd19c12b5, 0xb94e16de, 0xe883d0cb, 0x4e3c50a2});
  // Appendix A.1, vectors 1 and 2.
  CHECK(privacy::chacha20_block({}, 0, {}) ==
        words{0xade0b876, 0x903df1a0, 0xe56a5d40, 0x28bd8653, 0xb819d2bd, 0x1aed8da0, 0xccef36a8, 0xc70d778b,
              0x7c5941da, 0x8d485751, 0x3fe02477, 0x374ad8b8, 0xf4b8436a, 0x1ca11815, 0x69b687c3, 0x8665eeb2});
  CHECK(privacy::chacha20_block({}, 1, {}) ==
        words{0xbee7079f, 0x7a385155, 0x7c97ba98, 0x0d082d73, 0xa0290fcb, 0x6965e348, 0x3e53c612, 0xed7aee32,
              0x7621b729, 0x434ee69c, 0xb03371d5, 0xd539d874, 0x281fed31, 0x45fb0a51, 0x1f0ae1ac, 0x6f4d794b});
}

TEST_CASE("random_source: words of one block after another, from the bytes of its key") {
  privacy::random_source zeros(privacy::key_bytes{});
  CHECK(zeros.next32() == 0xade0b876);
  CHECK(zeros.next64() == 0x903df1a0e56a5d40);
  for (int i = 0; i < 13; ++i) zeros.next32();
  CHECK(zeros.next32() == 0xbee7079f);
  privacy::random_source counted(tests::fixed_key(0));
  const words block = privacy::chacha20_block(
      {0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c, 0x13121110, 0x17161514, 0x1b1a1918, 0x1f1e1d1c}, 0, {});
  CHECK(counted.next32() == block[0]);
}

TEST_CASE("random_source: its key and its words are gone when it is") {
  alignas(privacy::random_source) unsigned char memory[sizeof(privacy::random_source)];
  auto* source = new (memory) privacy::random_source(tests::fixed_key(77));
  source->next32();
  const std::string before(reinterpret_cast<const char*>(memory), sizeof memory);
  source->~random_source();
  const volatile unsigned char* after = memory;
  std::size_t key_bytes_left = 0;
  for (std::size_t i = 0; i < 32; ++i) key_bytes_left += after[i] != 0;
  CHECK(before.find('\x1f') != std::string::npos);
  CHECK(key_bytes_left == 0);
}
