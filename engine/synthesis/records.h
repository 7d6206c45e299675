#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case_store.h"
#include "synthesis/domain.h"

namespace casewise::synthesis {

/// Records as attributes: one row for each record, one cell for each column of the domain, 0 where it has none.
/// Sensitive when made from a file, free when made from a release.
class record_table {
 public:
  record_table() = default;
  explicit record_table(std::size_t columns) : columns_(columns) {}

  std::size_t columns() const { return columns_; }
  std::size_t size() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  std::span<const attribute> row(std::size_t at) const { return {cells_.data() + at * columns_, columns_}; }
  std::span<attribute> row(std::size_t at) { return {cells_.data() + at * columns_, columns_}; }
  void resize(std::size_t rows) { cells_.resize(rows * columns_); }
  void add(std::span<const attribute> row) { cells_.insert(cells_.end(), row.begin(), row.end()); }

 private:
  std::size_t columns_ = 0;
  std::vector<attribute> cells_;
};

/// The cells of a row as bytes: equal where the rows are. Valid as long as the row is.
inline std::string_view bytes_of(std::span<const attribute> row) {
  return {reinterpret_cast<const char*>(row.data()), row.size_bytes()};
}

/// The attributes of a row, ascending, written to `into` (room for every column); how many there are.
inline std::size_t attributes_of(std::span<const attribute> row, attribute* into) {
  std::size_t count = 0;
  for (const attribute one : row) {
    into[count] = one;
    count += one != 0;
  }
  return count;
}

/// The records of a file over a domain of its codebook. A value outside the domain counts as missing.
record_table records_of(const codebook& book, const case_store& cases, const domain& over);

}  // namespace casewise::synthesis
