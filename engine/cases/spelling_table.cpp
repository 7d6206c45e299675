#include "cases/spelling_table.h"

#include <bit>
#include <utility>

namespace casewise {

/// Looks up a text of 8 bytes or more: by what its words come to, then letter by letter.
std::uint32_t spelling_table::long_id_of(const std::uint8_t* at, std::size_t length) {
  std::uint64_t key = length;
  const auto mix = [&key](const std::uint8_t* from) {
    std::uint64_t word;
    std::memcpy(&word, from, 8);
    key = std::rotl((key ^ word) * 0x9E3779B97F4A7C15u, 29);
  };
  for (std::size_t i = 0; i + 8 < length; i += 8) mix(at + i);
  mix(at + length - 8);
  key |= std::uint64_t{255} << 56;
  for (std::size_t slot = slot_of(key);; slot = (slot + 1) & last_slot_) {
    const entry& found = entries_[slot];
    if (found.id == 0) return add(key, at, length);
    if (found.key != key) continue;
    const std::string& text = spellings_[found.id - 1].text;
    if (text.size() == length && std::memcmp(text.data(), at, length) == 0) return found.id;
  }
}

std::uint32_t spelling_table::add(std::uint64_t key, const std::uint8_t* at, std::size_t length) {
  if ((spellings_.size() + 1) * 2 > last_slot_) grow();
  spellings_.push_back({std::string(reinterpret_cast<const char*>(at), length), 0});
  const auto id = static_cast<std::uint32_t>(spellings_.size());
  std::size_t slot = slot_of(key);
  while (entries_[slot].id != 0) slot = (slot + 1) & last_slot_;
  entries_[slot] = {key, id};
  return id;
}

void spelling_table::grow() {
  const std::size_t size = last_slot_ + 1;
  const std::unique_ptr<entry[]> earlier = std::exchange(entries_, std::make_unique<entry[]>(size * 2));
  last_slot_ = size * 2 - 1;
  for (std::size_t i = 0; i < size; ++i) {
    if (earlier[i].id == 0) continue;
    std::size_t slot = slot_of(earlier[i].key);
    while (entries_[slot].id != 0) slot = (slot + 1) & last_slot_;
    entries_[slot] = earlier[i];
  }
}

}  // namespace casewise
