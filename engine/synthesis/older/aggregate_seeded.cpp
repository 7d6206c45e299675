#include "synthesis/older/aggregate_seeded.h"

#include <algorithm>

#include "synthesis/evaluation/exact_counts.h"
#include "synthesis/sampler.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t records_in_step = 64;

target_counts rounded(const exact_counts& exact, std::uint32_t k) {
  target_counts out;
  out.how = exact.how;
  out.longest = exact.longest;
  exact.table.for_each([&](tuple key, std::uint32_t count) {
    if (count >= k) out.counts.insert(key) = floor_of(count, k);
  });
  out.reported = out.counts.size();
  return out;
}

class run final : public older_run {
 public:
  run(std::size_t source_records, const domain& over, target_counts targets, std::uint64_t seed)
      : source_records_(source_records),
        targets_(std::move(targets)),
        random_(seed),
        sampling_(over, targets_, 0, random_),
        records_(over.columns.size()) {}

  bool step() override { return !sampling_.make(records_in_step, records_); }
  std::uint32_t permille() const override {
    const std::size_t whole = std::max<std::size_t>(source_records_, 1);
    return static_cast<std::uint32_t>(std::min<std::size_t>(950, records_.size() * 900 / whole));
  }
  record_table take() override { return std::move(records_); }

 private:
  std::size_t source_records_;
  target_counts targets_;
  fast_random random_;
  sampler sampling_;
  record_table records_;
};

}  // namespace

result<std::unique_ptr<older_run>> aggregate_seeded(const record_table& source, const domain& over, std::size_t longest,
                                                    std::uint32_t k, privacy::random_source& coins) {
  CASEWISE_TRY(exact, count_tuples(source, over, longest));
  return std::unique_ptr<older_run>(std::make_unique<run>(source.size(), over, rounded(exact, k), coins.next64()));
}

}  // namespace casewise::synthesis
