#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "synthesis/domain.h"
#include "synthesis/older/older_run.h"

/// Classical suppression: the records themselves, with parts left out. Not differentially private, and as sensitive as
/// any file of real records; for comparison only. All references must outlive the runs.
namespace casewise::synthesis {

/// A: drops each record whose combination of values in `columns` fewer than k records have.
std::unique_ptr<older_run> suppress_records(const record_table& source, std::vector<std::size_t> columns,
                                            std::uint32_t k);

/// B: until each class (records that agree in `columns`) has k records, each record of a smaller class loses the
/// attribute without which it joins the largest class. Ties: the column that comes first in `given_up_first` (those
/// that are not in it come last), then the rarer attribute. Records that end empty in `columns` are dropped.
std::unique_ptr<older_run> suppress_cells(const record_table& source, const domain& over,
                                          std::vector<std::size_t> columns,
                                          const std::vector<std::size_t>& given_up_first, std::uint32_t k);

/// C: until every combination of 1 to `longest` attributes has k records or none, each record with one that has fewer
/// loses the attribute that is in most of those. Ties: the rarer one. Records that end empty are dropped.
/// Errors: too_large.
result<std::unique_ptr<older_run>> suppress_tuples(const record_table& source, const domain& over, std::size_t longest,
                                                   std::uint32_t k);

/// What suppression cost.
struct suppression_loss {
  std::uint64_t records = 0, records_lost = 0;
  /// Recorded values; those of dropped records are lost too.
  std::uint64_t cells = 0, cells_lost = 0;
};
suppression_loss loss_between(const record_table& source, const record_table& kept);

}  // namespace casewise::synthesis
