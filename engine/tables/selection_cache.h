#pragma once
#include <cstddef>
#include <list>
#include <memory>

#include "query/query.h"
#include "tables/selection.h"

namespace casewise {

/// The selections of the last filters: tables under one filter share it, and where one condition of several has
/// changed, as under a slider, only that condition is applied to the cases anew. `most` of them at a time, so together
/// they take a byte per case. Answers are those of select(). The store must outlive it, and may not change.
class selection_cache {
 public:
  static constexpr std::size_t most = 8;
  /// Filters with more parts, values and items than this are applied and forgotten.
  static constexpr std::size_t most_terms = 4096;

  explicit selection_cache(const case_store& cases) : cases_(&cases) {}

  /// The cases that a filter keeps; what is returned outlives its place in here.
  std::shared_ptr<const selection> select(const filter& where);

  /// Selections that are held now.
  std::size_t size() const { return entries_.size(); }

 private:
  struct entry {
    filter where;
    std::shared_ptr<const selection> kept;
  };

  std::shared_ptr<const selection> find(const filter& where);
  std::shared_ptr<const selection> keep(const filter& where, selection kept);

  const case_store* cases_;
  std::list<entry> entries_;  // the latest first
};

}  // namespace casewise
