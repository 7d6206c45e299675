#include "fixed_key.h"

namespace casewise::tests {

namespace {

// tests/wasm/synthesis_module.test.mjs looks for this text: it must be in programs of tests and in no product.
volatile const char mark[] = "casewise fixed key for tests";
std::uint64_t next_number = 0;

}  // namespace

void next_release_key_is(std::uint64_t number) { next_number = number; }

privacy::key_bytes fixed_key(std::uint64_t number) {
  privacy::key_bytes out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(out[i] + (number >> (8 * i)));
  return out;
}

}  // namespace casewise::tests

bool casewise::privacy::draw_release_key(key_bytes& into) {
  into = tests::fixed_key(tests::next_number);
  return tests::mark[0] == 'c';
}
