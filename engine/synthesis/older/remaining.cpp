#include "synthesis/older/remaining.h"

#include <algorithm>
#include <numeric>

#include "synthesis/older/oversampling_guard.h"

namespace casewise::synthesis {

namespace {
/// Refusals in a row after which a record is left as it is (the reference's default).
constexpr int most_refusals = 10;
}  // namespace

std::vector<std::uint32_t> attribute_counts(const record_table& of, const domain& over) {
  std::vector<std::uint32_t> out(over.names.size(), 0);
  for (std::size_t i = 0; i < of.size(); ++i)
    for (const attribute one : of.row(i)) ++out[one];
  out[0] = 0;
  return out;
}

remaining_attributes::remaining_attributes(std::vector<std::uint32_t> available, group_finder& groups,
                                           const domain& over, privacy::random_source& coins, oversampling_guard* guard)
    : available_(std::move(available)),
      left_(std::accumulate(available_.begin(), available_.end(), std::uint64_t{0})),
      groups_(groups),
      over_(over),
      coins_(coins),
      guard_(guard),
      row_(over.columns.size()) {}

void remaining_attributes::make_record(record_table& into) {
  std::fill(row_.begin(), row_.end(), attribute{0});
  if (guard_ != nullptr) guard_->begin_record();
  const group* of = &groups_.everyone();
  attribute taken = 0;
  while (take_one(*of, taken)) {
    row_[over_.column_of[taken]] = taken;
    --available_[taken];
    --left_;
    if (guard_ != nullptr) guard_->take(taken);
    of = &groups_.with(*of, taken);
  }
  into.add(row_);
}

bool remaining_attributes::take_one(const group& of, attribute& taken) {
  draw_.clear();
  for (const group_choice& one : of.choices) draw_.add(available_[one.more] > 0 ? one.records : 0);
  if (draw_.is_empty()) return false;
  for (int refusals = 0; refusals < most_refusals; ++refusals) {
    taken = of.choices[draw_.draw(coins_)].more;
    if (guard_ == nullptr || guard_->allows(taken)) return true;
  }
  return false;
}

record_table without_surplus(const record_table& of, const std::vector<std::uint32_t>& most, const domain& over,
                             privacy::random_source& coins) {
  record_table changed = of;
  const std::vector<std::uint32_t> counts = attribute_counts(of, over);
  // Every record that has a surplus attribute goes through the urn of that attribute once: it loses it with
  // probability (still to lose) / (still to come), which makes every choice of losers equally likely.
  std::vector<std::uint32_t> to_come = counts, to_lose(counts.size(), 0);
  for (std::size_t a = 1; a < counts.size(); ++a) to_lose[a] = counts[a] > most[a] ? counts[a] - most[a] : 0;
  record_table out(of.columns());
  for (std::size_t i = 0; i < changed.size(); ++i) {
    bool is_empty = true;
    for (attribute& one : changed.row(i)) {
      if (one == 0) continue;
      const bool loses = privacy::bernoulli(coins, to_lose[one], to_come[one]);
      --to_come[one];
      if (loses) {
        --to_lose[one];
        one = 0;
      }
      is_empty = is_empty && one == 0;
    }
    if (!is_empty) out.add(changed.row(i));
  }
  return out;
}

}  // namespace casewise::synthesis
