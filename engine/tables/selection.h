#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bits.h"
#include "base/result.h"
#include "cases/case_store.h"
#include "query/query.h"

namespace casewise {

/// Some cases of a store, as one bitmap per block. Bits beyond the last case are 0.
class selection {
 public:
  /// No case yet; one bitmap of words_per_block words per block of `cases`.
  explicit selection(const case_store& cases) : cases_(&cases), words_(cases.block_count() * words_per_block) {}

  bits::word* block(std::size_t at) { return words_.data() + at * words_per_block; }
  const bits::word* block(std::size_t at) const { return words_.data() + at * words_per_block; }
  const case_store& cases() const { return *cases_; }

  /// How many cases.
  std::uint64_t count() const;
  /// Keeps those that are also in `other`.
  selection& intersect(const selection& other);

 private:
  const case_store* cases_;
  std::vector<bits::word> words_;
};

/// The cases that a filter keeps.
selection select(const case_store& cases, const filter& where);

}  // namespace casewise
