// The boundary of the synthesis module: translates, decides nothing. Its types are web/bridge/synthesis_protocol.ts.
// No call takes a key or a seed for noise: the key of a release is drawn here, from the browser, for each measurement.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "answers.h"
#include "synthesis/evaluation.h"
#include "synthesis/older.h"
#include "synthesis/synthesis.h"

// Fills 32 bytes from the secure random source of the browser (or of Node); 0 where there is none.
EM_JS(int, casewise_draw_key, (std::uint8_t * into), {
  try {
    crypto.getRandomValues(HEAPU8.subarray(into, into + 32));
    return 1;
  } catch (error) {
    return 0;
  }
});

bool casewise::privacy::draw_release_key(key_bytes& into) { return casewise_draw_key(into.data()) == 1; }

namespace {

namespace synthesis = casewise::synthesis;

val failure() { return failure({casewise::error_code::engine_failed, "Begin this work first.", ""}); }

val answered(const casewise::outcome& outcome) { return outcome.ok() ? success() : failure(outcome.failure()); }

val answered(const casewise::result<std::string>& json) {
  if (!json.ok()) return failure(json.failure());
  val answer = success();
  answer.set("json", json.value());
  return answer;
}

val answered(const casewise::result<synthesis::progress>& so_far) {
  if (!so_far.ok()) return failure(so_far.failure());
  val answer = success();
  answer.set("done", so_far.value().done);
  answer.set("permille", so_far.value().permille);
  return answer;
}

std::vector<std::uint8_t> bytes_of(const val& array) {
  std::vector<std::uint8_t> out(array["length"].as<std::size_t>());
  val(emscripten::typed_memory_view(out.size(), out.data())).call<void>("set", array);
  return out;
}

/// web/bridge/synthesis_protocol.ts `SensitiveFile`: the file and the measurement that is made of it.
class sensitive_file {
 public:
  val open(const std::string& codebook_json, const std::string& options_json) {
    auto opened = synthesis::sensitive_file::open(codebook_json, options_json);
    if (!opened.ok()) return failure(opened.failure());
    held_ = std::move(opened.value());
    return success();
  }
  val separate(const std::string& separator) {
    return answered(held_->separate(separator.size() == 1 ? separator[0] : '\0'));
  }
  val append(val bytes) { return appended(*held_, bytes); }
  val finish() { return answered(held_->finish()); }
  val describe() const { return answered(held_->describe()); }

  val measure_begin(const std::string& parameters_json) {
    measuring_.reset();
    auto begun = synthesis::measurement::begin(*held_, parameters_json);
    if (!begun.ok()) return failure(begun.failure());
    measuring_ = std::move(begun.value());
    return success();
  }
  val measure_step() { return measuring_ ? answered(measuring_->step()) : failure(); }
  val measure_finish() {
    if (!measuring_) return failure();
    auto finished = measuring_->finish();
    if (!finished.ok()) return failure(finished.failure());
    measuring_.reset();
    const synthesis::measured& made = finished.value();
    val answer = success();
    const val blob = val(emscripten::typed_memory_view(made.blob.size(), made.blob.data()));
    answer.set("blob", val::global("Uint8Array").new_(blob));
    answer.set("aggregates", made.aggregates_csv);
    answer.set("report", made.report);
    return answer;
  }
  void measure_cancel() { measuring_.reset(); }

  val older_begin(const std::string& parameters_json) {
    auto begun = synthesis::older_synthesis::begin(*held_, parameters_json);
    if (!begun.ok()) return failure(begun.failure());
    older_ = std::move(begun.value());
    return success();
  }
  val older_step() { return older_ ? answered(casewise::result<synthesis::progress>(older_->step())) : failure(); }
  val older_finish() {
    if (!older_) return failure();
    auto made = older_->finish();
    if (!made.ok()) return failure(made.failure());
    val answer = success();
    answer.set("csv", made.value().csv);
    answer.set("report", made.value().report);
    answer.set("loss", made.value().loss);
    older_.reset();
    return answer;
  }

  val risk_begin(unsigned longest, unsigned rare_below) {
    forget();
    auto begun = synthesis::risk_analysis::begin(*held_, longest, rare_below);
    if (!begun.ok()) return failure(begun.failure());
    analysing_ = std::move(begun.value());
    return success();
  }
  val holdout_begin(const std::string& parameters_json) {
    forget();
    auto begun = synthesis::holdout_check::begin(*held_, parameters_json);
    if (!begun.ok()) return failure(begun.failure());
    trying_ = std::move(begun.value());
    return success();
  }
  val evaluate_begin(val blob, const std::string& csv, const std::string& request_json) {
    forget();
    auto begun = synthesis::evaluation::begin(*held_, bytes_of(blob), csv, request_json);
    if (!begun.ok()) return failure(begun.failure());
    evaluating_ = std::move(begun.value());
    return success();
  }
  val evaluate_step() {
    if (analysing_) return answered(analysing_->step());
    if (trying_) return answered(trying_->step());
    return evaluating_ ? answered(evaluating_->step()) : failure();
  }
  val evaluate_counts(const std::string& request) {
    return evaluating_ ? answered(evaluating_->counts(request)) : failure();
  }
  val evaluate_finish() {
    if (!analysing_ && !evaluating_ && !trying_) return failure();
    val answer = success();
    answer.set("json", analysing_ ? analysing_->finish() : trying_ ? trying_->finish() : evaluating_->finish());
    forget();
    return answer;
  }

 private:
  /// One of the three at a time.
  void forget() {
    analysing_.reset();
    evaluating_.reset();
    trying_.reset();
  }

  std::unique_ptr<synthesis::sensitive_file> held_;
  // These refer to `held_`.
  std::unique_ptr<synthesis::measurement> measuring_;
  std::unique_ptr<synthesis::risk_analysis> analysing_;
  std::unique_ptr<synthesis::evaluation> evaluating_;
  std::unique_ptr<synthesis::holdout_check> trying_;
  std::unique_ptr<synthesis::older_synthesis> older_;
};

/// web/bridge/synthesis_protocol.ts `Fitting`.
class fitting {
 public:
  val begin(val blob, const std::string& parameters_json) {
    auto begun = synthesis::fitting::begin(bytes_of(blob), parameters_json);
    if (!begun.ok()) return failure(begun.failure());
    held_ = std::move(begun.value());
    return success();
  }
  val step() { return held_ ? answered(held_->step()) : failure(); }
  val finish() {
    if (!held_) return failure();
    auto finished = held_->finish();
    if (!finished.ok()) return failure(finished.failure());
    val answer = success();
    answer.set("csv", finished.value().csv);
    answer.set("report", finished.value().report);
    return answer;
  }

 private:
  std::unique_ptr<synthesis::fitting> held_;
};

val plan(const std::string& codebook_json, const std::string& options_json, const std::string& parameters_json) {
  return answered(synthesis::plan(codebook_json, options_json, parameters_json));
}

val released_counts(val blob, const std::string& request_json) {
  return answered(synthesis::released_counts(bytes_of(blob), request_json));
}

}  // namespace

EMSCRIPTEN_BINDINGS(casewise_synthesis) {
  emscripten::class_<sensitive_file>("SensitiveFile")
      .constructor<>()
      .function("open", &sensitive_file::open)
      .function("separate", &sensitive_file::separate)
      .function("append", &sensitive_file::append)
      .function("finish", &sensitive_file::finish)
      .function("describe", &sensitive_file::describe)
      .function("measureBegin", &sensitive_file::measure_begin)
      .function("measureStep", &sensitive_file::measure_step)
      .function("measureFinish", &sensitive_file::measure_finish)
      .function("measureCancel", &sensitive_file::measure_cancel)
      .function("olderBegin", &sensitive_file::older_begin)
      .function("olderStep", &sensitive_file::older_step)
      .function("olderFinish", &sensitive_file::older_finish)
      .function("riskBegin", &sensitive_file::risk_begin)
      .function("holdoutBegin", &sensitive_file::holdout_begin)
      .function("evaluateBegin", &sensitive_file::evaluate_begin)
      .function("evaluateStep", &sensitive_file::evaluate_step)
      .function("evaluateCounts", &sensitive_file::evaluate_counts)
      .function("evaluateFinish", &sensitive_file::evaluate_finish);
  emscripten::class_<fitting>("Fitting")
      .constructor<>()
      .function("begin", &fitting::begin)
      .function("step", &fitting::step)
      .function("finish", &fitting::finish);
  emscripten::function("plan", &plan);
  emscripten::function("releasedCounts", &released_counts);
  emscripten::function("epsilonOf", &synthesis::epsilon_of_rho);
  bind_memory();
}
