#include "engine.h"

#include <cstring>

#include "cases/loader.h"
#include "cases/settle.h"
#include "codebook/read_codebook.h"
#include "describe.h"
#include "query/parse_query.h"
#include "tables/tables.h"

namespace casewise {

namespace {

constexpr std::size_t padding = 64;  // the scanner reads up to here behind its text

/// The bytes of the file that are not scanned yet, with room behind them for the next slice.
class byte_window {
 public:
  /// Room for `bytes` more; null where there is no memory.
  std::uint8_t* reserve(std::size_t bytes) {
    if (size_ + bytes + padding > capacity_) {
      const std::size_t wanted = size_ + bytes + padding;
      block_array<std::uint8_t> larger = zeroed<std::uint8_t>(wanted);
      if (larger == nullptr) return nullptr;
      if (size_ > 0) std::memcpy(larger.get(), memory_.get(), size_);
      memory_ = std::move(larger);
      capacity_ = wanted;
    }
    return memory_.get() + size_;
  }
  void grow(std::size_t bytes) { size_ += bytes; }
  void drop_front(std::size_t bytes) {
    if (bytes > 0 && bytes < size_) std::memmove(memory_.get(), memory_.get() + bytes, size_ - bytes);
    size_ -= bytes;
  }
  const std::uint8_t* data() const { return memory_.get(); }
  std::size_t size() const { return size_; }
  std::size_t room() const { return capacity_ < padding ? 0 : capacity_ - padding - size_; }

 private:
  block_array<std::uint8_t> memory_;
  std::size_t size_ = 0, capacity_ = 0;
};

error out_of_turn(const char* message) { return {error_code::engine_failed, message, ""}; }

}  // namespace

struct dataset::state {
  codebook book;
  byte_window window;
  std::uint64_t bytes_read = 0;
  std::optional<loader> loading;
  std::optional<case_store> cases;
  std::optional<selection_cache> selections;  // remembers, and changes no answer
  report what_was_read;

  outcome scan(bool last);
};

/// Reads as much as is whole; with `last`, all of it.
outcome dataset::state::scan(bool last) {
  if (!loading) {
    CASEWISE_TRY(header, read_header(window.data(), window.size(), last, book));
    if (!header) return nothing{};
    window.drop_front(header->bytes);
    loading.emplace(book, std::move(*header));
  }
  if (window.reserve(0) == nullptr)
    return error{error_code::out_of_memory, "There is not enough memory to read this file.", ""};
  std::size_t consumed = 0;
  const csv_scanner::status status = loading->scanner().scan(window.data(), window.size(), last, *loading, consumed);
  window.drop_front(consumed);
  if (loading->failure()) return *loading->failure();
  const csv_scanner::place refused = loading->scanner().refused_at();
  const std::string where = "line " + std::to_string(refused.line) + ", column " + std::to_string(refused.column + 1);
  if (status == csv_scanner::status::unclosed_quote)
    return error{error_code::unclosed_quote, "A quote opens here and is never closed; mend this line.", where};
  if (status == csv_scanner::status::endless_field)
    return error{error_code::not_a_table, "This field is over a megabyte long; this is not a table of cases.", where};
  return nothing{};
}

dataset::dataset(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
dataset::~dataset() = default;

result<std::unique_ptr<dataset>> dataset::open(std::string_view codebook_json) {
  CASEWISE_TRY(book, read_codebook(codebook_json));
  auto parts = std::make_unique<state>();
  parts->book = std::move(book);
  return std::unique_ptr<dataset>(new dataset(std::move(parts)));
}

result<std::span<std::uint8_t>> dataset::reserve(std::size_t bytes) {
  if (state_->cases) return out_of_turn("The file has been read to its end; open another dataset.");
  std::uint8_t* room = state_->window.reserve(bytes);
  if (room == nullptr) return error{error_code::out_of_memory, "There is not enough memory to read this file.", ""};
  return std::span<std::uint8_t>(room, bytes);
}

result<std::uint32_t> dataset::append(std::size_t bytes) {
  if (state_->cases || bytes > state_->window.room()) return out_of_turn("Reserve room before bytes are appended.");
  state_->window.grow(bytes);
  state_->bytes_read += bytes;
  CASEWISE_CHECK(state_->scan(false));
  return state_->loading ? state_->loading->case_count() : 0;
}

outcome dataset::finish() {
  if (state_->cases) return out_of_turn("The file has been read to its end already.");
  CASEWISE_CHECK(state_->scan(true));
  state_->window = {};
  loader& loading = *state_->loading;
  CASEWISE_TRY(cases, settle(state_->book, loading));
  state_->what_was_read = std::move(loading.what_was_read());
  state_->what_was_read.bytes = state_->bytes_read;
  state_->what_was_read.lines =
      cases.case_count + state_->what_was_read.blank.count + state_->what_was_read.set_aside.count;
  state_->cases = std::move(cases);
  state_->selections.emplace(*state_->cases);
  state_->loading.reset();
  return nothing{};
}

result<std::string> dataset::describe() const {
  if (!state_->cases) return out_of_turn("Finish reading the file first.");
  return casewise::describe(state_->book, *state_->cases, state_->what_was_read);
}

result<reply> dataset::run(std::string_view query_json) const {
  if (!state_->cases) return out_of_turn("Finish reading the file first.");
  const codebook& book = state_->book;
  const case_store& cases = *state_->cases;
  CASEWISE_TRY(asked, parse_query(query_json, book, cases));
  switch (asked.how) {
    case query::kind::profile:
      return make_profile(book, cases, *state_->selections, asked);
    case query::kind::crosstab:
      return make_crosstab(book, cases, *state_->selections, asked);
    case query::kind::item_combinations:
      return make_item_combinations(book, cases, *state_->selections, asked);
    case query::kind::flows:
      return make_flows(book, cases, *state_->selections, asked);
    case query::kind::trend:
      return make_trend(book, cases, *state_->selections, asked);
    case query::kind::ranking:
      return make_ranking(book, cases, *state_->selections, asked);
    case query::kind::comparison:
      return make_comparison(book, cases, *state_->selections, asked);
    case query::kind::missingness:
      return make_missingness(book, cases, *state_->selections, asked);
  }
  return out_of_turn("This kind of query has no table.");
}

}  // namespace casewise
