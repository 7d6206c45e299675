#include "tables/counts_by_value.h"

#include <span>

#include "query/parse_filter.h"

namespace casewise {

namespace {

constexpr std::size_t most_conditions = 8;

/// A filter as conditions that must all hold.
std::span<const filter> conditions_of(const filter& where) {
  if (where.how == filter::kind::all) return where.parts;
  return {&where, 1};
}

filter without(std::span<const filter> conditions, std::size_t left_out) {
  filter out;
  for (std::size_t i = 0; i < conditions.size(); ++i)
    if (i != left_out) out.parts.push_back(conditions[i]);
  return out;
}

}  // namespace

counts_by_value::counts counts_by_value::count(const std::vector<axis_id>& table, const filter& where,
                                               const table_numbers& of) {
  std::span<const filter> conditions = conditions_of(where);
  if (conditions.size() > most_conditions) conditions = {};
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (!may_move(conditions[i])) continue;
    const filter others = without(conditions, i);
    for (auto one = entries_.begin(); one != entries_.end(); ++one) {
      if (one->table != table || !(one->moving == conditions[i].axis) || !(one->others == others)) continue;
      entries_.splice(entries_.begin(), entries_, one);
      counts total;
      return add_values(*one, conditions[i], of, total) ? total : of.count(*selections_->select(where));
    }
  }
  counts whole = of.count(*selections_->select(where));
  for (std::size_t i = 0; i < conditions.size() && whole.size() <= most_numbers; ++i) {
    if (!may_move(conditions[i])) continue;
    entry& begun = entries_.emplace_front();
    begun.table = table;
    begun.moving = conditions[i].axis;
    begun.others = without(conditions, i);
    begun.of_value.resize(column_of(*cases_, begun.moving).values.size());
    if (entries_.size() > most) entries_.pop_back();
  }
  return whole;
}

/// Whether a condition names values of a variable of few: those have bitmaps.
bool counts_by_value::may_move(const filter& condition) const {
  return condition.how == filter::kind::values && !condition.values.empty() &&
         !column_of(*cases_, condition.axis).has_codes;
}

/// Adds up the values of a condition, and counts some that are new. False where there are more.
bool counts_by_value::add_values(entry& into, const filter& condition, const table_numbers& of, counts& total) {
  std::size_t ahead = 0;
  for (const std::size_t value : condition.values) {
    counts& known = into.of_value[value];
    if (known.empty()) {
      if (ahead++ == most_ahead) return false;
      filter only = condition;
      only.values = {value};
      known = of.count(select(*cases_, only).intersect(*selections_->select(into.others)));
    }
    total.resize(known.size());
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += known[i];
  }
  return true;
}

}  // namespace casewise
