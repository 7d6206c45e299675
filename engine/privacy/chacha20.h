#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace casewise::privacy {

using key_bytes = std::array<std::uint8_t, 32>;

/// Overwrites with zeros in a way that no compiler leaves out.
void wipe(void* memory, std::size_t bytes);

/// The block function of ChaCha20 (RFC 8439, section 2.3): 16 words from a key of 8, a counter and a nonce of 3.
std::array<std::uint32_t, 16> chacha20_block(const std::array<std::uint32_t, 8>& key, std::uint32_t counter,
                                             const std::array<std::uint32_t, 3>& nonce);

/// Random words that nobody can predict who does not hold the key. All noise comes from here.
/// The key and the words in store are wiped on destruction; it cannot be copied, so neither can they.
class random_source {
 public:
  explicit random_source(const key_bytes& key);
  ~random_source();
  random_source(const random_source&) = delete;
  random_source& operator=(const random_source&) = delete;

  std::uint32_t next32() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
  }
  std::uint64_t next64() {
    const std::uint64_t high = next32();
    return high << 32 | next32();
  }

 private:
  void refill();

  std::array<std::uint32_t, 8> key_{};
  std::array<std::uint32_t, 3> nonce_{};
  std::uint32_t counter_ = 0;
  std::array<std::uint32_t, 16> block_{};
  std::size_t used_ = 16;
};

/// 32 bytes that only this release uses, from the secure random source of the system; false where there is none.
/// Not part of the engine: whoever links it says where keys come from. wasm/synthesis_bindings.cpp asks the browser;
/// only tests have a fixed one.
bool draw_release_key(key_bytes& into);

}  // namespace casewise::privacy
