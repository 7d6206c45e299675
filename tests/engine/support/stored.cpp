#include "stored.h"

#include <vector>

#include "cases/loader.h"
#include "cases/settle.h"
#include "codebooks.h"
#include "doctest.h"

namespace casewise::tests {

std::unique_ptr<stored> store_cases(std::string_view csv, const std::string& codebook) {
  auto out = std::make_unique<stored>();
  out->book = read_book(codebook);
  std::vector<std::uint8_t> bytes(csv.begin(), csv.end());
  bytes.resize(csv.size() + 64);
  auto header = read_header(bytes.data(), csv.size(), true, out->book);
  REQUIRE(header.ok());
  const std::size_t start = header.value()->bytes;
  loader loading(out->book, std::move(*header.value()));
  std::size_t consumed = 0;
  const auto status = loading.scanner().scan(bytes.data() + start, csv.size() - start, true, loading, consumed);
  REQUIRE((status == csv_scanner::status::more));
  REQUIRE_FALSE(loading.failure());
  auto cases = settle(out->book, loading);
  REQUIRE(cases.ok());
  out->cases = std::move(cases.value());
  out->what_was_read = std::move(loading.what_was_read());
  return out;
}

}  // namespace casewise::tests
