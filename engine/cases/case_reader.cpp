#include "cases/case_reader.h"

#include <cstring>
#include <string>
#include <utility>

namespace casewise {

namespace {

constexpr std::size_t padding = 64;  // the scanner reads up to here behind its text

error out_of_turn(const char* message) { return {error_code::engine_failed, message, ""}; }
error no_memory() { return {error_code::out_of_memory, "There is not enough memory to read this file.", ""}; }

}  // namespace

std::uint8_t* byte_window::reserve(std::size_t bytes) {
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

void byte_window::drop_front(std::size_t bytes) {
  if (bytes > 0 && bytes < size_) std::memmove(memory_.get(), memory_.get() + bytes, size_ - bytes);
  size_ -= bytes;
}

std::size_t byte_window::room() const { return capacity_ < padding ? 0 : capacity_ - padding - size_; }

/// Reads as much as is whole; with `last`, all of it.
outcome case_reader::scan(bool last) {
  if (!loading_) {
    CASEWISE_TRY(header, read_header(window_.data(), window_.size(), last, book_));
    if (!header) return nothing{};
    window_.drop_front(header->bytes);
    loading_.emplace(book_, std::move(*header));
  }
  if (window_.reserve(0) == nullptr) return no_memory();
  std::size_t consumed = 0;
  const csv_scanner::status status =
      loading_->scanner().scan(window_.data(), window_.size(), last, *loading_, consumed);
  window_.drop_front(consumed);
  if (loading_->failure()) return *loading_->failure();
  const csv_scanner::place refused = loading_->scanner().refused_at();
  const std::string where = "line " + std::to_string(refused.line) + ", column " + std::to_string(refused.column + 1);
  if (status == csv_scanner::status::unclosed_quote)
    return error{error_code::unclosed_quote, "A quote opens here and is never closed; mend this line.", where};
  if (status == csv_scanner::status::endless_field)
    return error{error_code::not_a_table, "This field is over a megabyte long; this is not a table of cases.", where};
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
  CASEWISE_CHECK(scan(false));
  return loading_ ? loading_->case_count() : 0;
}

result<case_store> case_reader::finish() {
  if (finished_) return out_of_turn("The file has been read to its end already.");
  CASEWISE_CHECK(scan(true));
  window_ = {};
  CASEWISE_TRY(cases, settle(book_, *loading_));
  report_ = std::move(loading_->what_was_read());
  report_.bytes = bytes_read_;
  report_.lines = cases.case_count + report_.blank.count + report_.set_aside.count;
  loading_.reset();
  finished_ = true;
  return std::move(cases);
}

}  // namespace casewise
