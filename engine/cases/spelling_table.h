#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace casewise {

/// The different spellings that one column holds, each with how often it occurs. A field is looked up as one integer
/// where it has at most 8 bytes, so that reading a file touches no text.
class spelling_table {
 public:
  struct spelling {
    std::string text;
    std::uint32_t count = 0;
  };

  spelling_table() : entries_(initial_size) {}

  /// The id of a field's spelling, from 1; a new one where it is new. 8 bytes must be readable from `at`.
  [[gnu::always_inline]] std::uint32_t id_of(const std::uint8_t* at, std::size_t length) {
    const std::uint64_t key = key_of(at, length);
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) & (entries_.size() - 1)) {
      const entry& found = entries_[slot];
      if (found.id == 0) return add(key, at, length);
      if (found.key == key && found.length == length && (length <= 8 || is_text(found.id, at, length))) return found.id;
    }
  }

  spelling& at(std::uint32_t id) { return spellings_[id - 1]; }
  const std::vector<spelling>& spellings() const { return spellings_; }

 private:
  struct entry {
    std::uint64_t key = 0;
    std::uint32_t length = 0;
    std::uint32_t id = 0;  // 0: free
  };
  static constexpr std::size_t initial_size = 64;  // a power of two

  static std::uint64_t key_of(const std::uint8_t* at, std::size_t length) {
    std::uint64_t key;
    std::memcpy(&key, at, 8);
    if (length < 8) return key & ((std::uint64_t{1} << (8 * length)) - 1);
    if (length == 8) return key;
    for (std::size_t i = 8; i < length; ++i) key = (key ^ at[i]) * 0x100000001B3u;  // FNV-1a
    return key;
  }
  std::size_t slot_of(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 32) & (entries_.size() - 1);
  }
  bool is_text(std::uint32_t id, const std::uint8_t* at, std::size_t length) const {
    return std::memcmp(spellings_[id - 1].text.data(), at, length) == 0;
  }
  std::uint32_t add(std::uint64_t key, const std::uint8_t* at, std::size_t length);
  void grow();

  std::vector<entry> entries_;
  std::vector<spelling> spellings_;
};

}  // namespace casewise
