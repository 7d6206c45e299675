#include "synthesis/evaluation/exact_counts.h"

#include "synthesis/evaluation/count_slices.h"

namespace casewise::synthesis {

result<exact_counts> count_tuples(const record_table& of, const domain& over, std::size_t longest) {
  count_slices counting(of, over, longest);
  while (!counting.is_done()) CASEWISE_CHECK(counting.step());
  return counting.take();
}

}  // namespace casewise::synthesis
