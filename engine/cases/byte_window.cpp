#include "cases/byte_window.h"

#include <cstring>
#include <utility>

namespace casewise {

namespace {

constexpr std::size_t padding = 64;  // the scanner reads up to here behind its text
constexpr std::size_t slack = 4096;

}  // namespace

std::uint8_t* byte_window::reserve(std::size_t bytes) {
  if (size_ + bytes + padding > capacity_) {
    // The next slice finds the end of a line before it: room for that, or all would be moved again.
    const std::size_t wanted = size_ + bytes + slack + padding;
    block_array<std::uint8_t> larger = zeroed<std::uint8_t>(wanted);
    if (larger == nullptr) return nullptr;
    if (size_ > 0) std::memcpy(larger.get(), memory_.get(), size_);
    memory_ = std::move(larger);
    capacity_ = wanted;
  }
  room_ = bytes;
  return memory_.get() + size_;
}

void byte_window::drop_front(std::size_t bytes) {
  if (bytes > 0 && bytes < size_) std::memmove(memory_.get(), memory_.get() + bytes, size_ - bytes);
  size_ -= bytes;
}

}  // namespace casewise
