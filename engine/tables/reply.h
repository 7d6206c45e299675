#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace casewise {

/// Stands for a count that is masked (tables/masking.h); no file has as many cases.
inline constexpr std::uint32_t masked_count = 0xFFFFFFFF;

/// What a query is answered with. The header is JSON (see web/bridge/protocol.ts); it names, places and shapes the
/// sections of the two arrays, which are row-major. Percentages are 0 to 100; NaN where the denominator is 0,
/// or where the count or the denominator is masked.
struct reply {
  std::string header;
  std::vector<std::uint32_t> counts;
  std::vector<double> percents;
};

}  // namespace casewise
