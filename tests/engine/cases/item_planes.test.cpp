#include "cases/item_planes.h"

#include "../support/doctest.h"

namespace casewise {

TEST_CASE("items are counted for 64 cases at once, up to 64 of them") {
  item_planes planes;
  // Case i has items 0 to i: i + 1 of them.
  for (std::size_t item = 0; item < 64; ++item) planes.add(~bits::word{0} << item);
  for (std::size_t count = 1; count <= 64; ++count) CHECK(planes.equal_to(count) == bits::word{1} << (count - 1));
  CHECK(planes.equal_to(0) == 0);
  CHECK(planes.equal_to(65) == 0);
}

TEST_CASE("without items every case has none") {
  item_planes planes;
  CHECK(planes.equal_to(0) == ~bits::word{0});
  planes.add(0);
  CHECK(planes.equal_to(0) == ~bits::word{0});
  CHECK(planes.equal_to(1) == 0);
}

}  // namespace casewise
