#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace casewise {

/// The different spellings that one column holds, each with how often it occurs. A field is looked up as one integer
/// where it has at most 7 bytes, so that reading a file touches no text.
class spelling_table {
 public:
  struct spelling {
    std::string text;
    std::uint32_t count = 0;
  };

  spelling_table() : entries_(std::make_unique<entry[]>(initial_size)) {}

  /// The id of a field's spelling, from 1; a new one where it is new. 8 bytes must be readable from `at`.
  [[gnu::always_inline]] std::uint32_t id_of(const std::uint8_t* at, std::size_t length) {
    if (length > 7) return long_id_of(at, length);
    std::uint64_t key;
    std::memcpy(&key, at, 8);
    key = (key & ((std::uint64_t{1} << (8 * length)) - 1)) | std::uint64_t{length} << 56;
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) & last_slot_) {
      const entry& found = entries_[slot];
      if (found.key == key) [[likely]]
        return found.id;
      if (found.id == 0) return add(key, at, length);
    }
  }

  spelling& at(std::uint32_t id) { return spellings_[id - 1]; }
  const std::vector<spelling>& spellings() const { return spellings_; }

 private:
  struct entry {
    std::uint64_t key = 0;  // never 0 where it is in use: its highest byte is the length, or 255 for 8 bytes and more
    std::uint32_t id = 0;   // 0: free
  };
  static constexpr std::size_t initial_size = 64;  // a power of two

  std::size_t slot_of(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 32) & last_slot_;
  }
  std::uint32_t long_id_of(const std::uint8_t* at, std::size_t length);
  std::uint32_t add(std::uint64_t key, const std::uint8_t* at, std::size_t length);
  void grow();

  std::unique_ptr<entry[]> entries_;
  std::size_t last_slot_ = initial_size - 1;
  std::vector<spelling> spellings_;
};

}  // namespace casewise
