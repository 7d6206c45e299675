// The scanner against a loop over the letters of the same bytes, in slices of a size that the first byte gives.
#include "../engine/support/split_lines.h"

#include "seam.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace casewise;
  if (size < 1) return 0;
  const std::string csv(fuzz::text_of(bytes + 1, size - 1));
  fuzz::promise(tests::split_by_scanner(csv, 1 + bytes[0]) == tests::split_naively(csv),
                "the scanner splits like a loop over the letters");
  return 0;
}
