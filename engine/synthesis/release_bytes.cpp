#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "synthesis/release.h"

// Layout, little-endian: "casewise release 1\n", then numbers of 8 bytes and texts (length, bytes) in the order of
// `write_release`. Counts are read and written by `noisy` itself.

namespace casewise::synthesis {

namespace {

constexpr std::string_view magic = "casewise release 1\n";

class byte_writer {
 public:
  void number(std::uint64_t value) {
    for (int i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  void text(std::string_view value) {
    number(value.size());
    out.insert(out.end(), value.begin(), value.end());
  }
  void count(const privacy::noisy& value) {
    out.resize(out.size() + privacy::noisy::bytes);
    value.write(std::span<std::uint8_t, privacy::noisy::bytes>(out.data() + out.size() - privacy::noisy::bytes, 8));
  }
  std::vector<std::uint8_t> out;
};

/// Reads past the end give zeros and are remembered.
class byte_reader {
 public:
  explicit byte_reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::span<const std::uint8_t> take(std::size_t size) {
    if (size > bytes_.size() - at_) {
      failed_ = true;
      return {};
    }
    at_ += size;
    return bytes_.subspan(at_ - size, size);
  }
  std::uint64_t number(std::uint64_t most = ~std::uint64_t{0}) {
    std::uint64_t value = 0;
    const auto from = take(8);
    for (std::size_t i = 0; i < from.size(); ++i) value |= std::uint64_t{from[i]} << (8 * i);
    if (value > most) failed_ = true;
    return failed_ ? 0 : value;
  }
  /// A number of things of at least `bytes_each`, so that a false one cannot ask for more memory than there are bytes.
  std::size_t size(std::size_t bytes_each) {
    return static_cast<std::size_t>(number((bytes_.size() - at_) / bytes_each));
  }
  std::string text() {
    const auto from = take(size(1));
    return {from.begin(), from.end()};
  }
  privacy::noisy count() {
    static constexpr std::array<std::uint8_t, privacy::noisy::bytes> none{};
    const auto from = take(privacy::noisy::bytes);
    return privacy::noisy::read(std::span<const std::uint8_t, 8>(from.empty() ? none.data() : from.data(), 8));
  }
  void fail_unless(bool condition) { failed_ |= !condition; }
  bool failed() const { return failed_; }
  bool whole() const { return !failed_ && at_ == bytes_.size(); }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

void write_domain(const domain& of, byte_writer& into) {
  into.text(of.codebook_id);
  into.text(of.codebook_version);
  into.number(of.columns.size());
  for (const domain_column& column : of.columns) {
    into.text(column.id);
    into.number(column.from_data);
    into.number(column.size);
    for (attribute i = 0; i < column.size; ++i) {
      into.text(of.names[column.first + std::size_t{i}]);
      into.number(of.needs[column.first + std::size_t{i}]);
    }
  }
}

domain read_domain(byte_reader& from) {
  domain out;
  out.codebook_id = from.text();
  out.codebook_version = from.text();
  out.names.emplace_back();
  out.column_of.push_back(0);
  out.needs.push_back(0);
  const std::size_t columns = from.size(24);
  from.fail_unless(columns <= most_columns);
  for (std::size_t j = 0; j < columns && !from.failed(); ++j) {
    domain_column column;
    column.id = from.text();
    column.from_data = from.number(1) != 0;
    column.first = static_cast<attribute>(out.names.size());
    column.size = static_cast<attribute>(from.number(most_attributes - out.attribute_count()));
    for (attribute i = 0; i < column.size && !from.failed(); ++i) {
      out.names.push_back(from.text());
      out.needs.push_back(static_cast<attribute>(from.number(most_attributes)));
      out.column_of.push_back(static_cast<std::uint8_t>(j));
    }
    out.columns.push_back(std::move(column));
  }
  for (const attribute one : out.needs) from.fail_unless(one < out.names.size());
  return out;
}

released_length read_length(std::size_t length, const release& of, byte_reader& from) {
  released_length out;
  out.length = length;
  out.noise.in_units = from.number(privacy::largest_variance);
  from.fail_unless(out.noise.in_units != 0);
  out.mined_above = static_cast<std::int64_t>(from.number());
  out.shown_above = static_cast<std::int64_t>(from.number());
  const std::size_t tuples = from.size(16);
  for (std::size_t i = 0; i < tuples && !from.failed(); ++i) {
    const tuple key = from.number();
    bool sound = of.how.length(key) == length && (out.keys.empty() || key > out.keys.back());
    for (unsigned place = 0; sound && place < length; ++place)
      sound = of.how.at(key, place) <= of.over.attribute_count() && of.how.at(key, place) != 0 &&
              (place == 0 || of.how.at(key, place) < of.how.at(key, place - 1));
    from.fail_unless(sound);
    out.keys.push_back(key);
  }
  for (std::size_t i = 0; i < tuples && !from.failed(); ++i) out.counts.push_back(from.count());
  return out;
}

}  // namespace

std::vector<std::uint8_t> write_release(const release& what) {
  byte_writer into;
  into.out.assign(magic.begin(), magic.end());
  write_domain(what.over, into);
  into.count(what.records);
  into.number(what.bound);
  into.number(what.strict);
  into.number(what.lengths.size());
  for (const released_length& one : what.lengths) {
    into.number(one.noise.in_units);
    into.number(static_cast<std::uint64_t>(one.mined_above));
    into.number(static_cast<std::uint64_t>(one.shown_above));
    into.number(one.keys.size());
    for (const tuple key : one.keys) into.number(key);
    for (const privacy::noisy& count : one.counts) into.count(count);
  }
  return std::move(into.out);
}

result<release> read_release(std::span<const std::uint8_t> bytes) {
  const error broken = {error_code::bad_range, "These bytes are no release of this version; measure again.", ""};
  byte_reader from(bytes);
  const auto start = from.take(magic.size());
  if (start.size() != magic.size() || !std::equal(start.begin(), start.end(), magic.begin())) return broken;
  domain over = read_domain(from);
  const packing how = packing::of(over.attribute_count());
  release out{std::move(over), how, from.count(), 0, false, {}};
  out.bound = static_cast<std::size_t>(from.number(most_columns));
  out.strict = from.number(1) != 0;
  const std::size_t lengths = from.size(32);
  from.fail_unless(lengths <= 4);
  for (std::size_t k = 1; k <= lengths && !from.failed(); ++k) out.lengths.push_back(read_length(k, out, from));
  if (!from.whole() || out.records.value() > 100'000'000) return broken;
  return out;
}

}  // namespace casewise::synthesis
