#include "synthesis/write_records.h"

#include "synthesis/csv_field.h"

namespace casewise::synthesis {

std::string write_records(const domain& over, const record_table& records) {
  std::vector<std::size_t> written;
  for (std::size_t j = 0; j < over.columns.size(); ++j)
    if (!over.columns[j].from_data || over.columns[j].size > 0) written.push_back(j);
  std::vector<std::string> fields(over.names.size());
  for (std::size_t i = 1; i < fields.size(); ++i) append_field(fields[i], over.names[i]);

  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (i > 0) out += ',';
    append_field(out, over.columns[written[i]].id);
  }
  out += "\r\n";
  for (std::size_t row = 0; row < records.size(); ++row) {
    const auto cells = records.row(row);
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (i > 0) out += ',';
      out += fields[cells[written[i]]];
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace casewise::synthesis
