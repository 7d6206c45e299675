#include "synthesis/start_records.h"

#include <algorithm>
#include <utility>

namespace casewise::synthesis {

namespace {

/// The values of one column for all records, in random order. Counts above the number of records are scaled down.
std::vector<attribute> column_values(const domain_column& column, const target_counts& targets, std::size_t records,
                                     fast_random& random) {
  std::uint64_t sum = 0;
  for (attribute i = 0; i < column.size; ++i) sum += targets.of(static_cast<tuple>(column.first + i));
  std::vector<attribute> out(records, 0);
  std::uint64_t before = 0;
  const std::uint64_t whole = std::max<std::uint64_t>(sum, records);
  for (attribute i = 0; i < column.size; ++i) {
    const auto one = static_cast<attribute>(column.first + i);
    const std::uint64_t after = before + targets.of(one);
    for (std::uint64_t at = before * records / whole; at < after * records / whole; ++at)
      out[static_cast<std::size_t>(at)] = one;
    before = after;
  }
  for (std::size_t i = records; i > 1; --i) std::swap(out[i - 1], out[random.below(i)]);
  return out;
}

}  // namespace

void keep_rules(const domain& over, record_table& records) {
  if (!over.has_rules()) return;
  for (std::size_t i = 0; i < records.size(); ++i)
    for (attribute& one : records.row(i)) {
      const attribute needed = over.needs[one];
      if (one != 0 && needed != 0 && records.row(i)[over.column_of[needed]] != needed) one = 0;
    }
}

record_table independent_records(const release& from, const target_counts& targets, fast_random& random) {
  record_table out(from.over.columns.size());
  out.resize(from.record_count());
  for (std::size_t j = 0; j < from.over.columns.size(); ++j) {
    const auto values = column_values(from.over.columns[j], targets, out.size(), random);
    for (std::size_t i = 0; i < out.size(); ++i) out.row(i)[j] = values[i];
  }
  keep_rules(from.over, out);
  return out;
}

}  // namespace casewise::synthesis
