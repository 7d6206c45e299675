#include "synthesis/fit_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "json/writer.h"
#include "synthesis/start_records.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t samples_at_once = 100;
constexpr std::size_t rows_at_once = 4'096;
constexpr std::size_t proposals_at_once = 5'000;
/// Closer than this to the noisy counts means fitting their noise: the true records themselves are at 0.6 to 0.9.
constexpr double good_enough = 0.5;
/// Without inventions the counts can often not be reached at all: enough when the misfit falls by less than this part
/// while each record is proposed four times.
constexpr double hardly_better = 0.01;

}  // namespace

fit_run::fit_run(release from, const fit_parameters& asked)
    : from_(std::move(from)),
      asked_(asked),
      random_(asked.seed),
      targets_(targets_of(from_)),
      records_(from_.over.columns.size()) {
  asked_.no_invention |= from_.strict;
  most_proposals_ = asked_.most_proposals * from_.record_count();
}

std::unique_ptr<fit_run> fit_run::begin(release from, const fit_parameters& asked) {
  std::unique_ptr<fit_run> out(new fit_run(std::move(from), asked));
  // Of single attributes alone nothing can be invented: independent records are the better start.
  if (out->asked_.sampler || out->starts_with_sampler()) {
    // The reference makes as many records as its counts give; a fitting needs the protected number of them.
    const std::size_t most = out->asked_.sampler ? 0 : out->from_.record_count();
    out->sampling_.emplace(out->from_.over, out->targets_, most, out->random_);
  } else {
    out->phase_ = phase::prepare;
  }
  if (out->from_.record_count() == 0) out->phase_ = phase::done;
  return out;
}

progress fit_run::step() {
  switch (phase_) {
    case phase::sample:
      sample_slice();
      break;
    case phase::prepare:
      prepare();
      phase_ = phase::list;
      break;
    case phase::list:
      fitting_.emplace(from_, targets_, records_, asked_.no_invention, random_);
      phase_ = phase::count;
      break;
    case phase::count:
      if (fitting_->count_start(rows_at_once)) break;
      misfit_ = first_misfit_ = fitting_->misfit();
      next_check_ = 4 * records_.size();
      phase_ = phase::fit;
      break;
    case phase::fit:
      fit_slice();
      break;
    case phase::done:
      break;
  }
  if (phase_ == phase::done) return {true, 1000};
  if (phase_ == phase::sample) {
    const std::size_t whole = std::max<std::size_t>(from_.record_count(), 1);
    return {false, static_cast<std::uint32_t>(std::min<std::size_t>(
                       asked_.sampler ? 950 : 400, records_.size() * (asked_.sampler ? 900 : 400) / whole))};
  }
  if (phase_ != phase::fit || first_misfit_ <= good_enough) return {false, 400};
  // The misfit falls about evenly on a logarithmic scale.
  const double part = std::log(first_misfit_ / std::max(misfit_, good_enough)) / std::log(first_misfit_ / good_enough);
  return {false, 400 + static_cast<std::uint32_t>(std::clamp(part, 0.0, 0.99) * 600)};
}

void fit_run::sample_slice() {
  if (sampling_->make(samples_at_once, records_)) return;
  sampling_.reset();
  phase_ = asked_.sampler ? phase::done : phase::prepare;
}

void fit_run::prepare() {
  if (starts_with_sampler()) {
    records_.resize(from_.record_count());  // where the sampler had nothing to place: empty records
    keep_rules(from_.over, records_);
  } else {
    records_ = independent_records(from_, targets_, random_);
  }
}

void fit_run::fit_slice() {
  if (fitting_->proposals() >= next_check_) {
    const double before = misfit_;
    misfit_ = fitting_->misfit();
    next_check_ = fitting_->proposals() + 4 * records_.size();
    if (misfit_ < good_enough)
      stopped_by_ = "misfit", phase_ = phase::done;
    else if (asked_.no_invention && misfit_ > (1 - hardly_better) * before)
      stopped_by_ = "stalled", phase_ = phase::done;
  }
  if (phase_ == phase::fit && fitting_->proposals() >= most_proposals_) {
    misfit_ = fitting_->misfit();
    stopped_by_ = "proposals", phase_ = phase::done;
  }
  if (phase_ == phase::fit) fitting_->propose(proposals_at_once);
}

std::string fit_run::report() const {
  json::writer out;
  out.begin_object().key("method").text(asked_.sampler ? "sampler" : "fitting");
  out.key("noInvention").boolean(asked_.no_invention || asked_.sampler);
  out.key("seed").number(static_cast<std::int64_t>(asked_.seed));
  out.key("records").number(static_cast<std::int64_t>(records_.size()));
  out.key("proposals").number(fitting_ ? static_cast<std::int64_t>(fitting_->proposals()) : 0);
  out.key("accepted").number(fitting_ ? static_cast<std::int64_t>(fitting_->accepted()) : 0);
  write_number(out.key("misfit"), misfit_);
  out.key("stoppedBy").text(stopped_by_).key("lengths").begin_array();
  for (std::size_t length = 1; fitting_ && length <= from_.longest(); ++length) {
    const record_fitting::closeness close = fitting_->close_to(length);
    out.begin_object().key("length").number(static_cast<std::int64_t>(length));
    write_number(out.key("meanDifference"), close.mean_difference);
    write_number(out.key("reached"), close.reached);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace casewise::synthesis
