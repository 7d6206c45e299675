// A query of any bytes about a small file is answered or refused, twice the same, and changes nothing.
#include "../engine/support/opened.h"
#include "seam.h"

namespace {

const casewise::tests::opened& cases() {
  static const casewise::tests::opened held = casewise::tests::open_cases(
      "year,gender,age,home,place,level,debt,threat,abuse,sold,held\n"
      "2010,Man,0-8,PHL,PHL,low,1,,,0,1\n2011,Woman,48+,UKR,PHL,high,,1,1,,\n2012,,9-17,,ARE,,,,,0,0\n"
      "x,Other,18-20,ZAF,,middle,0,,1,1,1\n");
  return held;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace casewise;
  const std::string_view query = fuzz::text_of(bytes, size);
  const auto first = cases().data->run(query);
  const auto second = cases().data->run(query);
  fuzz::promise(first.ok() == second.ok(), "the same query has the same answer");
  if (!first.ok()) {
    fuzz::promise(!first.failure().message.empty(), "every refusal has a sentence");
    return 0;
  }
  fuzz::promise(first.value().header == second.value().header && first.value().counts == second.value().counts,
                "the same query has the same answer");
  return 0;
}
