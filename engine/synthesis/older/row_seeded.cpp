#include "synthesis/older/row_seeded.h"

#include <algorithm>

#include "synthesis/older/remaining.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t records_in_step = 256;

class run final : public older_run {
 public:
  run(const record_table& source, const domain& over, std::uint32_t k, privacy::random_source& coins)
      : source_(source),
        over_(over),
        coins_(coins),
        distinct_(source),
        groups_(distinct_, over, k),
        most_(attribute_counts(source, over)),
        records_(over.columns.size()) {
    for (std::uint32_t& count : most_) count = floor_of(count, k);
  }

  bool step() override {
    if (at_ < source_.size()) {
      for (std::size_t i = 0; i < records_in_step && at_ < source_.size(); ++i) add_twin(source_.row(at_++));
      if (at_ == source_.size()) begin_consolidation();
      return false;
    }
    for (std::size_t i = 0; i < records_in_step && !rest_->is_empty(); ++i) rest_->make_record(records_);
    if (!rest_->is_empty()) return false;
    records_ = without_surplus(records_, most_, over_, coins_);
    return true;
  }

  std::uint32_t permille() const override {
    return source_.size() == 0 ? 1000 : static_cast<std::uint32_t>(at_ * 900 / source_.size());
  }
  record_table take() override { return std::move(records_); }

 private:
  void add_twin(std::span<const attribute> original) {
    std::vector<attribute> twin(over_.columns.size(), 0);
    const group* of = &groups_.everyone();
    bool is_empty = true;
    for (attribute more = draw(*of, original); more != 0; more = draw(*of, original)) {
      twin[over_.column_of[more]] = more;
      is_empty = false;
      of = &groups_.with(*of, more);
    }
    if (!is_empty) records_.add(twin);
  }

  /// 0 where fewer than k records have anything more of the original in common.
  attribute draw(const group& of, std::span<const attribute> original) {
    draw_.clear();
    shared_.clear();
    const auto by_attribute = [](const group_choice& one, attribute other) { return one.more < other; };
    for (const attribute one : original) {
      if (one == 0) continue;
      const auto found = std::lower_bound(of.choices.begin(), of.choices.end(), one, by_attribute);
      if (found == of.choices.end() || found->more != one) continue;
      shared_.push_back(one);
      draw_.add(found->records);
    }
    return shared_.empty() ? attribute{0} : shared_[draw_.draw(coins_)];
  }

  void begin_consolidation() {
    std::vector<std::uint32_t> missing = most_;
    const std::vector<std::uint32_t> made = attribute_counts(records_, over_);
    for (std::size_t a = 0; a < missing.size(); ++a) missing[a] -= std::min(missing[a], made[a]);
    rest_ = std::make_unique<remaining_attributes>(std::move(missing), groups_, over_, coins_, nullptr);
  }

  const record_table& source_;
  const domain& over_;
  privacy::random_source& coins_;
  distinct_records distinct_;
  group_finder groups_;
  std::vector<std::uint32_t> most_;
  record_table records_;
  std::size_t at_ = 0;
  std::unique_ptr<remaining_attributes> rest_;
  weighted_draw draw_;
  std::vector<attribute> shared_;
};

}  // namespace

std::unique_ptr<older_run> row_seeded(const record_table& source, const domain& over, std::uint32_t k,
                                      privacy::random_source& coins) {
  return std::make_unique<run>(source, over, k, coins);
}

}  // namespace casewise::synthesis
