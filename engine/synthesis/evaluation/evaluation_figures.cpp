#include "synthesis/evaluation/evaluation_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "synthesis/shown_counts.h"

namespace casewise::synthesis {

exact_counts shown_table(const release& from, const domain& over, const std::vector<attribute>& to) {
  exact_counts out{packing::of(over.attribute_count()), from.longest(), {}};
  std::vector<attribute> parts;
  for (const shown_length& length : shown_counts(from)) {
    for (const shown_count& one : length.counts) {
      parts.clear();
      for (unsigned place = 0; place < from.how.length(one.of); ++place)
        parts.push_back(to[from.how.at(one.of, place)]);
      std::sort(parts.begin(), parts.end());
      const std::int64_t most = std::numeric_limits<std::uint32_t>::max();
      out.table.insert(out.how.pack(parts)) = static_cast<std::uint32_t>(std::clamp<std::int64_t>(one.count, 0, most));
    }
  }
  return out;
}

double synthesizability_of(const record_table& of, const domain& over) {
  if (of.size() == 0) return 0;
  std::vector<bool> seen(over.names.size(), false);
  std::uint64_t attributes = 0;
  for (std::size_t i = 0; i < of.size(); ++i)
    for (const attribute one : of.row(i)) {
      seen[one] = true;
      attributes += one != 0;
    }
  std::vector<std::size_t> distinct(over.columns.size(), 0);
  for (std::size_t a = 1; a < seen.size(); ++a) distinct[over.column_of[a]] += seen[a];
  double product = 1;
  for (const std::size_t values : distinct) product *= static_cast<double>(std::max<std::size_t>(values, 1));
  const auto records = static_cast<double>(of.size());
  return product / records / std::exp2(static_cast<double>(attributes) / records);
}

std::vector<std::uint64_t> widths_of(const record_table& of) {
  std::vector<std::uint64_t> out(of.columns() + 1, 0);
  for (std::size_t i = 0; i < of.size(); ++i)
    ++out[static_cast<std::size_t>(std::ranges::count_if(of.row(i), [](attribute one) { return one != 0; }))];
  return out;
}

}  // namespace casewise::synthesis
