#include "tables/counts_by_value.h"

#include <algorithm>

#include "query/parse_filter.h"

namespace casewise {

namespace {

constexpr std::size_t most_conditions = 8;

/// A filter as conditions that must all hold.
std::vector<filter> conditions_of(const filter& where) {
  return where.how == filter::kind::all ? where.parts : std::vector<filter>{where};
}

filter without(const std::vector<filter>& conditions, std::size_t left_out) {
  filter out;
  out.parts = conditions;
  out.parts.erase(out.parts.begin() + static_cast<std::ptrdiff_t>(left_out));
  return out;
}

}  // namespace

counts_by_value::counts counts_by_value::count(const std::vector<axis_id>& table, const filter& where,
                                               const counter& of) {
  const std::vector<filter> conditions = conditions_of(where);
  std::vector<entry> beginning;
  for (std::size_t i = 0; i < conditions.size() && conditions.size() <= most_conditions; ++i) {
    if (!may_move(conditions[i])) continue;
    entry wanted{table, conditions[i].axis, without(conditions, i), {}};
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const entry& one) {
      return one.table == wanted.table && one.moving == wanted.moving && one.others == wanted.others;
    });
    if (found == entries_.end()) {
      beginning.push_back(std::move(wanted));
      continue;
    }
    std::rotate(entries_.begin(), found, found + 1);
    counts total;
    if (add_values(entries_.front(), conditions[i], of, total)) return total;
    return of(*selections_->select(where));
  }
  counts whole = of(*selections_->select(where));
  if (whole.size() > most_numbers) return whole;
  for (entry& one : beginning) {
    if (entries_.size() == most) entries_.pop_back();
    entries_.insert(entries_.begin(), std::move(one));
  }
  return whole;
}

/// Whether a condition names values of a variable of few: those have bitmaps.
bool counts_by_value::may_move(const filter& condition) const {
  return condition.how == filter::kind::values && !condition.values.empty() &&
         !column_of(*cases_, condition.axis).has_codes;
}

/// Adds up the values of a condition, and counts some that are not known yet. False where more are missing.
bool counts_by_value::add_values(entry& into, const filter& condition, const counter& of, counts& total) {
  std::size_t ahead = 0;
  for (const std::size_t value : condition.values) {
    auto known = into.of_value.find(value);
    if (known == into.of_value.end()) {
      if (ahead++ == most_ahead) return false;
      filter only = condition;
      only.values = {value};
      const selection cases = select(*cases_, only).intersect(*selections_->select(into.others));
      known = into.of_value.emplace(value, of(cases)).first;
    }
    total.resize(known->second.size());
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += known->second[i];
  }
  return true;
}

}  // namespace casewise
