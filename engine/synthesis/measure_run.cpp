#include "synthesis/measure_run.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "synthesis/contribution_bound.h"
#include "synthesis/describe_noise.h"

namespace casewise::synthesis {

namespace {

// Slices of a few milliseconds, also as WebAssembly on a slow laptop.
constexpr std::size_t rows_at_once = 16'384;
constexpr std::size_t candidates_at_once = 100'000;
constexpr std::size_t draws_at_once = 4'096;
constexpr std::size_t most_candidates = 3'000'000;
constexpr std::size_t most_rows = std::size_t{1} << 25;

}  // namespace

measure_run::measure_run(const domain& over, const record_table& records, const release_parameters& asked,
                         release_budget budget, const privacy::key_bytes& key)
    : over_(&over),
      records_(&records),
      asked_(asked),
      budget_(budget),
      how_(packing::of(over.attribute_count())),
      by_(std::make_unique<privacy::mechanism>(key, budget.total)),
      records_with_(over.columns.size() + 1, 0) {}

result<std::unique_ptr<measure_run>> measure_run::begin(const domain& over, const record_table& records,
                                                        const release_parameters& asked,
                                                        const privacy::key_bytes& key) {
  CASEWISE_TRY(budget, make_budget(asked, over.discovered()));
  return begin(over, records, asked, budget, key);
}

result<std::unique_ptr<measure_run>> measure_run::begin(const domain& over, const record_table& records,
                                                        const release_parameters& asked, const release_budget& budget,
                                                        const privacy::key_bytes& key) {
  if (over.columns.empty()) return error{error_code::bad_range, "Choose at least one column.", "/columns"};
  // Whether every contribution bound leaves noise that can be drawn must be known before the first draw.
  const std::size_t least = asked.bound.value_or(1), most = asked.bound.value_or(over.columns.size());
  for (std::size_t bound = least; bound <= most; ++bound) {
    auto lengths = share_among_lengths(budget.for_counts(), asked.length, bound, asked.by);
    if (!lengths.ok()) return std::move(lengths.failure());
  }
  if (records.size() > most_rows)
    return error{error_code::too_large, "A release is made of 30 million records at most.", ""};
  return std::unique_ptr<measure_run>(new measure_run(over, records, asked, budget, key));
}

result<progress> measure_run::step() {
  switch (phase_) {
    case phase::widths:
      widths_slice();
      break;
    case phase::bound:
      CASEWISE_CHECK(choose_bound());
      break;
    case phase::cut:
      cut_slice();
      if (phase_ == phase::candidates) CASEWISE_CHECK(begin_length());
      break;
    case phase::candidates:
      CASEWISE_CHECK(candidates_slice());
      break;
    case phase::count:
      count_slice();
      break;
    case phase::noise:
      noise_slice();
      if (cell_ == keys_.size()) CASEWISE_CHECK(end_length());
      break;
    case phase::done:
      return progress{true, 1000};
  }
  if (phase_ == phase::done) return progress{true, 1000};
  // Coarse on purpose: a tenth for reading, the rest in equal parts by length and phase. It tells no count.
  if (phase_ < phase::candidates) return progress{false, 50};
  const auto part = static_cast<std::uint32_t>(900 / asked_.length / 3);
  const auto within = static_cast<std::uint32_t>(phase_) - static_cast<std::uint32_t>(phase::candidates);
  return progress{false, 100 + part * (3 * static_cast<std::uint32_t>(length() - 1) + within)};
}

/// The next rows of a phase that visits all; false once there are none left.
bool measure_run::next_rows(std::size_t at_once, std::size_t& first, std::size_t& last) {
  first = row_;
  last = row_ = std::min(records_->size(), row_ + at_once);
  return first < last;
}

void measure_run::widths_slice() {
  std::size_t first = 0, last = 0;
  if (!next_rows(rows_at_once * 4, first, last)) {
    phase_ = phase::bound;
    return;
  }
  for (std::size_t i = first; i < last; ++i) {
    const auto row = records_->row(i);
    ++records_with_[row.size() - static_cast<std::size_t>(std::count(row.begin(), row.end(), attribute{0}))];
  }
}

outcome measure_run::choose_bound() {
  CASEWISE_TRY(for_records, by_->gaussian(1, budget_.record_noise));
  const privacy::noisy records = for_records.add(records_->size());
  std::size_t bound = asked_.bound.value_or(0);
  if (!asked_.bound) {
    CASEWISE_TRY(chosen, private_bound(*by_, records_with_, budget_.bound_epsilon));
    bound = static_cast<std::size_t>(chosen.value()) + 1;
  }
  CASEWISE_TRY(lengths, share_among_lengths(by_->left(), asked_.length, bound, asked_.by));
  lengths_ = std::move(lengths);
  out_.emplace(release{*over_, how_, records, bound, asked_.strict.has_value(), {}});
  cut_.emplace(bound);
  row_ = 0;
  phase_ = phase::cut;
  return nothing{};
}

void measure_run::cut_slice() {
  std::size_t first = 0, last = 0;
  if (!next_rows(rows_at_once * 2, first, last)) {
    phase_ = phase::candidates;
    return;
  }
  for (std::size_t i = first; i < last; ++i) cut_->add(records_->row(i), by_->coins());
}

outcome measure_run::begin_length() {
  const length_budget& cost = lengths_[length() - 1];
  CASEWISE_TRY(noise, by_->gaussian(cost.cells, cost.noise));
  noise_.emplace(noise);
  current_ = {};
  current_.length = cost.length;
  current_.noise = cost.noise;
  hidden_up_to_ = hiding_threshold(asked_, budget_, cost, lengths_.size());
  keys_.clear();
  if (length() == 1) {
    for (std::size_t one = 1; one <= over_->attribute_count(); ++one) keys_.push_back(one);
  } else {
    maker_.emplace(*over_, how_, length(), passed_, *pairs_);
  }
  phase_ = phase::candidates;
  return nothing{};
}

outcome measure_run::candidates_slice() {
  if (maker_) {
    if (maker_->step(keys_, candidates_at_once)) {
      if (keys_.size() <= most_candidates) return nothing{};
      // Too many: begin again with a higher threshold on the length before. It only drops what was released.
      const released_length& before = out_->lengths.back();
      raised_to_ += raised_to_ / 4 + 1;
      std::erase_if(passed_, [&](tuple one) { return before.counts[before.find(one)].value() <= raised_to_; });
      maker_.reset();
      if (length() == 3) take_pairs();
      keys_.clear();
      maker_.emplace(*over_, how_, length(), passed_, *pairs_);
      return nothing{};
    }
    std::sort(keys_.begin(), keys_.end());
    counter_.emplace(how_, length(), keys_, *pairs_);
  } else {
    single_counts_.assign(over_->attribute_count() + 1, 0);
  }
  row_ = 0;
  phase_ = phase::count;
  return nothing{};
}

void measure_run::count_slice() {
  std::size_t first = 0, last = 0;
  if (!next_rows(length() == 1 ? rows_at_once * 4 : rows_at_once / 4, first, last)) {
    cell_ = 0;
    phase_ = phase::noise;
    return;
  }
  for (std::size_t i = first; i < last; ++i) {
    if (counter_)
      counter_->add((*cut_)[i]);
    else
      for (const attribute one : (*cut_)[i]) ++single_counts_[one];
  }
}

/// Whether it is itself a secret that this combination exists: strict mode, or a value found in the data.
bool measure_run::hides_domain(tuple of) const {
  if (asked_.strict) return true;
  return length() == 1 && over_->columns[over_->column_of[static_cast<attribute>(of)]].from_data;
}

void measure_run::noise_slice() {
  const std::size_t last = std::min(keys_.size(), cell_ + draws_at_once);
  for (; cell_ < last; ++cell_) add_noise(keys_[cell_]);
}

void measure_run::add_noise(tuple of) {
  const std::uint64_t count = counter_ ? counter_->count(of) : single_counts_[static_cast<attribute>(of)];
  if (!hides_domain(of)) {
    current_.keys.push_back(of);
    current_.counts.push_back(noise_->add(count));
  } else if (const auto drawn = noise_->add_above(count, asked_.strict.value_or(1), hidden_up_to_)) {
    current_.keys.push_back(of);
    current_.counts.push_back(*drawn);
  }
}

/// The pairs among the combinations that passed; none yet after length 1.
void measure_run::take_pairs() {
  pairs_ = std::make_unique<pair_matrix>(over_->attribute_count());
  for (const tuple one : passed_)
    if (how_.length(one) == 2) pairs_->add(how_.at(one, 0), how_.at(one, 1));
}

outcome measure_run::end_length() {
  const double sd = current_.sd();
  current_.mined_above = asked_.strict ? hidden_up_to_ : mining_threshold(length(), sd);
  current_.shown_above = shown_from(asked_, budget_, lengths_[length() - 1], lengths_.size()) - 1;
  passed_.clear();
  for (std::size_t i = 0; i < current_.keys.size(); ++i)
    if (current_.is_mined(i)) passed_.push_back(current_.keys[i]);
  if (length() <= 2) take_pairs();
  raised_to_ = current_.mined_above;
  counter_.reset();
  maker_.reset();
  out_->lengths.push_back(std::move(current_));
  if (out_->lengths.size() < lengths_.size()) return begin_length();
  cut_.reset();
  by_.reset();  // wipes the key
  if (over_->discovered()) forget_unreleased_values(*out_);
  phase_ = phase::done;
  return nothing{};
}

}  // namespace casewise::synthesis
