#include <algorithm>

#include "synthesis/evaluation/exact_counts.h"
#include "synthesis/older/remaining.h"
#include "synthesis/older/suppression.h"

namespace casewise::synthesis {

namespace {

class run final : public older_run {
 public:
  run(const record_table& source, const domain& over, exact_counts counts, std::uint32_t k)
      : rows_(source), counts_(std::move(counts)), k_(k), frequency_(attribute_counts(source, over)) {}

  bool step() override {
    // Chosen by what stood at the beginning of the round, so that the order of the records makes no difference.
    std::vector<std::pair<std::uint32_t, attribute>> lost;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (const attribute worst = worst_of(i)) lost.emplace_back(static_cast<std::uint32_t>(i), worst);
    for (const auto& [row, one] : lost) blank(row, one);
    if (first_ == 0) first_ = lost.size();
    left_ = lost.size();
    return lost.empty();
  }
  std::uint32_t permille() const override {
    return first_ == 0 ? 0 : static_cast<std::uint32_t>((first_ - std::min(first_, left_)) * 1000 / first_);
  }

  record_table take() override {
    record_table kept(rows_.columns());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto row = rows_.row(i);
      if (std::any_of(row.begin(), row.end(), [](attribute one) { return one != 0; })) kept.add(row);
    }
    return kept;
  }

 private:
  /// The attribute that is in most of a record's combinations that are too rare; 0 where there is none.
  attribute worst_of(std::size_t at) {
    attribute found[most_columns] = {};
    const std::size_t count = attributes_of(rows_.row(at), found);
    std::uint32_t rare[most_columns] = {};
    const std::span<const attribute> all(found, count);
    for_each_tuple(counts_.how, found, count, counts_.longest, [&](tuple one) {
      if (counts_(one) >= k_) return;
      for (unsigned place = 0; place < counts_.how.length(one); ++place)
        ++rare[std::lower_bound(all.begin(), all.end(), counts_.how.at(one, place)) - all.begin()];
    });
    std::size_t worst = 0;
    for (std::size_t i = 1; i < count; ++i)
      if (rare[i] > rare[worst] || (rare[i] == rare[worst] && frequency_[found[i]] < frequency_[found[worst]]))
        worst = i;
    return count > 0 && rare[worst] > 0 ? found[worst] : attribute{0};
  }

  void blank(std::size_t at, attribute one) {
    attribute found[most_columns];
    const std::size_t count = attributes_of(rows_.row(at), found);
    attribute* end = std::remove(found, found + count, one);
    --counts_.table.insert(one);
    if (counts_.longest > 1)
      for_each_tuple(counts_.how, found, static_cast<std::size_t>(end - found), counts_.longest - 1,
                     [&](tuple other) { --counts_.table.insert(counts_.how.insert(other, one)); });
    for (attribute& cell : rows_.row(at))
      if (cell == one) cell = 0;
  }

  record_table rows_;
  exact_counts counts_;
  std::uint32_t k_;
  std::vector<std::uint32_t> frequency_;
  std::size_t first_ = 0, left_ = 0;
};

}  // namespace

result<std::unique_ptr<older_run>> suppress_tuples(const record_table& source, const domain& over, std::size_t longest,
                                                   std::uint32_t k) {
  CASEWISE_TRY(counts, count_tuples(source, over, longest));
  return std::unique_ptr<older_run>(std::make_unique<run>(source, over, std::move(counts), k));
}

}  // namespace casewise::synthesis
