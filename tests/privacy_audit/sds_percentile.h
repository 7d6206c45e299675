#pragma once
#include <cstdint>

namespace casewise::tests {

/// A lower bound on the epsilon of the percentile step of the reference (SDS 1.9.0), ported exactly, on the pair of
/// tables where it fails: its scores are measured from the data's own percentile, so one record moves them by far more
/// than the 1 that its noise is for. We do not use it.
double audit_sds_percentile(std::uint64_t scorings);

}  // namespace casewise::tests
