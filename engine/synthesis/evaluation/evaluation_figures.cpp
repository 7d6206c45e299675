#include "synthesis/evaluation/evaluation_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "synthesis/shown_counts.h"

namespace casewise::synthesis {

namespace {

/// Attributes of a release by those of the file; the release may have forgotten values that the file has.
std::vector<attribute> in_file(const domain& file, const domain& released) {
  std::vector<attribute> out(released.names.size(), 0);
  for (std::size_t i = 1; i < out.size(); ++i) {
    const std::string& id = released.columns[released.column_of[i]].id;
    for (const domain_column& column : file.columns)
      if (column.id == id)
        for (attribute j = 0; j < column.size; ++j)
          if (file.names[column.first + std::size_t{j}] == released.names[i])
            out[i] = static_cast<attribute>(column.first + j);
  }
  return out;
}

}  // namespace

exact_counts shown_table(const release& from, const domain& file) {
  const std::vector<attribute> renamed = in_file(file, from.over);
  exact_counts out{packing::of(file.attribute_count()), from.longest(), {}};
  std::vector<attribute> parts;
  for (const shown_length& length : shown_counts(from)) {
    for (const shown_count& one : length.counts) {
      parts.clear();
      for (std::size_t place = from.how.length(one.of); place-- > 0;)
        parts.push_back(renamed[from.how.at(one.of, static_cast<unsigned>(place))]);
      std::sort(parts.begin(), parts.end());
      const std::int64_t most = std::numeric_limits<std::uint32_t>::max();
      const auto count = static_cast<std::uint32_t>(std::clamp<std::int64_t>(one.count, 0, most));
      if (parts[0] != 0) out.table.insert(out.how.pack(parts)) = count;
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
  for (std::size_t i = 0; i < of.size(); ++i) {
    const auto row = of.row(i);
    ++out[static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](attribute one) { return one != 0; }))];
  }
  return out;
}

}  // namespace casewise::synthesis
