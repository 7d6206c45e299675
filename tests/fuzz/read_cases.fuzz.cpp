// A case file of any bytes: the engine answers or refuses with a sentence, the same however the bytes were sliced, and
// accounts for every line.
#include "../engine/support/codebooks.h"
#include "../engine/support/opened.h"
#include "seam.h"

namespace {

using namespace casewise;

void check(std::string_view text, std::size_t slice) {
  const tests::opened whole = tests::open_cases(text);
  const tests::opened sliced = tests::open_cases(text, slice);
  fuzz::promise(whole.code == sliced.code, "slices change no error");
  if (!whole.ok()) {
    fuzz::promise(whole.where == sliced.where, "slices change no place");
    fuzz::promise(!whole.message.empty(), "every refusal has a sentence");
    return;
  }
  const auto description = whole.data->describe();
  fuzz::promise(description.ok(), "what was opened can be described");
  fuzz::promise(description.value() == sliced.data->describe().value(), "slices change no description");
  const auto profile = whole.data->run(R"({"kind":"profile"})");
  fuzz::promise(profile.ok(), "what was opened can be counted");
  fuzz::promise(profile.value().counts == sliced.data->run(R"({"kind":"profile"})").value().counts,
                "slices change no count");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  check(fuzz::text_of(bytes + 1, size - 1), 1 + bytes[0]);
  return 0;
}
