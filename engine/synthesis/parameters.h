#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "codebook/codebook.h"

namespace casewise::synthesis {

/// web/bridge/synthesis_protocol.ts `FileOptions`.
struct file_options {
  std::vector<std::string> columns;
  country_codes codes = country_codes::alpha3;
  std::string subject;  // header of the column that names the subject of a line; empty: a line is a record
};

/// How the budget is shared among the lengths.
enum class split {
  sqrt_delta,   // in proportion to the root of each length's sensitivity: the least sum of variances
  long_first,   // SDS: standard deviation / root of sensitivity in proportion to 1/k
  short_first,  // 1/(R-k+1)
  even,         // the same for each
};

/// `ReleaseParameters`: all of them public.
struct release_parameters {
  double epsilon = 0;
  int delta_exponent = 0;
  std::size_t length = 0;
  std::uint64_t expected_records = 0;
  std::optional<std::size_t> bound;  // nothing: found privately
  split by = split::sqrt_delta;
  std::optional<std::uint64_t> strict;
  std::uint64_t display_floor = 10;
  std::uint64_t records_per_person = 1;
  std::string reservation;  // `MeasureParameters` only
  std::string document;     // of all members but `reservation`, as JSON

  double delta() const;
};

/// `FitParameters`.
struct fit_parameters {
  bool sampler = false;
  bool no_invention = false;
  std::uint64_t seed = 1;
  std::uint64_t most_proposals = 200;
};

/// From this many expected records on, the contribution bound is found privately unless it is typed.
inline constexpr std::uint64_t enough_for_private_bound = 50'000;
inline constexpr std::size_t usual_bound = 12;

/// Each refuses members it does not know. Errors: bad_json, bad_query, bad_range.
result<file_options> read_file_options(std::string_view json);
/// `columns`: how many were chosen. With `needs_reservation`, `reservation` is required; else it is not allowed.
result<release_parameters> read_release_parameters(std::string_view json, std::size_t columns, bool needs_reservation);
result<fit_parameters> read_fit_parameters(std::string_view json);

}  // namespace casewise::synthesis
