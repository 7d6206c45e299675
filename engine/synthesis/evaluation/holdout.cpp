#include <optional>

#include "json/writer.h"
#include "privacy/chacha20.h"
#include "synthesis/evaluation.h"
#include "synthesis/evaluation/same_records.h"
#include "synthesis/evaluation/write_figures.h"
#include "synthesis/fit_run.h"
#include "synthesis/measure_run.h"

namespace casewise::synthesis {

namespace {

struct halves {
  record_table made_from, held_back;
};

/// Each record goes into one of two halves by a coin.
halves halved(const record_table& of, privacy::random_source& coins) {
  halves out{record_table(of.columns()), record_table(of.columns())};
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < of.size(); ++i) {
    if (i % 64 == 0) bits = coins.next64();
    (bits >> i % 64 & 1 ? out.made_from : out.held_back).add(of.row(i));
  }
  return out;
}

void write_half(json::writer& out, std::string_view name, const record_table& half, const same_records& found) {
  out.key(name).begin_object();
  write_count(out, "records", half.size());
  out.key("same");
  write_same_records(out, found);
  out.end_object();
}

}  // namespace

struct holdout_check::state {
  enum class phase { measure, fit, made_from, held_back, done };

  halves of;
  bool no_invention = false;
  std::unique_ptr<measure_run> measuring{};
  std::unique_ptr<fit_run> fitting{};
  std::optional<same_record_search> made_from{}, held_back{};
  phase next = phase::measure;
};

holdout_check::holdout_check(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
holdout_check::~holdout_check() = default;

result<std::unique_ptr<holdout_check>> holdout_check::begin(const sensitive_file& from,
                                                            std::string_view parameters_json) {
  if (!from.is_read()) return error{error_code::engine_failed, "Finish reading the file first.", ""};
  CASEWISE_TRY(asked, read_release_parameters(parameters_json, from.over().columns.size(), false));
  privacy::key_bytes key{};
  if (!privacy::draw_release_key(key))
    return error{error_code::engine_failed, "This browser gives no secure random numbers.", ""};
  privacy::random_source coins(key);
  auto parts = std::make_unique<state>(state{halved(from.records(), coins), asked.strict.has_value()});
  // Another key: the coins of the halves are no noise.
  const bool is_drawn = privacy::draw_release_key(key);
  auto run = measure_run::begin(from.over(), parts->of.made_from, asked, key);
  privacy::wipe(key.data(), key.size());
  if (!is_drawn) return error{error_code::engine_failed, "This browser gives no secure random numbers.", ""};
  if (!run.ok()) return std::move(run.failure());
  parts->measuring = std::move(run.value());
  return std::unique_ptr<holdout_check>(new holdout_check(std::move(parts)));
}

result<progress> holdout_check::step() {
  using phase = state::phase;
  state& own = *state_;
  switch (own.next) {
    case phase::measure: {
      CASEWISE_TRY(so_far, own.measuring->step());
      if (!so_far.done) return progress{false, 0};
      fit_parameters asked;
      asked.no_invention = own.no_invention;
      own.fitting = fit_run::begin(own.measuring->released(), asked);
      own.measuring.reset();
      own.next = phase::fit;
      return progress{false, 100};
    }
    case phase::fit: {
      const progress so_far = own.fitting->step();
      if (!so_far.done) return progress{false, 100 + so_far.permille * 8 / 10};
      own.made_from.emplace(own.of.made_from, own.fitting->records());
      own.held_back.emplace(own.of.held_back, own.fitting->records());
      own.next = phase::made_from;
      return progress{false, 900};
    }
    case phase::made_from:
      if (own.made_from->step()) own.next = phase::held_back;
      return progress{false, 950};
    case phase::held_back:
      if (!own.held_back->step()) return progress{false, 975};
      own.next = phase::done;
      break;
    case phase::done:
      break;
  }
  return progress{true, 1000};
}

std::string holdout_check::finish() const {
  const state& own = *state_;
  if (own.next != state::phase::done) return "null";
  const same_records &made_from = own.made_from->found(), &held_back = own.held_back->found();
  json::writer out;
  out.begin_object().key("watermark").text("contains sensitive statistics");
  write_count(out, "syntheticRecords", made_from.records);
  write_half(out, "madeFrom", own.of.made_from, made_from);
  write_half(out, "heldBack", own.of.held_back, held_back);
  out.key("withinChance").boolean(is_within_chance(made_from, held_back)).end_object();
  return out.take();
}

}  // namespace casewise::synthesis
