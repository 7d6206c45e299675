#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/simd.h"

namespace casewise {

/// Splits delimited text (RFC 4180, any one-byte separator, LF or CRLF) into fields, 64 bytes at a time.
/// The text comes in slices; a field cut by the end of a slice is scanned again with the next one.
/// Empty fields are never visited: most fields of a case file are empty.
///
/// A `Sink` has
///   void field(std::size_t column, const std::uint8_t* at, std::size_t length)  a field that is not empty; at least
///       8 bytes can be read from `at`
///   void end_line(std::size_t fields)    the line had that many fields, empty ones included
///   void blank_line()                    the line was one field of blanks and quotes, and `columns` is over 1
///   void stray_quote()                   text stood behind a closing quote; it was kept
/// and may have
///   void one(std::size_t column)         a field that is a plain 1, instead of `field`; of one line, those of 64 bytes
///       may come before other fields in front of them
class csv_scanner {
 public:
  /// A field over `longest_field` bytes is a quote that was never closed, or no table, however it was sliced.
  enum class status { more, unclosed_quote, endless_field };

  csv_scanner(std::uint8_t separator, std::size_t columns, std::uint64_t first_line)
      : separator_(separator), columns_(columns), line_(first_line), line_begin_(first_line) {}

  /// Scans `size` bytes; 64 more must be readable behind them, of any content. Sets `consumed` to the start of the
  /// first field that is not whole: hand those bytes in again, with what follows. With `last`, the text ends here.
  template <class Sink>
  status scan(const std::uint8_t* text, std::size_t size, bool last, Sink& sink, std::size_t& consumed);

  /// The line in which the current case begins, as a text editor counts: breaks inside quotes are lines too.
  std::uint64_t line() const { return line_begin_; }
  /// Where the field begins that `scan` refused: the line of its case, and its column from 0.
  struct place {
    std::uint64_t line = 0;
    std::size_t column = 0;
  };
  place refused_at() const { return refused_at_; }

  static constexpr std::size_t longest_field = std::size_t{1} << 20;

 private:
  template <class Sink>
  void close_field(const std::uint8_t* at, std::size_t length, std::size_t column, bool ends_line, Sink& sink);
  template <class Sink>
  bool quoted_field(const std::uint8_t*& at, const std::uint8_t* end, bool last, Sink& sink);

  void refuse(status why, std::size_t column) {
    if (refused_ != status::more) return;
    refused_ = why;
    refused_at_ = {line_begin_, column};
  }
  void begin_line() {
    ++line_;
    line_begin_ = line_;
    column_ = 0;
  }

  std::uint8_t separator_;
  std::size_t columns_;
  std::size_t column_ = 0;
  std::uint64_t line_, line_begin_;
  std::string unquoted_;
  status refused_ = status::more;
  place refused_at_;
};

/// True for a field that is nothing but blanks and quotes.
inline bool is_blank(const std::uint8_t* at, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) {
    if (at[i] == 0xC2 && i + 1 < length && at[i + 1] == 0xA0) {
      ++i;
      continue;
    }
    if (at[i] != ' ' && at[i] != '"' && !(at[i] >= '\t' && at[i] <= '\r')) return false;
  }
  return true;
}

/// The first of `quotes` that stands at the start of its field, blanks apart, as one bit; 0 where there is none. The
/// masks are of the block at `p`; `ends` are the ends of fields, `field` is where the first field of the block begins.
inline std::uint64_t opening_quote(std::uint64_t quotes, std::uint64_t ends, const std::uint8_t* p,
                                   const std::uint8_t* field) {
  for (; quotes != 0; quotes &= quotes - 1) {
    const std::uint64_t quote = quotes & (~quotes + 1);
    const std::uint64_t earlier = ends & (quote - 1);
    const std::uint8_t* const from = earlier != 0 ? p + (64 - std::countl_zero(earlier)) : field;
    if (is_blank(from, static_cast<std::size_t>(p + std::countr_zero(quote) - from))) return quote;
  }
  return 0;
}

template <class Sink>
concept takes_ones = requires(Sink& sink) {
  sink.one(std::size_t{});
};

template <class Sink>
[[gnu::noinline]] void csv_scanner::close_field(const std::uint8_t* at, std::size_t length, std::size_t column,
                                                bool ends_line, Sink& sink) {
  if (length > longest_field) refuse(status::endless_field, column);
  if (!ends_line) {
    if (length > 0) sink.field(column, at, length);
    return;
  }
  if (length > 0 && at[length - 1] == '\r') --length;
  if (column == 0 && columns_ > 1 && is_blank(at, length)) {
    sink.blank_line();
  } else {
    if (length > 0) sink.field(column, at, length);
    sink.end_line(column + 1);
  }
  begin_line();
}

/// Reads the quoted field that begins at `at` and moves `at` behind its separator. False where the field is not whole.
template <class Sink>
bool csv_scanner::quoted_field(const std::uint8_t*& at, const std::uint8_t* end, bool last, Sink& sink) {
  unquoted_.clear();
  std::uint64_t breaks = 0;
  const std::uint8_t* p = at;
  while (*p != '"') ++p;  // blanks in front of a quote do not count
  for (++p;; ++p) {
    if (p == end) return false;
    if (*p == '"') {
      if (p + 1 == end && !last) return false;
      if (p + 1 == end || p[1] != '"') break;
      ++p;
    }
    breaks += *p == '\n';
    unquoted_ += static_cast<char>(*p);
  }
  const std::uint8_t* const stray = ++p;
  while (p != end && *p != separator_ && *p != '\n') ++p;
  if (p == end && !last) return false;
  const bool ends_line = p == end || *p == '\n';
  std::size_t behind = static_cast<std::size_t>(p - stray);
  if (ends_line && behind > 0 && stray[behind - 1] == '\r') --behind;
  if (!is_blank(stray, behind)) {
    unquoted_.append(reinterpret_cast<const char*>(stray), behind);
    sink.stray_quote();
  }
  if (p - at > static_cast<std::ptrdiff_t>(longest_field)) refuse(status::unclosed_quote, column_);
  const std::size_t length = unquoted_.size();
  unquoted_.append(8, '\0');  // so that 8 bytes can be read from the start
  line_ += breaks;
  const auto* text = reinterpret_cast<const std::uint8_t*>(unquoted_.data());
  if (ends_line)
    close_field(text, length, column_, true, sink);
  else
    close_field(text, length, column_++, false, sink);
  at = p == end ? p : p + 1;
  return true;
}

template <class Sink>
csv_scanner::status csv_scanner::scan(const std::uint8_t* text, std::size_t size, bool last, Sink& sink,
                                      std::size_t& consumed) {
  const std::uint8_t* const end = text + size;
  const std::uint8_t* field = text;  // where the current field begins
  const std::uint8_t* p = text;
  bool is_open = false;       // `field` is quoted and its closing quote has not come yet
  std::uint64_t carried = 0;  // 1: the byte in front of this block is a 1 that begins its field
  std::size_t column = column_;
  while (p < end) {
    const simd::bytes64 bytes(p);
    const std::size_t here = static_cast<std::size_t>(end - p) < 64 ? static_cast<std::size_t>(end - p) : 64;
    const std::uint64_t within = here == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << here) - 1;
    const std::uint64_t newlines = bytes.equal_to('\n');
    std::uint64_t ends = (bytes.equal_to(separator_) | newlines) & within;
    const std::uint64_t begins = ends << 1 | std::uint64_t{p == field};
    const std::uint64_t quotes = bytes.equal_to('"') & within;
    const std::uint64_t opening = quotes != 0 ? opening_quote(quotes, ends, p, field) : 0;
    if (opening != 0) ends &= opening - 1;
    std::uint64_t ones = 0;  // ends of fields that are a plain 1: most fields that are not empty
    if constexpr (takes_ones<Sink>) {
      const std::uint64_t alone = bytes.equal_to('1') & begins;
      ones = ends & (alone << 1 | carried);
      carried = alone >> 63;
    }
    // Other fields that are not empty end where no field begins.
    const std::uint64_t others = ends & ~begins & ~ones;
    for (std::uint64_t lines = ends & newlines;; lines &= lines - 1) {
      const std::uint64_t newline = lines & (~lines + 1);
      const std::uint64_t segment = newline ^ (newline - 1);  // up to the end of this line, or all that is left
      const std::uint64_t fields = ends & segment & ~newline;
      if constexpr (takes_ones<Sink>)
        for (std::uint64_t rest = ones & ends & segment; rest != 0; rest &= rest - 1)
          sink.one(column + static_cast<std::size_t>(std::popcount(fields & ((rest & (~rest + 1)) - 1))));
      for (std::uint64_t rest = others & fields; rest != 0; rest &= rest - 1) {
        const std::uint64_t earlier = fields & ((rest & (~rest + 1)) - 1);
        const std::uint8_t* const from = earlier != 0 ? p + (64 - std::countl_zero(earlier)) : field;
        const auto length = static_cast<std::size_t>(p + std::countr_zero(rest) - from);
        const std::size_t at = column + static_cast<std::size_t>(std::popcount(earlier));
        if (length <= longest_field) [[likely]]
          sink.field(at, from, length);
        else
          close_field(from, length, at, false, sink);
      }
      column += static_cast<std::size_t>(std::popcount(fields));
      if (fields != 0) field = p + (64 - std::countl_zero(fields));
      if (newline == 0) break;
      const std::uint8_t* const line_end = p + std::countr_zero(newline);
      if (((begins | ones) & newline) != 0 && (column > 0 || (ones & newline) != 0)) {  // nothing more to read
        sink.end_line(column + 1);
        begin_line();
      } else {
        close_field(field, static_cast<std::size_t>(line_end - field), column, true, sink);
      }
      column = 0;
      field = line_end + 1;
      ends &= ~segment;
    }
    column_ = column;
    p += here;
    if (opening != 0) {
      is_open = !quoted_field(field, end, last, sink);
      if (is_open) break;
      p = field;
      column = column_;
      carried = 0;
    }
  }
  if (last && is_open) {
    refuse(status::unclosed_quote, column_);
  } else if (last && field != end) {
    close_field(field, static_cast<std::size_t>(end - field), column_, true, sink);
    field = end;
  } else if (last && column_ > 0) {  // the text ends behind a separator: the last field is empty
    close_field(field, 0, column_, true, sink);
  }
  consumed = static_cast<std::size_t>(field - text);
  if (static_cast<std::size_t>(end - field) > longest_field)
    refuse(is_open ? status::unclosed_quote : status::endless_field, column_);
  return refused_;
}

}  // namespace casewise
