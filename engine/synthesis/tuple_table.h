#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "synthesis/domain.h"

namespace casewise::synthesis {

/// Attributes in ascending order, packed into one word; never 0.
using tuple = std::uint64_t;

/// How tuples of one domain are packed: 10 bits hold 1,023 attributes (up to 6 in a tuple), 12 bits 4,095 (up to 5).
struct packing {
  unsigned bits = 10;
  static packing of(std::size_t attributes) { return {attributes < 1024 ? 10u : 12u}; }

  std::size_t longest() const { return bits == 10 ? 6 : 5; }
  /// `more` is greater than every attribute of `of`.
  tuple append(tuple of, attribute more) const { return of << bits | more; }
  tuple pack(std::span<const attribute> ascending) const {
    tuple out = 0;
    for (const attribute one : ascending) out = append(out, one);
    return out;
  }
  /// With one more attribute, wherever it belongs.
  tuple insert(tuple of, attribute more) const {
    unsigned shift = 0;
    while ((of >> shift & mask()) > more) shift += bits;
    const tuple low = (tuple{1} << shift) - 1;
    return ((of >> shift << bits | more) << shift) | (of & low);
  }
  /// The tuple without its attribute at `place`, counted from the last.
  tuple without(tuple of, unsigned place) const {
    const unsigned shift = place * bits;
    const tuple low = (tuple{1} << shift) - 1;
    return (of >> (shift + bits) << shift) | (of & low);
  }
  attribute at(tuple of, unsigned place) const { return static_cast<attribute>(of >> (place * bits) & mask()); }
  std::size_t length(tuple of) const { return (static_cast<std::size_t>(64 - std::countl_zero(of)) + bits - 1) / bits; }
  /// The same for tuples of up to 4, without a division.
  std::size_t short_length(tuple of) const {
    return std::size_t{1} + (of >> bits != 0) + (of >> 2 * bits != 0) + (of >> 3 * bits != 0);
  }
  tuple mask() const { return (tuple{1} << bits) - 1; }
};

/// From tuples to cells of your own: open addressing, linear probing. Cells start as `Cell{}`.
template <class Cell>
class tuple_table {
 public:
  struct entry {
    tuple key = 0;
    Cell cell{};
  };

  std::size_t size() const { return size_; }
  std::size_t bytes() const { return entries_.size() * sizeof(entry); }
  void clear() { *this = {}; }

  void reserve(std::size_t tuples) {
    const std::size_t wanted = std::bit_ceil(tuples * 2 < 16 ? std::size_t{16} : tuples + tuples / 2 + 1);
    if (wanted > entries_.size()) rehash(wanted);
  }

  /// Null where the tuple is not in the table. Valid until the next `insert`.
  Cell* find(tuple key) {
    if (entries_.empty()) return nullptr;
    entry& one = slot(key);
    return one.key == key ? &one.cell : nullptr;
  }
  const Cell* find(tuple key) const { return const_cast<tuple_table*>(this)->find(key); }

  /// The cell of the tuple, made where it is not there.
  Cell& insert(tuple key) {
    if ((size_ + 1) * 4 > entries_.size() * 3) rehash(entries_.empty() ? 1024 : entries_.size() * 2);
    entry& one = slot(key);
    if (one.key == 0) {
      one.key = key;
      ++size_;
    }
    return one.cell;
  }

  /// Brings the place of a tuple into the cache, ahead of `find`.
  void prefetch(tuple key) const { __builtin_prefetch(&entries_[place_of(key)]); }

  /// Every tuple with its cell, in no order that means anything: sort before anything of it is shown.
  template <class Visit>
  void for_each(Visit&& visit) {
    for (entry& one : entries_)
      if (one.key != 0) visit(one.key, one.cell);
  }
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const entry& one : entries_)
      if (one.key != 0) visit(one.key, one.cell);
  }

 private:
  std::size_t place_of(tuple key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> shift_);  // Fibonacci hashing (Knuth, vol. 3, 6.4)
  }
  entry& slot(tuple key) {
    std::size_t at = place_of(key);
    while (entries_[at].key != key && entries_[at].key != 0) at = (at + 1) & (entries_.size() - 1);
    return entries_[at];
  }
  void rehash(std::size_t capacity) {
    std::vector<entry> old(capacity);
    old.swap(entries_);
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(capacity));
    for (entry& one : old)
      if (one.key != 0) slot(one.key) = one;
  }

  std::vector<entry> entries_;
  std::size_t size_ = 0;
  unsigned shift_ = 63;
};

/// Calls `visit(tuple)` for every tuple of 1 to `longest` of `count` ascending attributes, shorter ones first or not.
template <class Visit>
void for_each_tuple(packing how, const attribute* attributes, std::size_t count, std::size_t longest, Visit&& visit,
                    tuple prefix = 0) {
  for (std::size_t i = 0; i < count; ++i) {
    const tuple one = how.append(prefix, attributes[i]);
    visit(one);
    if (longest > 1) for_each_tuple(how, attributes + i + 1, count - i - 1, longest - 1, visit, one);
  }
}

/// Calls `visit(tuple)` for every tuple of exactly `length` of `count` ascending attributes.
template <class Visit>
void for_each_of_length(packing how, const attribute* attributes, std::size_t count, std::size_t length, Visit&& visit,
                        tuple prefix = 0) {
  for (std::size_t i = 0; i + length <= count; ++i) {
    const tuple one = how.append(prefix, attributes[i]);
    if (length == 1)
      visit(one);
    else
      for_each_of_length(how, attributes + i + 1, count - i - 1, length - 1, visit, one);
  }
}

}  // namespace casewise::synthesis
