#include "base/result.h"

namespace casewise {

std::string_view name_of(error_code code) {
  static constexpr std::string_view names[] = {
#define X(code) #code,
#include "base/errors.def"
#undef X
  };
  return names[static_cast<int>(code)];
}

}  // namespace casewise
