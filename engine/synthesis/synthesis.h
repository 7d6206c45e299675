#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "privacy/chacha20.h"
#include "synthesis/progress.h"
#include "synthesis/records.h"

/// Private data from a sensitive file: the only header of engine/synthesis and engine/privacy that outsiders include.
/// The JSON that goes in and comes out is typed in web/bridge/synthesis_protocol.ts; docs/synthesis.md says what it
/// promises. Three instances are used, each in a worker of its own:
///   A reads the sensitive file (`sensitive_file`) and measures it (`measurement`): a blob of noisy counts comes out.
///   B gets the blob and nothing else, and makes records of it (`fitting`).
///   C reads the sensitive file again, for evaluation, on this computer only.
/// No call throws, prints, or reads a clock or a file. Long work is cut into slices of well under 50 ms.
namespace casewise::synthesis {

/// What a release would cost and how exact it would be, from public facts alone: the codebook, the columns chosen and
/// the parameters. Nothing is read and nothing is spent. Answers `Plan`.
/// Errors: bad_json, bad_codebook, bad_query, bad_range, unknown_variable, too_large.
result<std::string> plan(std::string_view codebook_json, std::string_view options_json,
                         std::string_view parameters_json);

/// The sensitive file. Open once; for each slice `reserve` and `append`; `finish` once; then measure.
class sensitive_file {
 public:
  /// `options_json`: `FileOptions`. Errors: bad_json, bad_codebook, bad_query, unknown_variable, too_large.
  /// `finish` also: bad_query where two lines of one subject differ, unknown_variable where the file has no such
  /// column.
  static result<std::unique_ptr<sensitive_file>> open(std::string_view codebook_json, std::string_view options_json);
  ~sensitive_file();

  /// As `dataset` in engine.h.
  outcome separate(char separator);
  result<std::span<std::uint8_t>> reserve(std::size_t bytes);
  result<std::uint32_t> append(std::size_t bytes);
  outcome finish();

  /// `FileDescription`: exact and therefore for this screen only, never for a file or a store.
  result<std::string> describe() const;

  /// Records of a CSV that `fitting` made, over the domain of this file; values that it has not count as missing.
  /// Errors: as `append` and `finish`.
  result<record_table> records_in(std::string_view csv) const;

  /// Valid after `finish`; the domain of the chosen columns and the records over it.
  const domain& over() const;
  const record_table& records() const;
  bool is_read() const;

 private:
  struct state;
  explicit sensitive_file(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

/// What one measurement released. All of it is private output, and free to use from here on.
struct measured {
  std::vector<std::uint8_t> blob;  // every noisy count, for `fitting` and `released_counts`
  std::string aggregates_csv;      // the counts worth showing: the public file
  std::string report;              // `MeasureReport`
};

/// Spends a budget: the ledger must have reserved it before `begin` is called. A new key is drawn in `begin` and wiped
/// when the measurement is destroyed. Stopping before the end has still spent the budget.
class measurement {
 public:
  /// `from` must outlive the measurement. `parameters_json`: `MeasureParameters`.
  /// Errors: bad_json, bad_query, bad_range, engine_failed (no secure random numbers here).
  static result<std::unique_ptr<measurement>> begin(const sensitive_file& from, std::string_view parameters_json);
  ~measurement();

  result<progress> step();
  /// After `step` answered `done`. Errors: engine_failed, out_of_memory.
  result<measured> finish();

 private:
  struct state;
  explicit measurement(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

struct synthesised {
  std::string csv;     // header and one line for each synthetic record
  std::string report;  // `FitReport`
};

/// Makes records from a release. Knows nothing but the blob: post-processing, which costs nothing however often it
/// runs.
class fitting {
 public:
  /// `parameters_json`: `FitParameters`. Errors: bad_json, bad_query, bad_range (a blob that is not one of ours).
  static result<std::unique_ptr<fitting>> begin(std::span<const std::uint8_t> blob, std::string_view parameters_json);
  ~fitting();

  result<progress> step();
  result<synthesised> finish();

 private:
  struct state;
  explicit fitting(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

/// The noisy counts of a release, by combination: "citizenship = PHL and gender = Woman". `request_json`:
/// `CountsRequest`; answers `CountsReply`. Errors: bad_json, bad_query, bad_range.
result<std::string> released_counts(std::span<const std::uint8_t> blob, std::string_view request_json);

}  // namespace casewise::synthesis
