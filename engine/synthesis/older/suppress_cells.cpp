#include <algorithm>
#include <optional>
#include <unordered_map>

#include "synthesis/older/classes.h"
#include "synthesis/older/remaining.h"
#include "synthesis/older/suppression.h"

namespace casewise::synthesis {

namespace {

/// A class by the sum of random words of its attributes: one without one of them is a subtraction away. Two classes
/// that meet in one word only make a worse choice of what to blank: what is released is checked class by class.
using class_word = std::uint64_t;

constexpr std::size_t records_per_slice = 16'384;

class_word word_of(attribute one) {
  std::uint64_t x = one + std::uint64_t{0x9E3779B97F4A7C15};  // the finaliser of SplitMix64 (Steele, Lea, Flood 2014)
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return one == 0 ? 0 : x ^ x >> 31;
}

class run final : public older_run {
 public:
  run(const record_table& source, const domain& over, std::vector<std::size_t> columns,
      const std::vector<std::size_t>& given_up_first, std::uint32_t k)
      : rows_(source),
        columns_(std::move(columns)),
        place_(over.columns.size(), given_up_first.size()),
        k_(k),
        counts_(attribute_counts(source, over)) {
    for (std::size_t i = given_up_first.size(); i > 0; --i) place_[given_up_first[i - 1]] = i - 1;
  }

  bool step() override {
    if (!counting_) {
      counting_.emplace(rows_, columns_);
      size_of_.clear();
      named_ = chosen_ = 0;
      is_last_ = true;
    }
    if (!counting_->step()) return false;
    // All records choose by what stood at the beginning of the round.
    const std::size_t all = rows_.size();
    if (named_ < all) {
      const std::size_t end = std::min(all, named_ + records_per_slice);
      for (; named_ < end; ++named_) size_of_[word_of_row(named_)] = counting_->size_of(named_);
      return false;
    }
    const std::size_t end = std::min(all, chosen_ + records_per_slice);
    for (; chosen_ < end; ++chosen_)
      if (counting_->size_of(chosen_) < k_ && !is_empty(chosen_)) {
        rows_.row(chosen_)[choose(chosen_)] = 0;
        is_last_ = false;
      }
    if (chosen_ < all) return false;
    counting_.reset();
    ++rounds_;
    return is_last_;
  }
  std::uint32_t permille() const override {
    return static_cast<std::uint32_t>(std::min<std::size_t>(1000, rounds_ * 1000 / (columns_.size() + 1)));
  }

  record_table take() override {
    record_table kept(rows_.columns());
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!is_empty(i)) kept.add(rows_.row(i));
    return kept;
  }

 private:
  class_word word_of_row(std::size_t at) const {
    class_word out = 0;
    for (const std::size_t column : columns_) out += word_of(rows_.row(at)[column]);
    return out;
  }
  bool is_empty(std::size_t at) const {
    return std::all_of(columns_.begin(), columns_.end(),
                       [&](std::size_t column) { return rows_.row(at)[column] == 0; });
  }

  /// The column to blank.
  std::size_t choose(std::size_t at) const {
    const auto row = rows_.row(at);
    const class_word whole = word_of_row(at);
    std::size_t best = 0;
    std::int64_t best_size = -1;
    for (const std::size_t column : columns_) {
      if (row[column] == 0) continue;
      const auto found = size_of_.find(whole - word_of(row[column]));
      const std::int64_t size = found == size_of_.end() ? 0 : found->second;
      if (size > best_size || (size == best_size && gives_way(row, column, best))) {
        best = column;
        best_size = size;
      }
    }
    return best;
  }

  bool gives_way(std::span<const attribute> row, std::size_t column, std::size_t best) const {
    if (place_[column] != place_[best]) return place_[column] < place_[best];
    return counts_[row[column]] < counts_[row[best]];
  }

  record_table rows_;
  std::vector<std::size_t> columns_;
  std::vector<std::size_t> place_;  // by column: which are given up first
  std::uint32_t k_;
  std::vector<std::uint32_t> counts_;
  std::size_t rounds_ = 0;
  // Of the round at hand.
  std::optional<class_counter> counting_;
  std::unordered_map<class_word, std::uint32_t> size_of_;
  std::size_t named_ = 0, chosen_ = 0;
  bool is_last_ = false;
};

}  // namespace

std::unique_ptr<older_run> suppress_cells(const record_table& source, const domain& over,
                                          std::vector<std::size_t> columns,
                                          const std::vector<std::size_t>& given_up_first, std::uint32_t k) {
  return std::make_unique<run>(source, over, std::move(columns), given_up_first, k);
}

}  // namespace casewise::synthesis
