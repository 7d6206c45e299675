#pragma once
#include <string>
#include <vector>

#include "synthesis/measure_run.h"
#include "synthesis/shown_counts.h"

namespace casewise::synthesis {

/// web/bridge/synthesis_protocol.ts `MeasureReport`: made of public parameters and released numbers only.
std::string measure_report(const measure_run& of, const release_parameters& asked,
                           const std::vector<shown_length>& shown);

}  // namespace casewise::synthesis
