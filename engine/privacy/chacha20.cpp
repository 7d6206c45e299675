#include "privacy/chacha20.h"

#include <bit>

namespace casewise::privacy {

namespace {

void quarter_round(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& d) {
  a += b, d = std::rotl(d ^ a, 16);
  c += d, b = std::rotl(b ^ c, 12);
  a += b, d = std::rotl(d ^ a, 8);
  c += d, b = std::rotl(b ^ c, 7);
}

std::uint32_t little_endian(const std::uint8_t* at) {
  return std::uint32_t{at[0]} | std::uint32_t{at[1]} << 8 | std::uint32_t{at[2]} << 16 | std::uint32_t{at[3]} << 24;
}

}  // namespace

void wipe(void* memory, std::size_t bytes) {
  auto* at = static_cast<volatile std::uint8_t*>(memory);
  for (std::size_t i = 0; i < bytes; ++i) at[i] = 0;
}

std::array<std::uint32_t, 16> chacha20_block(const std::array<std::uint32_t, 8>& key, std::uint32_t counter,
                                             const std::array<std::uint32_t, 3>& nonce) {
  const std::array<std::uint32_t, 16> start = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, key[0], key[1],
                                               key[2],     key[3],     key[4],     key[5],     key[6], key[7],
                                               counter,    nonce[0],   nonce[1],   nonce[2]};
  std::array<std::uint32_t, 16> x = start;
  for (int round = 0; round < 10; ++round) {
    quarter_round(x[0], x[4], x[8], x[12]);
    quarter_round(x[1], x[5], x[9], x[13]);
    quarter_round(x[2], x[6], x[10], x[14]);
    quarter_round(x[3], x[7], x[11], x[15]);
    quarter_round(x[0], x[5], x[10], x[15]);
    quarter_round(x[1], x[6], x[11], x[12]);
    quarter_round(x[2], x[7], x[8], x[13]);
    quarter_round(x[3], x[4], x[9], x[14]);
  }
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += start[i];
  return x;
}

random_source::random_source(const key_bytes& key) {
  for (std::size_t i = 0; i < key_.size(); ++i) key_[i] = little_endian(key.data() + 4 * i);
}

random_source::~random_source() {
  wipe(key_.data(), sizeof key_);
  wipe(block_.data(), sizeof block_);
}

void random_source::refill() {
  block_ = chacha20_block(key_, counter_, nonce_);
  if (++counter_ == 0) ++nonce_[0];  // after 256 GiB: another stream of the same key
  used_ = 0;
}

}  // namespace casewise::privacy
