#include "cases/case_reader.h"

#include <string>
#include <string_view>
#include <utility>

#include "cases/settle.h"

namespace casewise {

namespace {

error out_of_turn(const char* message) { return {error_code::engine_failed, message, ""}; }
error no_memory() { return {error_code::out_of_memory, "There is not enough memory to read this file.", ""}; }

}  // namespace

/// Reads as much as is whole; with `last`, all of it.
outcome case_reader::read(bool last) {
  if (!is_known_) {
    const std::string_view start(reinterpret_cast<const char*>(window_.data()), window_.size());
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (!last && start.size() < byte_order_mark.size() && byte_order_mark.starts_with(start)) return nothing{};
    const std::size_t mark = start.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    const auto begins = json::record_reader::begins(start.substr(mark), last);
    if (begins == json::record_reader::beginning::unknown && !last) return nothing{};
    is_known_ = true;
    if (begins == json::record_reader::beginning::records) {
      records_.emplace(*book_);
      window_.drop_front(mark);
    }
  }
  return records_ ? read_records(last) : scan(window_, last);
}

outcome case_reader::read_records(bool last) {
  if (window_.reserve(0) == nullptr) return no_memory();
  const std::string_view text(reinterpret_cast<const char*>(window_.data()), window_.size());
  CASEWISE_TRY(done, records_->read(text, last));
  window_.drop_front(done);
  const std::string written = records_->take();
  std::uint8_t* room = lines_.reserve(written.size());
  if (room == nullptr) return no_memory();
  written.copy(reinterpret_cast<char*>(room), written.size());
  lines_.grow(written.size());
  if (lines_.size() == 0 && !last) return nothing{};
  return scan(lines_, last);
}

outcome case_reader::scan(byte_window& text, bool last) {
  if (!loading_) {
    CASEWISE_TRY(header, read_header(text.data(), text.size(), last, *book_, records_ ? ',' : separator_));
    if (!header) return nothing{};
    text.drop_front(header->bytes);
    // The first record is number 1: its names stand in no line of the file.
    header->is_json = records_.has_value();
    if (header->is_json) header->line = 0;
    if (book_->is_survey) {
      auto surveyed = std::make_shared<codebook>(*book_);
      survey_columns(*header, *surveyed);
      opened_with_ = std::exchange(book_, std::move(surveyed));
    }
    loading_.emplace(*book_, std::move(*header));
  }
  if (text.reserve(0) == nullptr) return no_memory();
  std::size_t consumed = 0;
  const csv_scanner::status status = loading_->scanner().scan(text.data(), text.size(), last, *loading_, consumed);
  text.drop_front(consumed);
  if (loading_->failure()) return *loading_->failure();
  const csv_scanner::place refused = loading_->scanner().refused_at();
  const std::string where = "line " + std::to_string(refused.line) + ", column " + std::to_string(refused.column + 1);
  if (status == csv_scanner::status::unclosed_quote)
    return error{error_code::unclosed_quote, "A quote opens here and is never closed; mend this line.", where};
  if (status == csv_scanner::status::endless_field)
    return error{error_code::not_a_table, "This field is over a megabyte long; this is not a table of cases.", where};
  return nothing{};
}

outcome case_reader::separate(char separator) {
  if (bytes_read_ > 0 || std::string_view(",;\t|").find(separator) == std::string_view::npos)
    return out_of_turn("Name one of the separators before the file is read.");
  separator_ = separator;
  return nothing{};
}

result<std::span<std::uint8_t>> case_reader::reserve(std::size_t bytes) {
  if (finished_) return out_of_turn("The file has been read to its end; open another dataset.");
  std::uint8_t* room = window_.reserve(bytes);
  if (room == nullptr) return no_memory();
  return std::span<std::uint8_t>(room, bytes);
}

result<std::uint32_t> case_reader::append(std::size_t bytes) {
  if (finished_ || bytes > window_.room()) return out_of_turn("Reserve room before bytes are appended.");
  window_.grow(bytes);
  bytes_read_ += bytes;
  CASEWISE_CHECK(read(false));
  return loading_ ? loading_->case_count() : 0;
}

result<case_store> case_reader::finish() {
  if (finished_) return out_of_turn("The file has been read to its end already.");
  CASEWISE_CHECK(read(true));
  window_ = {};
  lines_ = {};
  if (records_) records_->settle_columns(*loading_);
  records_.reset();
  CASEWISE_TRY(cases, settle(*book_, *loading_));
  report_ = std::move(loading_->what_was_read());
  report_.bytes = bytes_read_;
  report_.lines = cases.case_count + report_.blank.count + report_.set_aside.count;
  loading_.reset();
  finished_ = true;
  return std::move(cases);
}

}  // namespace casewise
