#include "synthesis/evaluation/variation.h"

#include <cmath>
#include <cstdint>

namespace casewise::synthesis {

namespace {

std::vector<std::uint32_t> cells_of(const record_table& of, const domain_column& first, std::size_t first_at,
                                    const domain_column& second, std::size_t second_at) {
  const std::size_t width = std::size_t{second.size} + 1;
  std::vector<std::uint32_t> out((std::size_t{first.size} + 1) * width);
  const auto place = [](const domain_column& column, attribute of_record) {
    return of_record == 0 ? std::size_t{0} : std::size_t{of_record} - column.first + 1;
  };
  for (std::size_t i = 0; i < of.size(); ++i) {
    const auto row = of.row(i);
    ++out[place(first, row[first_at]) * width + place(second, row[second_at])];
  }
  return out;
}

}  // namespace

double total_variation(const record_table& real, const record_table& made, const domain& over, std::size_t first,
                       std::size_t second) {
  if (real.size() == 0 || made.size() == 0) return real.size() == made.size() ? 0 : 1;
  const domain_column &one = over.columns[first], &other = over.columns[second];
  const auto a = cells_of(real, one, first, other, second), b = cells_of(made, one, first, other, second);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += std::abs(a[i] / static_cast<double>(real.size()) - b[i] / static_cast<double>(made.size()));
  return sum / 2;
}

}  // namespace casewise::synthesis
