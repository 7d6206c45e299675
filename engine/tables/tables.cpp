#include "tables/tables.h"

namespace casewise {

error too_many_cells() {
  return {error_code::too_large, "This table has over four million cells; choose variables with fewer values.", ""};
}

}  // namespace casewise
