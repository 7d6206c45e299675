#include "query/filter_values.h"

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace casewise {

namespace {

/// Years and item counts are compared as numbers, all else by the codebook's order.
bool is_numeric(const codebook& book, axis_id axis) {
  if (axis.of == axis_id::kind::derived) return book.derived[axis.at].how == derived_variable::kind::item_count;
  return book.variables[axis.at].kind == value_kind::year;
}

std::optional<std::size_t> position_of(const categorical_column& column, std::string_view text, bool known) {
  const auto begin = column.values.begin() + static_cast<std::ptrdiff_t>(known ? 0 : column.known_values);
  const auto end =
      known ? column.values.begin() + static_cast<std::ptrdiff_t>(column.known_values) : column.values.end();
  const auto found = std::find_if(begin, end, [&](const value_name& one) { return one.text == text; });
  if (found == end) return std::nullopt;
  return static_cast<std::size_t>(found - column.values.begin());
}

found_value find_derived_value(const codebook& book, const categorical_column& column, axis_id axis,
                               std::string_view field) {
  const std::string_view text = text::trimmed(field);
  for (std::size_t i = 0; i < column.values.size(); ++i)
    if (text::equal_ignoring_case(column.values[i].text, text)) return {i, true};
  if (is_numeric(book, axis))
    if (const auto number = text::whole_number(text)) {
      const auto at = position_of(column, std::to_string(*number), true);
      return {at, at.has_value()};
    }
  return {};
}

result<std::int64_t> find_bound(const codebook& book, const categorical_column& column, axis_id axis,
                                const json::value& from, std::int64_t if_open) {
  if (from.is_null()) return if_open;
  CASEWISE_TRY(field, from.scalar());
  if (is_numeric(book, axis)) {
    if (const auto number = text::whole_number(text::trimmed(field))) return *number;
    return from.failure(error_code::bad_range, "Give a whole number as a bound, or null.");
  }
  const found_value found = find_value(book, column, axis, field);
  if (found.position && *found.position < column.known_values) return static_cast<std::int64_t>(*found.position);
  return from.failure(error_code::bad_range, "Give one of the codebook's values as a bound, or null.");
}

}  // namespace

found_value find_value(const codebook& book, const categorical_column& column, axis_id axis, std::string_view field) {
  if (axis.of == axis_id::kind::derived) return find_derived_value(book, column, axis, field);
  const variable& of = book.variables[axis.at];
  const spelled_value spelled = spell(book, of, field, column.codes_read);
  if (spelled.how == spelled_value::kind::missing) return {};
  const bool known = spelled.how == spelled_value::kind::known;
  const auto at = position_of(column, spelled.value, known);
  // Years and countries are known where no case has them, too: nobody misspelled them.
  return {at, at.has_value() || known};
}

bool is_ordered(const codebook& book, axis_id axis) {
  if (axis.of == axis_id::kind::derived) return book.derived[axis.at].ordered;
  return axis.of == axis_id::kind::categorical && book.variables[axis.at].ordered;
}

result<value_range> find_range(const codebook& book, const categorical_column& column, axis_id axis,
                               const json::value& lowest, const json::value& highest) {
  CASEWISE_TRY(low, find_bound(book, column, axis, lowest, std::numeric_limits<std::int64_t>::min()));
  CASEWISE_TRY(high, find_bound(book, column, axis, highest, std::numeric_limits<std::int64_t>::max()));
  return value_range{low, high};
}

std::vector<std::size_t> values_in(const codebook& book, const categorical_column& column, axis_id axis,
                                   value_range range) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < column.known_values; ++i) {
    const std::int64_t at =
        is_numeric(book, axis) ? text::whole_number(column.values[i].text).value_or(0) : static_cast<std::int64_t>(i);
    if (range.lowest <= at && at <= range.highest) out.push_back(i);
  }
  return out;
}

}  // namespace casewise
