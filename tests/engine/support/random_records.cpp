#include "random_records.h"

namespace casewise::tests {

synthesis::domain domain_with(const std::vector<std::size_t>& values) {
  synthesis::domain out;
  out.codebook_id = "test";
  out.codebook_version = "1";
  out.names.emplace_back();
  out.column_of.push_back(0);
  for (std::size_t j = 0; j < values.size(); ++j) {
    synthesis::domain_column column;
    column.id = "c" + std::to_string(j);
    column.first = static_cast<synthesis::attribute>(out.names.size());
    column.size = static_cast<synthesis::attribute>(values[j]);
    for (std::size_t v = 1; v <= values[j]; ++v) {
      out.names.push_back(std::to_string(j) + ":" + std::to_string(v));
      out.column_of.push_back(static_cast<std::uint8_t>(j));
    }
    out.columns.push_back(std::move(column));
  }
  out.needs.assign(out.names.size(), 0);
  return out;
}

synthesis::record_table random_records(const synthesis::domain& over, std::size_t count, std::mt19937_64& random) {
  synthesis::record_table out(over.columns.size());
  std::vector<synthesis::attribute> row(over.columns.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t kind = random() % 5;
    for (std::size_t j = 0; j < row.size(); ++j) {
      const synthesis::domain_column& column = over.columns[j];
      row[j] = 0;
      if (random() % 8 == 0 || (kind + j) % 3 == 0) continue;
      // Mostly what the kind of record has here; otherwise low values often and high ones seldom.
      const std::uint64_t spread = random() % column.size * (random() % column.size) / column.size;
      const std::uint64_t value = random() % 4 != 0 ? (kind * 7 + j) % column.size % 3 : spread;
      row[j] = static_cast<synthesis::attribute>(column.first + value % column.size);
    }
    out.add(row);
  }
  return out;
}

}  // namespace casewise::tests
