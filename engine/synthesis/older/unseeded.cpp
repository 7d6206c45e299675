#include "synthesis/older/unseeded.h"

#include <algorithm>
#include <numeric>

#include "synthesis/older/distinct_records.h"
#include "synthesis/older/weighted_draw.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t batches = 64;

class run final : public older_run {
 public:
  run(const record_table& source, const domain& over, std::uint32_t k, privacy::random_source& coins)
      : wanted_(source.size()),
        coins_(coins),
        k_(k),
        distinct_(source),
        order_(over.columns.size()),
        weights_(over.names.size(), 0),
        branch_of_(over.names.size(), 0),
        record_(over.columns.size(), 0),
        records_(over.columns.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
  }

  bool step() override {
    for (std::size_t i = order_.size(); i > 1; --i)
      std::swap(order_[i - 1], order_[static_cast<std::size_t>(privacy::uniform_below(coins_, i))]);
    std::vector<std::uint32_t> rows(distinct_.size());
    std::iota(rows.begin(), rows.end(), 0u);
    const std::size_t first = wanted_ * batch_ / batches, end = wanted_ * (batch_ + 1) / batches;
    if (end > first) fill_column(0, rows, end - first);
    return ++batch_ == batches;
  }
  std::uint32_t permille() const override { return static_cast<std::uint32_t>(batch_ * 1000 / batches); }
  record_table take() override { return std::move(records_); }

 private:
  struct branch {
    attribute value = 0;
    std::uint64_t records = 0;
    std::size_t drawn = 0;
    std::vector<std::uint32_t> rows;
  };

  /// `wanted` records go on from here, each with one of the values that `rows` have in this column, or with none.
  void fill_column(std::size_t place, const std::vector<std::uint32_t>& rows, std::size_t wanted) {
    // Of fewer than k records nothing more can be shown.
    if (place == order_.size() || records_in(rows) < k_) return add(wanted);
    const std::size_t column = order_[place];
    std::vector<branch> found = branches(rows, column);
    draw_.clear();
    for (const branch& one : found) draw_.add(one.records);
    for (std::size_t i = 0; i < wanted; ++i) ++found[draw_.draw(coins_)].drawn;
    for (const branch& one : found) {
      if (one.drawn == 0) continue;
      record_[column] = one.value;
      fill_column(place + 1, one.rows, one.drawn);
    }
    record_[column] = 0;
  }

  /// The first is "empty", with all values that are too rare; then the others as they come.
  std::vector<branch> branches(const std::vector<std::uint32_t>& rows, std::size_t column) {
    for (const std::uint32_t row : rows) weights_[distinct_.row(row)[column]] += distinct_.times(row);
    std::vector<branch> out(1);
    for (const std::uint32_t row : rows) {
      const attribute value = distinct_.row(row)[column];
      if (value == 0 || weights_[value] < k_) {
        out[0].rows.push_back(row);
        out[0].records += distinct_.times(row);
        continue;
      }
      if (branch_of_[value] == 0) {
        branch_of_[value] = out.size();
        out.push_back({value, weights_[value], 0, {}});
      }
      out[branch_of_[value]].rows.push_back(row);
    }
    for (const std::uint32_t row : rows) {
      weights_[distinct_.row(row)[column]] = 0;
      branch_of_[distinct_.row(row)[column]] = 0;
    }
    return out;
  }

  std::uint64_t records_in(const std::vector<std::uint32_t>& rows) const {
    std::uint64_t out = 0;
    for (const std::uint32_t row : rows) out += distinct_.times(row);
    return out;
  }

  void add(std::size_t wanted) {
    if (std::all_of(record_.begin(), record_.end(), [](attribute one) { return one == 0; })) return;
    for (std::size_t i = 0; i < wanted; ++i) records_.add(record_);
  }

  std::size_t wanted_;
  privacy::random_source& coins_;
  std::uint32_t k_;
  distinct_records distinct_;
  std::vector<std::size_t> order_;
  std::vector<std::uint32_t> weights_;  // by attribute: zeros between two columns
  std::vector<std::size_t> branch_of_;  // likewise
  std::vector<attribute> record_;
  weighted_draw draw_;
  record_table records_;
  std::size_t batch_ = 0;
};

}  // namespace

std::unique_ptr<older_run> unseeded(const record_table& source, const domain& over, std::uint32_t k,
                                    privacy::random_source& coins) {
  return std::make_unique<run>(source, over, k, coins);
}

}  // namespace casewise::synthesis
