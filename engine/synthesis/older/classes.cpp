#include "synthesis/older/classes.h"

#include <algorithm>
#include <numeric>

namespace casewise::synthesis {

std::vector<std::uint32_t> class_sizes(const record_table& of, const std::vector<std::size_t>& columns) {
  const auto cell = [&](std::uint32_t row, std::size_t column) { return of.row(row)[column]; };
  const auto differ = [&](std::uint32_t a, std::uint32_t b) {
    return std::find_if(columns.begin(), columns.end(),
                        [&](std::size_t column) { return cell(a, column) != cell(b, column); });
  };
  std::vector<std::uint32_t> order(of.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto column = differ(a, b);
    return column != columns.end() && cell(a, *column) < cell(b, *column);
  });
  std::vector<std::uint32_t> out(of.size(), 0);
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && differ(order[begin], order[end]) == columns.end()) ++end;
    for (std::size_t i = begin; i < end; ++i) out[order[i]] = static_cast<std::uint32_t>(end - begin);
    begin = end;
  }
  return out;
}

}  // namespace casewise::synthesis
