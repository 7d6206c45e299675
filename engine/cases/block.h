#pragma once
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "base/bits.h"

/// Cases are kept in blocks, so that nothing is ever moved while a file is read and each count works inside the cache.
namespace casewise {

inline constexpr std::size_t cases_per_block = 65536;
inline constexpr std::size_t words_per_block = cases_per_block / 64;

struct free_memory {
  void operator()(void* memory) const { std::free(memory); }
};

template <class T>
using block_array = std::unique_ptr<T[], free_memory>;

/// `count` zeros; null where there is no memory.
template <class T>
block_array<T> zeroed(std::size_t count) {
  return block_array<T>(static_cast<T*>(std::calloc(count, sizeof(T))));
}

/// Which cases of a block; null stands for none of them.
using block_bitmap = block_array<bits::word>;

/// Per case of a block: 0 where the variable is missing, else 1 + the position of its value.
/// One of the two is set, the narrow one where all codes of the block fit; both are null where all are missing.
struct block_codes {
  block_array<std::uint8_t> narrow;
  block_array<std::uint32_t> wide;
};

}  // namespace casewise
