#include "engine.h"

#include <cstring>

#include "cases/loader.h"
#include "cases/record_lines.h"
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
  std::optional<record_lines> records;  // where the file is JSON: what turns it into lines
  byte_window lines;                    // and those that are not scanned yet
  bool is_known = false;                // that it is JSON, or that it is not
  char separator = 0;                   // 0: found by the header
  std::uint64_t bytes_read = 0;
  std::optional<loader> loading;
  std::optional<case_store> cases;
  report what_was_read;

  outcome read(bool last);
  outcome read_records(bool last);
  outcome scan(byte_window& text, bool last);
};

constexpr const char* no_memory = "There is not enough memory to read this file.";

/// Reads as much as is whole; with `last`, all of it.
outcome dataset::state::read(bool last) {
  if (!is_known) {
    const std::string_view start(reinterpret_cast<const char*>(window.data()), window.size());
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (!last && start.size() < byte_order_mark.size() && byte_order_mark.starts_with(start)) return nothing{};
    const std::size_t mark = start.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    const auto begins = json::record_reader::begins(start.substr(mark), last);
    if (begins == json::record_reader::beginning::unknown && !last) return nothing{};
    is_known = true;
    if (begins == json::record_reader::beginning::records) {
      records.emplace(book);
      window.drop_front(mark);
    }
  }
  return records ? read_records(last) : scan(window, last);
}

outcome dataset::state::read_records(bool last) {
  if (window.reserve(0) == nullptr) return error{error_code::out_of_memory, no_memory, ""};
  const std::string_view text(reinterpret_cast<const char*>(window.data()), window.size());
  CASEWISE_TRY(done, records->read(text, last));
  window.drop_front(done);
  const std::string written = records->take();
  std::uint8_t* room = lines.reserve(written.size());
  if (room == nullptr) return error{error_code::out_of_memory, no_memory, ""};
  written.copy(reinterpret_cast<char*>(room), written.size());
  lines.grow(written.size());
  if (lines.size() == 0 && !last) return nothing{};
  return scan(lines, last);
}

outcome dataset::state::scan(byte_window& text, bool last) {
  if (!loading) {
    CASEWISE_TRY(header, read_header(text.data(), text.size(), last, book, records ? ',' : separator));
    if (!header) return nothing{};
    text.drop_front(header->bytes);
    // The first record is number 1: its names stand in no line of the file.
    header->is_json = records.has_value();
    if (header->is_json) header->line = 0;
    if (book.is_survey) survey_columns(*header, book);
    loading.emplace(book, std::move(*header));
  }
  if (text.reserve(0) == nullptr) return error{error_code::out_of_memory, no_memory, ""};
  std::size_t consumed = 0;
  const csv_scanner::status status = loading->scanner().scan(text.data(), text.size(), last, *loading, consumed);
  text.drop_front(consumed);
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

outcome dataset::separate(char separator) {
  if (state_->bytes_read > 0 || std::string_view(",;\t|").find(separator) == std::string_view::npos)
    return out_of_turn("Name one of the separators before the file is read.");
  state_->separator = separator;
  return nothing{};
}

result<std::span<std::uint8_t>> dataset::reserve(std::size_t bytes) {
  if (state_->cases) return out_of_turn("The file has been read to its end; open another dataset.");
  std::uint8_t* room = state_->window.reserve(bytes);
  if (room == nullptr) return error{error_code::out_of_memory, no_memory, ""};
  return std::span<std::uint8_t>(room, bytes);
}

result<std::uint32_t> dataset::append(std::size_t bytes) {
  if (state_->cases || bytes > state_->window.room()) return out_of_turn("Reserve room before bytes are appended.");
  state_->window.grow(bytes);
  state_->bytes_read += bytes;
  CASEWISE_CHECK(state_->read(false));
  return state_->loading ? state_->loading->case_count() : 0;
}

outcome dataset::finish() {
  if (state_->cases) return out_of_turn("The file has been read to its end already.");
  CASEWISE_CHECK(state_->read(true));
  state_->window = {};
  state_->lines = {};
  loader& loading = *state_->loading;
  if (state_->records) state_->records->settle_columns(loading);
  state_->records.reset();
  CASEWISE_TRY(cases, settle(state_->book, loading));
  state_->what_was_read = std::move(loading.what_was_read());
  state_->what_was_read.bytes = state_->bytes_read;
  state_->what_was_read.lines =
      cases.case_count + state_->what_was_read.blank.count + state_->what_was_read.set_aside.count;
  state_->cases = std::move(cases);
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
      return make_profile(book, cases, asked);
    case query::kind::crosstab:
      return make_crosstab(book, cases, asked);
    case query::kind::item_combinations:
      return make_item_combinations(book, cases, asked);
    case query::kind::flows:
      return make_flows(book, cases, asked);
    case query::kind::trend:
      return make_trend(book, cases, asked);
    case query::kind::ranking:
      return make_ranking(book, cases, asked);
    case query::kind::comparison:
      return make_comparison(book, cases, asked);
    case query::kind::missingness:
      return make_missingness(book, cases, asked);
  }
  return out_of_turn("This kind of query has no table.");
}

}  // namespace casewise
