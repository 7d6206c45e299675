// Random text, split by a scanner in slices and by a loop over its letters.
#include <string>

#include "../support/doctest.h"
#include "../support/random_cases.h"
#include "../support/split_lines.h"

namespace casewise {

TEST_CASE("random text is split as a loop over its letters splits it, in slices of any size") {
  tests::random_numbers random(2024);
  const std::string alphabets[] = {"a,\"\n", "ab,,\n\r\" ", "aaaaaaaaaaaa,\n", ",\n", "\"\",\r\n \t", "abc,\"\"\"\"\n"};
  for (std::size_t round = 0; round < 6000; ++round) {
    const std::string& alphabet = alphabets[round % std::size(alphabets)];
    std::string csv;
    for (std::uint32_t length = random.below(200); length > 0; --length)
      csv += alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
    const std::string expected = tests::split_naively(csv);
    for (const std::size_t slice_size : {std::size_t{1}, std::size_t{1} + random.below(70), std::size_t{1000}}) {
      CAPTURE(csv);
      CAPTURE(slice_size);
      CHECK(tests::split_by_scanner(csv, slice_size) == expected);
    }
  }
}

}  // namespace casewise
