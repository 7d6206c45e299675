#include "query/parse_filter.h"

#include <algorithm>

#include "base/text.h"
#include "query/filter_values.h"

namespace casewise {

namespace {

constexpr int deepest_nesting = 32;

using members = std::vector<std::pair<std::string_view, json::value>>;

void note_axis(const query_context& context, axis_id axis) {
  auto& noted = context.filtered_by;
  if (std::find(noted.begin(), noted.end(), axis) == noted.end()) noted.push_back(axis);
}

filter leaf(filter::kind how, axis_id axis) {
  filter out;
  out.how = how;
  out.axis = axis;
  return out;
}

filter complement_of(filter part) {
  filter out;
  out.how = filter::kind::complement;
  out.parts.push_back(std::move(part));
  return out;
}

filter nothing_at_all() {
  filter out;
  out.how = filter::kind::any;
  return out;
}

result<filter> parse_parts(filter::kind how, const json::value& from, const query_context& context, int enclosing) {
  CASEWISE_TRY(items, from.items());
  filter out;
  out.how = how;
  for (const json::value& item : items) {
    CASEWISE_TRY(part, parse_filter(item, context, enclosing + 1));
    out.parts.push_back(std::move(part));
  }
  return out;
}

/// `in` and `notIn`. Only recorded values can be in a list or not in it.
result<filter> parse_list(const json::value& from, axis_id axis, bool in, const query_context& context) {
  CASEWISE_TRY(items, from.items());
  if (axis.of == axis_id::kind::indicator) {
    bool has_one = false;
    for (const json::value& item : items) {
      CASEWISE_TRY(field, item.scalar());
      const indicator_state state = spell_indicator(context.book, context.book.variables[axis.at], field);
      has_one = has_one || state == indicator_state::present;
      if (state != indicator_state::present && state != indicator_state::absent)
        context.unknown_values.push_back({item.pointer()});
    }
    return has_one == in ? leaf(filter::kind::present, axis) : nothing_at_all();
  }
  const categorical_column& column = column_of(context.cases, axis);
  std::vector<bool> listed(column.values.size());
  for (const json::value& item : items) {
    CASEWISE_TRY(field, item.scalar());
    const found_value found = find_value(context.book, column, axis, field);
    if (found.position) listed[*found.position] = true;
    if (!found.is_known) context.unknown_values.push_back({item.pointer()});
  }
  filter out = leaf(filter::kind::values, axis);
  for (std::size_t i = 0; i < listed.size(); ++i)
    if (listed[i] == in) out.values.push_back(i);
  return out;
}

result<filter> parse_between(const json::value& from, axis_id axis, const query_context& context) {
  if (!is_ordered(context.book, axis))
    return from.failure(error_code::not_ordered, "The values of this variable have no order; list them with \"in\".");
  CASEWISE_TRY(bounds, from.items());
  if (bounds.size() != 2) return from.mismatch("Give two bounds, [lowest, highest]; null leaves one open.");
  CASEWISE_TRY(range, find_range(context.book, column_of(context.cases, axis), axis, bounds[0], bounds[1]));
  if (range.lowest > range.highest)
    return from.failure(error_code::bad_range, "The lower bound is above the upper one; exchange them.");
  filter out = leaf(filter::kind::values, axis);
  out.values = values_in(context.book, column_of(context.cases, axis), axis, range);
  return out;
}

result<filter> parse_missing(const json::value& from, axis_id axis) {
  CASEWISE_TRY(missing, from.boolean());
  const bool is_indicator = axis.of == axis_id::kind::indicator;
  filter recorded = leaf(is_indicator ? filter::kind::present : filter::kind::answered, axis);
  return missing ? complement_of(std::move(recorded)) : std::move(recorded);
}

result<filter> parse_variable(const members& parts, const json::value& from, const query_context& context) {
  CASEWISE_TRY(axis, find_variable(from.find("variable").value(), context.book));
  if (parts.size() != 2) return from.mismatch("Give one of in, notIn, between or missing beside \"variable\".");
  note_axis(context, axis);
  const auto& [name, operand] = parts[0].first == "variable" ? parts[1] : parts[0];
  if (name == "in" || name == "notIn") return parse_list(operand, axis, name == "in", context);
  if (name == "between") return parse_between(operand, axis, context);
  if (name == "missing") return parse_missing(operand, axis);
  return from.mismatch("Use in, notIn, between or missing beside \"variable\".");
}

result<filter> parse_items(filter::kind how, const json::value& from, axis_id axis, const query_context& context) {
  CASEWISE_TRY(names, from.items());
  if (names.empty()) return from.mismatch("Name at least one item.");
  filter out = leaf(how, axis);
  const std::vector<std::size_t>& items = context.book.sets[axis.at].items;
  for (const json::value& name : names) {
    CASEWISE_TRY(id, name.text());
    const auto at = context.book.find_variable(id);
    if (!at || std::find(items.begin(), items.end(), *at) == items.end())
      return name.failure(error_code::unknown_item, "This is no item of the set; name one of its items.");
    out.items.push_back(*at);
  }
  return out;
}

result<filter> parse_count(const json::value& from, axis_id axis) {
  CASEWISE_TRY(bounds, from.items());
  if (bounds.size() != 2) return from.mismatch("Give two numbers, [least, most]; null leaves the second open.");
  filter out = leaf(filter::kind::item_count, axis);
  CASEWISE_TRY(least, bounds[0].integer());
  out.least = least;
  if (!bounds[1].is_null()) {
    CASEWISE_TRY(most, bounds[1].integer());
    out.most = most;
  }
  if (out.least > out.most)
    return from.failure(error_code::bad_range, "The least number is above the greatest; exchange them.");
  return out;
}

result<filter> parse_set(const members& parts, const json::value& from, const query_context& context) {
  CASEWISE_TRY(axis, find_set(from.find("set").value(), context.book));
  if (parts.size() != 2) return from.mismatch("Give one of answered, anyOf, allOf, noneOf or count beside \"set\".");
  note_axis(context, axis);
  const auto& [name, operand] = parts[0].first == "set" ? parts[1] : parts[0];
  if (name == "anyOf") return parse_items(filter::kind::any_of_items, operand, axis, context);
  if (name == "allOf") return parse_items(filter::kind::all_of_items, operand, axis, context);
  if (name == "noneOf") return parse_items(filter::kind::none_of_items, operand, axis, context);
  if (name == "count") return parse_count(operand, axis);
  if (name != "answered") return from.mismatch("Use answered, anyOf, allOf, noneOf or count beside \"set\".");
  CASEWISE_TRY(answered, operand.boolean());
  filter out = leaf(filter::kind::answered, axis);
  return answered ? std::move(out) : complement_of(std::move(out));
}

}  // namespace

result<filter> parse_filter(const json::value& from, const query_context& context, int enclosing) {
  if (enclosing > deepest_nesting) return from.mismatch("Filters may be nested 32 levels deep; use fewer.");
  CASEWISE_TRY(parts, from.members());
  if (from.find("variable")) return parse_variable(parts, from, context);
  if (from.find("set")) return parse_set(parts, from, context);
  if (parts.size() != 1) return from.mismatch("Give one filter here: all, any, not, variable or set.");
  const auto& [name, operand] = parts.front();
  if (name == "all") return parse_parts(filter::kind::all, operand, context, enclosing);
  if (name == "any") return parse_parts(filter::kind::any, operand, context, enclosing);
  if (name != "not") return from.mismatch("Give one filter here: all, any, not, variable or set.");
  CASEWISE_TRY(part, parse_filter(operand, context, enclosing + 1));
  return complement_of(std::move(part));
}

result<axis_id> find_variable(const json::value& from, const codebook& book) {
  CASEWISE_TRY(id, from.text());
  if (const auto at = book.find_variable(id))
    return axis_id{book.variables[*at].is_indicator ? axis_id::kind::indicator : axis_id::kind::categorical, *at};
  if (const auto at = book.find_derived(id)) return axis_id{axis_id::kind::derived, *at};
  return from.failure(error_code::unknown_variable, "The codebook has no variable of this id; check its spelling.");
}

result<axis_id> find_set(const json::value& from, const codebook& book) {
  CASEWISE_TRY(id, from.text());
  if (const auto at = book.find_set(id)) return axis_id{axis_id::kind::set, *at};
  return from.failure(error_code::unknown_set, "The codebook has no set of this id; check its spelling.");
}

const categorical_column& column_of(const case_store& cases, axis_id axis) {
  return axis.of == axis_id::kind::derived ? cases.derived[axis.at] : cases.categorical[axis.at];
}

}  // namespace casewise
