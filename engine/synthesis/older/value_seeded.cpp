#include "synthesis/older/value_seeded.h"

#include "synthesis/evaluation/exact_counts.h"
#include "synthesis/older/oversampling_guard.h"
#include "synthesis/older/remaining.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t records_in_step = 256;

class run final : public older_run {
 public:
  run(const record_table& source, const domain& over, const exact_counts& counts, std::uint32_t k,
      privacy::random_source& coins)
      : distinct_(source),
        groups_(distinct_, over, k),
        guard_(counts.table, counts.how, counts.longest, k),
        rest_(rounded(source, over, k), groups_, over, coins, &guard_),
        all_(rest_.left()),
        records_(over.columns.size()) {}

  bool step() override {
    for (std::size_t i = 0; i < records_in_step && !rest_.is_empty(); ++i) rest_.make_record(records_);
    return rest_.is_empty();
  }
  std::uint32_t permille() const override {
    return all_ == 0 ? 1000 : static_cast<std::uint32_t>((all_ - rest_.left()) * 1000 / all_);
  }
  record_table take() override { return std::move(records_); }

 private:
  static std::vector<std::uint32_t> rounded(const record_table& source, const domain& over, std::uint32_t k) {
    std::vector<std::uint32_t> out = attribute_counts(source, over);
    for (std::uint32_t& count : out) count = floor_of(count, k);
    return out;
  }

  distinct_records distinct_;
  group_finder groups_;
  oversampling_guard guard_;
  remaining_attributes rest_;
  std::uint64_t all_;
  record_table records_;
};

}  // namespace

result<std::unique_ptr<older_run>> value_seeded(const record_table& source, const domain& over, std::size_t longest,
                                                std::uint32_t k, privacy::random_source& coins) {
  CASEWISE_TRY(counts, count_tuples(source, over, longest));
  return std::unique_ptr<older_run>(std::make_unique<run>(source, over, counts, k, coins));
}

}  // namespace casewise::synthesis
