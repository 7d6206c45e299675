#pragma once
#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The two vector operations that the engine needs: which of 16 bytes equal a given byte; 16 bytes without some of
/// them.
namespace casewise::simd {

#if defined(__wasm_simd128__)

struct bytes16 {
  v128_t lanes;
};
inline bytes16 load(const std::uint8_t* at) { return {wasm_v128_load(at)}; }
inline std::uint32_t equal(bytes16 text, std::uint8_t byte) {
  return wasm_i8x16_bitmask(wasm_i8x16_eq(text.lanes, wasm_i8x16_splat(static_cast<std::int8_t>(byte))));
}

/// Copies the bytes whose bit is set, and 0 in place of the others.
inline void keep(const std::uint8_t* from, std::uint16_t bits, std::uint8_t* to) {
  const v128_t each = wasm_u64x2_const(0x8040201008040201u, 0x8040201008040201u),
               two = wasm_i16x8_splat(static_cast<std::int16_t>(bits));
  const v128_t spread = wasm_i8x16_shuffle(two, two, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  const v128_t kept = wasm_i8x16_eq(wasm_v128_and(spread, each), each);
  wasm_v128_store(to, wasm_v128_and(wasm_v128_load(from), kept));
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

inline void keep(const std::uint8_t* from, std::uint16_t bits, std::uint8_t* to) {
  const __m128i each = _mm_set1_epi64x(static_cast<long long>(0x8040201008040201u));
  const __m128i two = _mm_set1_epi16(static_cast<short>(bits)), doubled = _mm_unpacklo_epi8(two, two);
  const __m128i spread = _mm_shufflehi_epi16(_mm_shufflelo_epi16(doubled, 0x00), 0x55);
  const __m128i kept = _mm_cmpeq_epi8(_mm_and_si128(spread, each), each);
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_and_si128(bytes, kept));
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
inline void keep(const std::uint8_t* from, std::uint16_t bits, std::uint8_t* to) {
  for (int i = 0; i < 16; ++i) to[i] = (bits >> i & 1) != 0 ? from[i] : std::uint8_t{0};
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

/// 64 of them.
inline void keep64(const std::uint8_t* from, std::uint64_t bits, std::uint8_t* to) {
  for (int part = 0; part < 64; part += 16) keep(from + part, static_cast<std::uint16_t>(bits >> part), to + part);
}

}  // namespace casewise::simd
