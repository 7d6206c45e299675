#pragma once
#include <cstdint>

#include "privacy/chacha20.h"

namespace casewise::tests {

/// What `draw_release_key` answers in tests: the bytes 0 .. 31 with `number` added to the first eight.
void next_release_key_is(std::uint64_t number);
privacy::key_bytes fixed_key(std::uint64_t number);

}  // namespace casewise::tests
