#include "tables/cautions.h"

#include <algorithm>

namespace casewise {

std::string_view name_of(caution_code code) {
  static constexpr std::string_view names[] = {
#define X(code) #code,
#include "tables/cautions.def"
#undef X
  };
  return names[static_cast<int>(code)];
}

void cautions::add_document(std::string document) {
  if (std::find(documents_.begin(), documents_.end(), document) == documents_.end())
    documents_.push_back(std::move(document));
}

void cautions::add(std::string_view code, std::string_view subject_kind, std::string_view subject) {
  json::writer one;
  one.begin_object().key("code").text(code);
  if (!subject_kind.empty()) one.key(subject_kind).text(subject);
  one.end_object();
  add_document(one.take());
}

std::string_view cautions::subject_of(axis_id axis) const {
  switch (axis.of) {
    case axis_id::kind::set:
      return book_.sets[axis.at].id;
    case axis_id::kind::derived:
      return book_.derived[axis.at].id;
    default:
      return book_.variables[axis.at].id;
  }
}

void cautions::add_query(const query& asked) {
  for (const std::string& code : book_.cautions) add(code, {}, {});
  for (const unknown_filter_value& one : asked.unknown_values)
    add(name_of(caution_code::unknown_value), "where", one.pointer);
  // Percentages of a set may pass 100 where it is counted, not where it only selects cases.
  counts_sets_ = false;
  for (const axis_id axis : asked.filtered_by) add_axis(axis);
  counts_sets_ = true;
}

void cautions::add_variable(std::size_t at) {
  const variable& of = book_.variables[at];
  for (const std::string& code : of.cautions) add(code, "variable", of.id);
  const bool in_file = of.is_indicator ? cases_.indicators[at].in_file : cases_.categorical[at].in_file;
  if (!in_file) add(name_of(caution_code::variable_absent), "variable", of.id);
}

void cautions::add_set(std::size_t at) {
  const response_set& of = book_.sets[at];
  for (const std::string& code : of.cautions)
    if (counts_sets_ || code != name_of(caution_code::multiple_responses)) add(code, "set", of.id);
  if (cases_.sets[at].items.size() == of.items.size()) return;
  json::writer one;
  one.begin_object().key("code").text(name_of(caution_code::set_incomplete)).key("set").text(of.id);
  one.key("absentItems").begin_array();
  for (const std::size_t item : of.items)
    if (!cases_.indicators[item].in_file) one.text(book_.variables[item].id);
  one.end_array().end_object();
  add_document(one.take());
}

void cautions::add_axis(axis_id axis) {
  switch (axis.of) {
    case axis_id::kind::categorical:
      return add_variable(axis.at);
    case axis_id::kind::indicator:
      add_variable(axis.at);
      return add_set(*book_.variables[axis.at].set);
    case axis_id::kind::set:
      if (counts_sets_) add(name_of(caution_code::multiple_responses), "set", book_.sets[axis.at].id);
      return add_set(axis.at);
    case axis_id::kind::derived:
      if (book_.derived[axis.at].how == derived_variable::kind::item_count) return add_set(book_.derived[axis.at].set);
      for (const std::size_t source : book_.derived[axis.at].from) add_variable(source);
      if (!cases_.derived[axis.at].in_file)
        add(name_of(caution_code::variable_absent), "variable", book_.derived[axis.at].id);
  }
}

void cautions::add_missing(axis_id axis, std::uint64_t answered, std::uint64_t selected) {
  const std::uint64_t missing = selected - answered;
  if (selected == 0 || missing * 100 < selected * high_missing_percent) return;
  json::writer one;
  one.begin_object().key("code").text(name_of(caution_code::high_missing));
  one.key(axis.of == axis_id::kind::set ? "set" : "variable").text(subject_of(axis));
  one.key("missing").number(static_cast<std::int64_t>(missing));
  one.key("selected").number(static_cast<std::int64_t>(selected)).end_object();
  add_document(one.take());
}

void cautions::add_denominators(const std::vector<std::uint64_t>& denominators) {
  for (const std::uint64_t one : denominators) {
    if (one == 0 || one >= small_below_) continue;
    ++small_denominators_;
    smallest_denominator_ = std::min(smallest_denominator_, one);
  }
}

void cautions::write(json::writer& into) const {
  into.begin_array();
  for (const std::string& one : documents_) into.raw(one);
  if (small_denominators_ > 0) {
    into.begin_object().key("code").text(name_of(caution_code::small_denominator));
    into.key("threshold").number(static_cast<std::int64_t>(small_below_));
    into.key("smallest").number(static_cast<std::int64_t>(smallest_denominator_));
    into.key("denominators").number(static_cast<std::int64_t>(small_denominators_)).end_object();
  }
  into.end_array();
}

}  // namespace casewise
