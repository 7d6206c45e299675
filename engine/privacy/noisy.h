#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace casewise::privacy {

/// A number that may be shown: it came out of a mechanism that was paid for, or out of a release made earlier.
/// There is no way from a count to a `noisy` but through `mechanism`: anything else does not compile
/// (tests/privacy_types.test.mjs holds this).
class noisy {
 public:
  static constexpr std::size_t bytes = 8;

  std::int64_t value() const { return value_; }

  /// As stored in a release, little-endian.
  void write(std::span<std::uint8_t, bytes> into) const;
  static noisy read(std::span<const std::uint8_t, bytes> released);

 private:
  friend class mechanism;
  friend class gaussian_noise;
  struct drawn {
    std::int64_t value;
  };
  explicit noisy(drawn from) : value_(from.value) {}

  std::int64_t value_;
};

}  // namespace casewise::privacy
