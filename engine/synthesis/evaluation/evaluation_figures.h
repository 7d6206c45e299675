#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "synthesis/evaluation/association.h"
#include "synthesis/evaluation/count_metrics.h"
#include "synthesis/evaluation/own_tables.h"
#include "synthesis/evaluation/same_records.h"
#include "synthesis/evaluation/table_distances.h"
#include "synthesis/release.h"

namespace casewise::synthesis {

/// Everything that an evaluation found: sensitive.
struct evaluation_figures {
  const domain* over = nullptr;
  std::size_t longest = 0;
  std::size_t real_records = 0, synthetic_records = 0;
  count_metrics synthetic;
  std::optional<count_metrics> aggregates;
  std::vector<table_distance> distances;
  std::vector<double> real_association, synthetic_association;
  std::vector<std::uint64_t> real_widths, synthetic_widths;  // records by number of attributes
  double synthesizability = 0;
  std::vector<own_table> own_tables;
  same_records same;
};

/// The published counts of a release as a table over the domain of the file that it was made of.
exact_counts shown_table(const release& from, const domain& file);

/// Product of the numbers of distinct values of the columns / records / 2^(mean attributes of a record): the rule of
/// thumb of the intelligence toolkit is to keep it to 5 or less.
double synthesizability_of(const record_table& of, const domain& over);

std::vector<std::uint64_t> widths_of(const record_table& of);

/// web/bridge/evaluation_protocol.ts `Evaluation`.
std::string write_evaluation(const evaluation_figures& of);

}  // namespace casewise::synthesis
