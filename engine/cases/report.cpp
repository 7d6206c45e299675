#include "cases/report.h"

#include <algorithm>
#include <utility>

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
  std::uint64_t padded = 0;
  into.key("columns").begin_array();
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const header_column& column = header.columns[i];
    into.begin_object().key("position").number(static_cast<std::int64_t>(i + 1)).key("header").text(column.name);
    padded += column.padded_from_here;
    into.key("padded").number(static_cast<std::int64_t>(padded));
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

std::uint64_t total(const std::vector<spelling_count>& list) {
  std::uint64_t sum = 0;
  for (const spelling_count& one : list) sum += one.count;
  return sum;
}

/// How many short lines end in front of the column that a variable was read from.
std::uint64_t padded_in(const file_header& header, std::size_t variable) {
  std::uint64_t padded = 0;
  for (const header_column& column : header.columns) {
    padded += column.padded_from_here;
    if (column.variable == variable && (column.how == mapping::exact || column.how == mapping::alias)) break;
  }
  return padded;
}

/// Every field of the column in exactly one place: together they are the cases.
void write_fields(const variable_report& what, std::uint64_t padded, json::writer& into) {
  const std::uint64_t unknown = total(what.unknown), repaired = total(what.repaired);
  const std::uint64_t spelled_missing = total(what.spelled_missing);
  const std::uint64_t read = what.recorded + what.explicit_zeros + what.unreadable;
  const std::pair<const char*, std::uint64_t> places[] = {{"known", read - unknown - repaired},
                                                          {"repaired", repaired},
                                                          {"unknown", unknown},
                                                          {"spelledMissing", spelled_missing},
                                                          {"empty", what.missing - spelled_missing - padded},
                                                          {"padded", padded}};
  into.key("fields").begin_object();
  for (const auto& [name, count] : places) into.key(name).number(static_cast<std::int64_t>(count));
  into.end_object();
}

void write_counts(std::string_view name, const std::vector<spelling_count>& list, bool has_target, json::writer& into) {
  into.key(name).begin_array();
  for (std::size_t i = 0; i < std::min(most_listed, list.size()); ++i) {
    into.begin_object().key(has_target ? "from" : "value").text(list[i].from);
    if (has_target) into.key("to").text(list[i].to);
    into.key("count").number(static_cast<std::int64_t>(list[i].count)).end_object();
  }
  into.end_array();
}

void write_variable(const variable_report& what, const file_header& header, const codebook& book, json::writer& into) {
  const variable& of = book.variables[what.variable];
  into.begin_object().key("id").text(of.id);
  into.key("recorded").number(static_cast<std::int64_t>(what.recorded));
  into.key("missing").number(static_cast<std::int64_t>(what.missing));
  into.key("explicitZeros").number(static_cast<std::int64_t>(what.explicit_zeros));
  into.key("unreadable").number(static_cast<std::int64_t>(what.unreadable));
  write_fields(what, padded_in(header, what.variable), into);
  into.key("unknownKinds").number(static_cast<std::int64_t>(what.unknown.size()));
  write_counts("unknownValues", what.unknown, false, into);
  write_counts("repaired", what.repaired, true, into);
  write_counts("missingSpellings", what.spelled_missing, false, into);
  if (!of.is_indicator && of.kind == value_kind::year && what.recorded > 0) {
    write_counts("outOfRange", what.out_of_range, false, into);
    into.key("years").begin_array().number(what.years.first).number(what.years.second).end_array();
  }
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

void spelling_tally::add(std::string_view from, std::string_view to, std::uint64_t count) {
  if (count > 0) counts_[{std::string(from), std::string(to)}] += count;
}

std::vector<spelling_count> spelling_tally::by_count() const {
  std::vector<spelling_count> out;
  for (const auto& [spelling, count] : counts_) out.push_back({spelling.first, spelling.second, count});
  std::sort(out.begin(), out.end(), [](const spelling_count& a, const spelling_count& b) {
    return a.count != b.count ? a.count > b.count : a.from < b.from;
  });
  return out;
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
    const bool merged = !book.variables[i].merge_of.empty();
    if (!merged && std::none_of(what.variables.begin(), what.variables.end(), is_this)) into.text(book.variables[i].id);
  }
  into.end_array();
  write_lines("blankLines", what.blank, into);
  write_lines("shortLines", what.padded, into);
  write_lines("longLinesKept", what.kept_long, into);
  write_lines("longLinesSetAside", what.set_aside, into);
  write_lines("strayQuotes", what.stray_quotes, into);
  into.key("extraFields").number(static_cast<std::int64_t>(what.extra_fields));
  into.key("setAsideFields").number(static_cast<std::int64_t>(what.set_aside_fields));
  into.key("variables").begin_array();
  for (const variable_report& one : what.variables) write_variable(one, what.header, book, into);
  into.end_array().end_object();
}

}  // namespace casewise
