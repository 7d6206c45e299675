#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "synthesis/progress.h"
#include "synthesis/synthesis.h"

/// What the sensitive file says about itself and about a release made of it: exact figures, for this computer's screen
/// and the private package only. Typed in web/bridge/evaluation_protocol.ts.
namespace casewise::synthesis {

/// How many combinations of each length are unique or rare, and how many records they single out. Cut into slices.
class risk_analysis {
 public:
  /// `from` must outlive it. `longest`: 1 to 4. `rare_below`: 2 to 1,000,000.
  /// Errors: bad_range, engine_failed (file not read).
  static result<std::unique_ptr<risk_analysis>> begin(const sensitive_file& from, std::size_t longest,
                                                      std::uint32_t rare_below);
  ~risk_analysis();
  /// Errors: too_large.
  result<progress> step();
  /// `Risk`, after the last step.
  std::string finish() const;

 private:
  struct state;
  explicit risk_analysis(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

/// Compares a release and its synthetic records with the file that they were made of.
class evaluation {
 public:
  /// `from` must outlive it. `blob`: of `measured`, or empty where there is none (older methods); `csv`: of
  /// `synthesised`; `request_json`: `EvaluationRequest`, the tables that matter to the user. Errors: as `read_release`
  /// and `sensitive_file::records_in`; bad_json, bad_query, bad_range, unknown_variable; engine_failed (file not read).
  static result<std::unique_ptr<evaluation>> begin(const sensitive_file& from, std::span<const std::uint8_t> blob,
                                                   std::string_view csv, std::string_view request_json = "{}");
  ~evaluation();
  /// Errors: too_large.
  result<progress> step();
  /// `Evaluation`, after the last step.
  std::string finish() const;
  /// The true, the published and the synthetic count of combinations, after the last step. `request_json`:
  /// `CountsRequest`; answers `ComparedCounts`. Errors: bad_json, bad_query, bad_range, unknown_variable,
  /// engine_failed.
  result<std::string> counts(std::string_view request_json) const;

 private:
  struct state;
  explicit evaluation(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

/// Records made from one half of the file, in the way of a release, compared with both halves: where they equal unique
/// records of the half that they were made from more often than of the other, something is copied. A sanity check of
/// the method, and no guarantee. The trial release is thrown away here: nothing of it leaves, so it costs no budget.
class holdout_check {
 public:
  /// `from` must outlive it. `parameters_json`: `ReleaseParameters`. Errors: as `measurement::begin`.
  static result<std::unique_ptr<holdout_check>> begin(const sensitive_file& from, std::string_view parameters_json);
  ~holdout_check();
  /// Errors: as `measurement::step`.
  result<progress> step();
  /// `Holdout`, after the last step.
  std::string finish() const;

 private:
  struct state;
  explicit holdout_check(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

/// Epsilon of `rho` zero-concentrated loss at `delta`, rounded up: what the ledger adds up with.
double epsilon_of_rho(double rho, double delta);

}  // namespace casewise::synthesis
