#include "cases/spelling_table.h"

namespace casewise {

std::uint32_t spelling_table::add(std::uint64_t key, const std::uint8_t* at, std::size_t length) {
  if ((spellings_.size() + 1) * 2 > entries_.size()) grow();
  spellings_.push_back({std::string(reinterpret_cast<const char*>(at), length), 0});
  const auto id = static_cast<std::uint32_t>(spellings_.size());
  std::size_t slot = slot_of(key);
  while (entries_[slot].id != 0) slot = (slot + 1) & (entries_.size() - 1);
  entries_[slot] = {key, static_cast<std::uint32_t>(length), id};
  return id;
}

void spelling_table::grow() {
  std::vector<entry> earlier(entries_.size() * 2);
  earlier.swap(entries_);
  for (const entry& one : earlier) {
    if (one.id == 0) continue;
    std::size_t slot = slot_of(one.key);
    while (entries_[slot].id != 0) slot = (slot + 1) & (entries_.size() - 1);
    entries_[slot] = one;
  }
}

}  // namespace casewise
