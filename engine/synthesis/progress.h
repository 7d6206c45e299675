#pragma once
#include <cstdint>

namespace casewise::synthesis {

/// How far a sliced work is: parts of a thousand. For the screen only.
struct progress {
  bool done = false;
  std::uint32_t permille = 0;
};

}  // namespace casewise::synthesis
