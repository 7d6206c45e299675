#pragma once
#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The one vector operation that the engine needs: which of 16 bytes equal a given byte.
namespace casewise::simd {

#if defined(__wasm_simd128__)

struct bytes16 {
  v128_t lanes;
};
inline bytes16 load(const std::uint8_t* at) { return {wasm_v128_load(at)}; }
inline std::uint32_t equal(bytes16 text, std::uint8_t byte) {
  return wasm_i8x16_bitmask(wasm_i8x16_eq(text.lanes, wasm_i8x16_splat(static_cast<std::int8_t>(byte))));
}

#elif defined(__SSE2__)

struct bytes16 {
  __m128i lanes;
};
inline bytes16 load(const std::uint8_t* at) { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))}; }
inline std::uint32_t equal(bytes16 text, std::uint8_t byte) {
  return static_cast<std::uint32_t>(
      _mm_movemask_epi8(_mm_cmpeq_epi8(text.lanes, _mm_set1_epi8(static_cast<char>(byte)))));
}

#else

struct bytes16 {
  const std::uint8_t* lanes;
};
inline bytes16 load(const std::uint8_t* at) { return {at}; }
inline std::uint32_t equal(bytes16 text, std::uint8_t byte) {
  std::uint32_t mask = 0;
  for (int i = 0; i < 16; ++i) mask |= std::uint32_t{text.lanes[i] == byte} << i;
  return mask;
}

#endif

/// 64 bytes, loaded once and compared often. Reads exactly 64 bytes from `at`.
struct bytes64 {
  explicit bytes64(const std::uint8_t* at) : parts{load(at), load(at + 16), load(at + 32), load(at + 48)} {}
  bytes16 parts[4];

  /// Bit i is set where byte i equals `byte`.
  std::uint64_t equal_to(std::uint8_t byte) const {
    return std::uint64_t{equal(parts[0], byte)} | std::uint64_t{equal(parts[1], byte)} << 16 |
           std::uint64_t{equal(parts[2], byte)} << 32 | std::uint64_t{equal(parts[3], byte)} << 48;
  }
};

}  // namespace casewise::simd
