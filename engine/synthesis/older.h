#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "synthesis/progress.h"
#include "synthesis/synthesis.h"

/// The methods from before differential privacy, for comparison and for a single release: none of them is
/// differentially private, and each report says so. web/bridge/older_protocol.ts has the JSON.
namespace casewise::synthesis {

struct older_release {
  std::string csv;     // header and one line for each record, in an order that says nothing of the source's
  std::string report;  // `OlderReport`: may be published with the records
  std::string loss;    // `OlderLoss`: exact, for this screen only
};

class older_synthesis {
 public:
  /// `from` must outlive the run. `parameters_json`: `OlderParameters`.
  /// Errors: bad_json, bad_query, bad_range, unknown_variable, too_large, engine_failed (no secure random numbers).
  static result<std::unique_ptr<older_synthesis>> begin(const sensitive_file& from, std::string_view parameters_json);
  ~older_synthesis();

  progress step();
  /// After `step` answered `done`. Errors: engine_failed.
  result<older_release> finish();

 private:
  struct state;
  explicit older_synthesis(std::unique_ptr<state> parts);
  std::unique_ptr<state> state_;
};

}  // namespace casewise::synthesis
