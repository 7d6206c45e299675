// A case file of any bytes, however the engine takes it.
#include "check_cases.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  casewise::fuzz::check_cases(casewise::fuzz::text_of(bytes + 1, size - 1), 1 + bytes[0]);
  return 0;
}
