#include "describe.h"

#include <algorithm>

#include "json/writer.h"

namespace casewise {

namespace {

constexpr std::size_t most_surveyed_values = 1000;  // a survey may meet columns of names

void write_value(const value_name& value, json::writer& into) {
  if (value.is_integer)
    into.raw(value.text);
  else
    into.text(value.text);
}

void begin_variable(std::string_view id, std::string_view kind, bool in_file, bool ordered, json::writer& into) {
  into.begin_object().key("id").text(id).key("kind").text(kind);
  into.key("inFile").boolean(in_file).key("ordered").boolean(ordered).key("values").begin_array();
}

void write_column(std::string_view id, std::string_view kind, bool ordered, const categorical_column& column,
                  std::size_t most, json::writer& into) {
  begin_variable(id, kind, column.in_file, ordered, into);
  for (std::size_t i = 0; i < std::min(most, column.values.size()); ++i) write_value(column.values[i], into);
  into.end_array().key("knownValues").number(static_cast<std::int64_t>(column.known_values)).end_object();
}

void write_variables(const codebook& book, const case_store& cases, json::writer& into) {
  const std::size_t most = book.is_survey ? most_surveyed_values : ~std::size_t{0};
  into.key("variables").begin_array();
  for (std::size_t i = 0; i < book.variables.size(); ++i)
    if (!book.variables[i].is_indicator)
      write_column(book.variables[i].id, "categorical", book.variables[i].ordered, cases.categorical[i], most, into);
  for (std::size_t i = 0; i < book.derived.size(); ++i)
    write_column(book.derived[i].id, "derived", book.derived[i].ordered, cases.derived[i], most, into);
  for (std::size_t i = 0; i < book.variables.size(); ++i) {
    const variable& of = book.variables[i];
    if (!of.is_indicator) continue;
    begin_variable(of.id, "indicator", cases.indicators[i].in_file, false, into);
    into.number(1).end_array().key("knownValues").number(1).key("set").text(book.sets[*of.set].id).end_object();
  }
  into.end_array();
}

void write_sets(const codebook& book, const case_store& cases, json::writer& into) {
  into.key("sets").begin_array();
  for (const response_set& set : book.sets) {
    into.begin_object().key("id").text(set.id).key("answeredBy");
    into.text(set.rule == answered_by::any_present ? "anyPresent" : "anyRecorded");
    for (const bool in_file : {true, false}) {
      into.key(in_file ? "items" : "absentItems").begin_array();
      for (const std::size_t item : set.items)
        if (cases.indicators[item].in_file == in_file) into.text(book.variables[item].id);
      into.end_array();
    }
    into.end_object();
  }
  into.end_array();
}

}  // namespace

std::string describe(const codebook& book, const case_store& cases, const report& what_was_read) {
  json::writer out;
  out.begin_object().key("cases").number(cases.case_count);
  write_variables(book, cases, out);
  write_sets(book, cases, out);
  out.key("report");
  write_report(what_was_read, book, cases.case_count, out);
  out.end_object();
  return out.take();
}

}  // namespace casewise
