#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "synthesis/records.h"

namespace casewise::synthesis {

/// For each record, how many records (itself among them) agree with it in certain columns, empty cells included.
/// Counted a slice of records at a time.
class class_counter {
 public:
  /// `of` must outlive the counting; at least one column.
  class_counter(const record_table& of, const std::vector<std::size_t>& columns);

  /// True once every record is counted.
  bool step();
  std::uint32_t size_of(std::size_t record) const { return *size_[record]; }

 private:
  const record_table* of_;
  std::vector<std::size_t> columns_;
  record_table keys_;                                          // the cells in these columns, side by side
  std::unordered_map<std::string_view, std::uint32_t> times_;  // by the bytes of a row of `keys_`
  std::vector<const std::uint32_t*> size_;                     // into `times_`, which moves nothing
  std::size_t next_ = 0;
};

}  // namespace casewise::synthesis
