#pragma once
#include <cstdint>

namespace casewise::synthesis {

/// Random numbers for work on what is already released, where they need not be secret, only quick and repeatable:
/// xoshiro256++ (Blackman and Vigna 2018), seeded by splitmix64. Never for noise: see privacy/chacha20.h.
class fast_random {
 public:
  explicit fast_random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9E3779B97F4A7C15u;
      std::uint64_t mixed = seed;
      mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
      mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
      word = mixed ^ (mixed >> 31);
    }
  }

  std::uint64_t next() {
    const std::uint64_t out = turned(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t third = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= third;
    state_[3] = turned(state_[3], 45);
    return out;
  }

  /// 0 .. below - 1, `below` up to 2^32: off by less than 2^-32 (Lemire's multiplication).
  std::uint32_t below(std::uint64_t below) { return static_cast<std::uint32_t>((next() >> 32) * below >> 32); }

 private:
  static std::uint64_t turned(std::uint64_t word, int by) { return word << by | word >> (64 - by); }
  std::uint64_t state_[4];
};

}  // namespace casewise::synthesis
