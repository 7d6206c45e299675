#include "synthesis/evaluation/exact_counts.h"

namespace casewise::synthesis {

namespace {
/// 24 million: a table of half a gigabyte. The case data of a quarter of a million records has 0.3 million.
constexpr std::size_t most_tuples = 24'000'000;
}  // namespace

result<exact_counts> count_tuples(const record_table& of, const domain& over, std::size_t longest) {
  exact_counts out{packing::of(over.attribute_count()), longest, {}};
  attribute found[most_columns];
  for (std::size_t i = 0; i < of.size(); ++i) {
    const std::size_t count = attributes_of(of.row(i), found);
    for_each_tuple(out.how, found, count, longest, [&](tuple one) { ++out.table.insert(one); });
    if (out.table.size() > most_tuples)
      return error{error_code::too_large,
                   "There are too many different combinations. Choose fewer columns or shorter combinations.",
                   "/columns"};
  }
  return out;
}

}  // namespace casewise::synthesis
