#include "cases/report.h"

#include <algorithm>

namespace casewise {

namespace {

constexpr std::size_t most_listed = 50;
constexpr std::size_t most_lines = 20;

void write_lines(std::string_view name, const line_list& lines, json::writer& into) {
  into.key(name).begin_object().key("count").number(static_cast<std::int64_t>(lines.count)).key("lines").begin_array();
  for (const std::uint64_t line : lines.first) into.number(static_cast<std::int64_t>(line));
  into.end_array().end_object();
}

void write_columns(const file_header& header, const codebook& book, json::writer& into) {
  into.key("columns").begin_array();
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const header_column& column = header.columns[i];
    into.begin_object().key("position").number(static_cast<std::int64_t>(i + 1)).key("header").text(column.name);
    if (column.how == mapping::none) {
      into.key("variable").null().key("mapped").null();
    } else {
      into.key("variable").text(book.variables[column.variable].id).key("mapped");
      into.text(column.how == mapping::exact ? "exact" : column.how == mapping::alias ? "alias" : "duplicate");
    }
    into.end_object();
  }
  into.end_array();
}

void write_variable(const variable_report& what, const codebook& book, json::writer& into) {
  const variable& of = book.variables[what.variable];
  into.begin_object().key("id").text(of.id);
  into.key("recorded").number(static_cast<std::int64_t>(what.recorded));
  into.key("missing").number(static_cast<std::int64_t>(what.missing));
  into.key("explicitZeros").number(static_cast<std::int64_t>(what.explicit_zeros));
  into.key("unreadable").number(static_cast<std::int64_t>(what.unreadable));
  into.key("unknownKinds").number(static_cast<std::int64_t>(what.unknown.size())).key("unknownValues").begin_array();
  for (std::size_t i = 0; i < std::min(most_listed, what.unknown.size()); ++i) {
    into.begin_object().key("value").text(what.unknown[i].from);
    into.key("count").number(static_cast<std::int64_t>(what.unknown[i].count)).end_object();
  }
  into.end_array().key("repaired").begin_array();
  for (std::size_t i = 0; i < std::min(most_listed, what.repaired.size()); ++i) {
    into.begin_object().key("from").text(what.repaired[i].from).key("to").text(what.repaired[i].to);
    into.key("count").number(static_cast<std::int64_t>(what.repaired[i].count)).end_object();
  }
  into.end_array();
  if (!of.is_indicator && of.kind == value_kind::country)
    into.key("countryCodes").text(what.codes == country_codes::alpha2 ? "alpha-2" : "alpha-3");
  into.end_object();
}

std::string_view separator_text(std::uint8_t separator) {
  return separator == ';' ? ";" : separator == '\t' ? "\t" : separator == '|' ? "|" : ",";
}

}  // namespace

void line_list::add(std::uint64_t line) {
  ++count;
  if (first.size() < most_lines) first.push_back(line);
}

void sort_by_count(std::vector<spelling_count>& list) {
  std::sort(list.begin(), list.end(), [](const spelling_count& a, const spelling_count& b) {
    return a.count != b.count ? a.count > b.count : a.from < b.from;
  });
}

void write_report(const report& what, const codebook& book, std::uint64_t cases, json::writer& into) {
  into.begin_object();
  into.key("bytes").number(static_cast<std::int64_t>(what.bytes));
  into.key("lines").number(static_cast<std::int64_t>(what.lines));
  into.key("cases").number(static_cast<std::int64_t>(cases));
  into.key("format").text(what.header.is_json ? "json" : "delimited");
  into.key("separator");
  if (what.header.is_json)
    into.null();
  else
    into.text(separator_text(what.header.separator));
  into.key("byteOrderMark").boolean(what.header.byte_order_mark);
  into.key("layout").begin_object().key("codebook").text(book.id);
  into.key("variablesInFile").number(static_cast<std::int64_t>(what.variables.size()));
  into.key("variablesInCodebook").number(static_cast<std::int64_t>(book.variables.size())).end_object();
  write_columns(what.header, book, into);
  into.key("absentVariables").begin_array();
  for (std::size_t i = 0; i < book.variables.size(); ++i) {
    const auto is_this = [&](const variable_report& one) { return one.variable == i; };
    if (std::none_of(what.variables.begin(), what.variables.end(), is_this)) into.text(book.variables[i].id);
  }
  into.end_array();
  write_lines("blankLines", what.blank, into);
  write_lines("shortLines", what.padded, into);
  write_lines("longLinesKept", what.kept_long, into);
  write_lines("longLinesSetAside", what.set_aside, into);
  write_lines("strayQuotes", what.stray_quotes, into);
  into.key("variables").begin_array();
  for (const variable_report& one : what.variables) write_variable(one, book, into);
  into.end_array().end_object();
}

}  // namespace casewise
