#pragma once
#include <cstddef>
#include <cstdint>

#include "cases/block.h"

namespace casewise {

/// The bytes of a file that are not scanned yet, with room behind them for the next slice.
class byte_window {
 public:
  /// Room for `bytes` more; null where there is no memory.
  std::uint8_t* reserve(std::size_t bytes);
  /// Takes the first `bytes` of what was reserved.
  void grow(std::size_t bytes) {
    size_ += bytes;
    room_ = 0;
  }
  void drop_front(std::size_t bytes);
  const std::uint8_t* data() const { return memory_.get(); }
  std::size_t size() const { return size_; }
  /// What was reserved and has not been used.
  std::size_t room() const { return room_; }

 private:
  block_array<std::uint8_t> memory_;
  std::size_t size_ = 0, capacity_ = 0, room_ = 0;
};

}  // namespace casewise
