#include "cases/record_lines.h"

#include <algorithm>

#include "base/text.h"

namespace casewise {

namespace {

void write_quoted(std::string_view text, std::string& into) {
  into += '"';
  for (const char c : text) {
    if (c == '"') into += c;
    into += c;
  }
  into += '"';
}

void write_field(std::string_view text, std::string& into) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos)
    into += text;
  else
    write_quoted(text, into);
}

}  // namespace

std::size_t record_lines::new_column(std::string_view name) {
  columns_.push_back({std::string(name), true});
  row_.resize(columns_.size());
  given_.resize(columns_.size());
  return columns_.size() - 1;
}

/// Records mostly have the same names in the same order.
std::size_t record_lines::column_of(std::string_view name) {
  if (next_ < columns_.size() && columns_[next_].came && columns_[next_].name == name) return next_;
  const auto found = places_.find(std::string(name));
  if (found != places_.end()) return found->second;
  if (places_.size() >= most_names) {
    fail(error_code::not_a_table, "The records have over four thousand different names; this is not a table of cases.");
    return nowhere;
  }
  std::size_t place = nowhere;
  if (!began_) {
    place = new_column(name);
  } else {
    const auto variable = book_.variable_of_header(name);
    const auto waits = std::find_if(columns_.begin(), columns_.end(), [&](const column& one) {
      return variable && !one.came && one.name == book_.variables[*variable].id;
    });
    if (waits != columns_.end()) {
      *waits = {std::string(name), true};
      place = static_cast<std::size_t>(waits - columns_.begin());
    } else {
      late_.emplace_back(name);
    }
  }
  places_.emplace(std::string(name), place);
  return place;
}

void record_lines::member(std::string_view name, std::string_view value) {
  const std::size_t at = column_of(name);
  if (at == nowhere) return;
  next_ = at + 1;
  if (given_[at]) fail(error_code::bad_json, "A name stands twice in this record; keep one of them.");
  given_[at] = true;
  row_[at] = value;
  if (!began_) waiting_bytes_ += value.size();
}

void record_lines::end_record() {
  ++records_;
  next_ = 0;
  std::fill(given_.begin(), given_.end(), false);
  if (began_) {
    write_line();
  } else {
    waiting_.push_back(row_);
    if (waiting_.size() == known_records || waiting_bytes_ > most_waiting_bytes) begin_lines();
  }
  for (std::string& field : row_) field.clear();
}

void record_lines::begin_lines() {
  began_ = true;
  std::vector<bool> has(book_.variables.size());
  for (const column& one : columns_)
    if (const auto variable = book_.variable_of_header(one.name)) has[*variable] = true;
  const bool has_any = std::find(has.begin(), has.end(), true) != has.end();
  for (std::size_t i = 0; i < has.size(); ++i) {
    if (has[i] || !has_any) continue;
    new_column(book_.variables[i].id);
    columns_.back().came = false;
  }
  // In quotes: a name may look like the beginning of another format.
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i > 0) lines_ += ',';
    write_quoted(columns_[i].name, lines_);
  }
  lines_ += '\n';
  for (std::vector<std::string>& row : waiting_) {
    row.resize(columns_.size());
    row_.swap(row);
    write_line();
  }
  waiting_.clear();
}

void record_lines::write_line() {
  for (std::size_t i = 0; i < row_.size(); ++i) {
    if (i > 0) lines_ += ',';
    write_field(row_[i], lines_);
  }
  lines_ += '\n';
}

result<std::size_t> record_lines::read(std::string_view text, bool last) {
  auto done = reader_.read(text, last, *this);
  if (failure_) return *failure_;  // the reader goes on where a sink has failed, and may fail itself
  if (last && !began_) begin_lines();
  return done;
}

void record_lines::fail(error_code code, const char* message) {
  if (!failure_) failure_ = error{code, message, "record " + std::to_string(records_ + 1)};
}

std::string record_lines::take() {
  std::string lines;
  lines.swap(lines_);
  return lines;
}

void record_lines::settle_columns(loader& loading) const {
  std::vector<header_column>& header = loading.what_was_read().header.columns;
  std::vector<loading_column>& columns = loading.columns();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].came) continue;
    const std::string_view name = text::trimmed(columns_[i].name);  // as the header's line has it
    if (header[i].name != name) {
      header[i].name = name;
      header[i].how = mapping::alias;
    }
    if (kept != i) {
      header[kept] = std::move(header[i]);
      columns[kept] = std::move(columns[i]);
    }
    ++kept;
  }
  header.resize(kept);
  columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(kept), columns.end());
  for (const std::string& name : late_) {
    const auto variable = book_.variable_of_header(name);
    header.push_back(
        {std::string(text::trimmed(name)), variable ? mapping::duplicate : mapping::none, variable.value_or(0)});
    columns.emplace_back();
  }
}

}  // namespace casewise
