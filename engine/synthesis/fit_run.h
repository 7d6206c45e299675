#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "synthesis/fast_random.h"
#include "synthesis/parameters.h"
#include "synthesis/progress.h"
#include "synthesis/record_fitting.h"
#include "synthesis/records.h"
#include "synthesis/release.h"
#include "synthesis/sampler.h"
#include "synthesis/targets.h"

namespace casewise::synthesis {

/// Makes synthetic records of a release, in slices. Knows nothing else: as often as you like, at no cost.
class fit_run {
 public:
  static std::unique_ptr<fit_run> begin(release from, const fit_parameters& asked);

  progress step();

  /// Once `step` answered `done`.
  const record_table& records() const { return records_; }
  const release& from() const { return from_; }
  /// web/bridge/synthesis_protocol.ts `FitReport`.
  std::string report() const;

 private:
  enum class phase { sample, prepare, list, count, fit, done };
  fit_run(release from, const fit_parameters& asked);

  bool starts_with_sampler() const { return asked_.no_invention && from_.longest() > 1; }
  void sample_slice();
  void prepare();
  void fit_slice();

  release from_;
  fit_parameters asked_;
  fast_random random_;
  target_counts targets_;
  record_table records_;
  phase phase_ = phase::sample;
  std::optional<sampler> sampling_;
  std::optional<record_fitting> fitting_;
  std::uint64_t next_check_ = 0, most_proposals_ = 0;
  double misfit_ = 0, first_misfit_ = 0;
  const char* stopped_by_ = "target";
};

}  // namespace casewise::synthesis
