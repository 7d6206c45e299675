// A codebook of any bytes is read or refused; one that is read can open a file and describe it.
#include "engine.h"
#include "seam.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace casewise;
  auto opened = dataset::open(fuzz::text_of(bytes, size));
  if (!opened.ok()) {
    fuzz::promise(!opened.failure().message.empty(), "every refusal has a sentence");
    return 0;
  }
  constexpr std::string_view csv = "year,gender,debt,id\n2011,Man,1,\nx,,0,7\n";
  auto room = opened.value()->reserve(csv.size());
  fuzz::promise(room.ok(), "there is room for a small file");
  csv.copy(reinterpret_cast<char*>(room.value().data()), csv.size());
  if (!opened.value()->append(csv.size()).ok() || !opened.value()->finish().ok()) return 0;
  fuzz::promise(opened.value()->describe().ok(), "what was opened can be described");
  fuzz::promise(opened.value()->run(R"({"kind":"profile"})").ok(), "what was opened can be counted");
  return 0;
}
