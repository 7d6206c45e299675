#include "query/parse_mask.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace casewise {

namespace {

constexpr std::int64_t least_threshold = 4;  // 1, 2 and 3 are three possible values
constexpr std::int64_t most_threshold = 1'000'000;

outcome read_members(const json::value& from, mask_request& into) {
  CASEWISE_TRY(members, from.members());
  for (const auto& [name, member] : members) {
    if (name == "below") {
      CASEWISE_TRY(below, member.integer());
      if (below < least_threshold || below > most_threshold)
        return member.mismatch("Give a threshold from 4 to 1000000: counts from 1 to below it are masked.");
      into.below = static_cast<std::uint64_t>(below);
    } else if (name == "zeros") {
      CASEWISE_TRY(word, member.text());
      if (word != "shown" && word != "masked") return member.mismatch("Say \"shown\" or \"masked\".");
      into.zeros = word == "masked";
    } else if (name == "keep") {
      CASEWISE_TRY(word, member.text());
      if (word != "columns" && word != "rows")
        return member.mismatch("Say \"columns\" or \"rows\": whose percentages are kept where they can be.");
      into.keep = word == "rows" ? mask_request::line::rows : mask_request::line::columns;
    } else {
      return member.mismatch("A mask has the members \"below\", \"zeros\" and \"keep\"; check its spelling.");
    }
  }
  return nothing{};
}

/// What an axis is made from: variables by position, and sets behind them.
struct sources {
  std::vector<std::size_t> variables;
  std::optional<std::size_t> set;
};

sources sources_of(axis_id axis, const codebook& book) {
  switch (axis.of) {
    case axis_id::kind::categorical:
      return {{axis.at}, {}};
    case axis_id::kind::indicator:
      return {{}, book.variables[axis.at].set};
    case axis_id::kind::set:
      return {{}, axis.at};
    case axis_id::kind::derived:
      break;
  }
  const derived_variable& of = book.derived[axis.at];
  if (of.how == derived_variable::kind::item_count) return {{}, of.set};
  return {of.from, {}};
}

bool share_a_source(const sources& a, const sources& b) {
  if (a.set && a.set == b.set) return true;
  return std::any_of(a.variables.begin(), a.variables.end(), [&](std::size_t one) {
    return std::find(b.variables.begin(), b.variables.end(), one) != b.variables.end();
  });
}

std::vector<axis_id> axes_of(const query& asked) {
  std::vector<axis_id> out{asked.rows};
  if (asked.has_columns) out.push_back(asked.columns);
  if (asked.has_layers) out.push_back(asked.layers);
  return out;
}

/// Axes of one source are tied to each other: what one cell hides, another may tell.
bool has_tied_axes(const query& asked, const codebook& book) {
  const std::vector<axis_id> axes = axes_of(asked);
  for (std::size_t i = 0; i < axes.size(); ++i)
    for (std::size_t k = i + 1; k < axes.size(); ++k)
      if (share_a_source(sources_of(axes[i], book), sources_of(axes[k], book))) return true;
  return false;
}

/// A filter on items ties the counts of these items to each other and to the denominator.
bool has_tied_items(const query& asked, const codebook& book) {
  std::vector<std::size_t> named = sets_with_named_items(asked.where, book);
  const std::vector<std::size_t> more = sets_with_named_items(asked.of.population, book);
  named.insert(named.end(), more.begin(), more.end());
  for (const axis_id axis : axes_of(asked)) {
    if (axis.of != axis_id::kind::set && axis.of != axis_id::kind::indicator) continue;
    if (std::find(named.begin(), named.end(), *sources_of(axis, book).set) != named.end()) return true;
  }
  return false;
}

}  // namespace

std::vector<std::size_t> sets_with_named_items(const filter& in, const codebook& book) {
  std::vector<std::size_t> out;
  switch (in.how) {
    case filter::kind::all:
    case filter::kind::any:
    case filter::kind::complement:
      for (const filter& part : in.parts)
        for (const std::size_t set : sets_with_named_items(part, book)) out.push_back(set);
      break;
    case filter::kind::answered:
      break;
    case filter::kind::values:
      if (in.axis.of == axis_id::kind::derived && book.derived[in.axis.at].how == derived_variable::kind::item_count)
        out.push_back(book.derived[in.axis.at].set);
      break;
    case filter::kind::present:
      out.push_back(*book.variables[in.axis.at].set);
      break;
    case filter::kind::any_of_items:
    case filter::kind::all_of_items:
    case filter::kind::none_of_items:
      for (const std::size_t item : in.items) out.push_back(*book.variables[item].set);
      break;
    case filter::kind::item_count:
      out.push_back(in.axis.at);
      break;
  }
  return out;
}

outcome read_mask(const json::value& root, const codebook& book, query& into) {
  const auto asked = root.find("mask");
  if (!asked) return nothing{};
  if (into.how == query::kind::comparison || into.how == query::kind::missingness)
    return asked->mismatch("This kind of result cannot be masked safely; ask for crosstabs instead.");
  mask_request mask;
  CASEWISE_CHECK(read_members(*asked, mask));
  if (asked->find("keep") && into.how != query::kind::crosstab)
    return asked->find("keep")->mismatch("Only a crosstab has percentages to choose from; leave \"keep\" out.");
  into.mask = mask;
  const bool is_table = into.how == query::kind::crosstab || into.how == query::kind::trend;
  if (is_table && has_tied_axes(into, book))
    return asked->mismatch(
        "Rows, columns and layers come from one variable or set here, so that masked counts could be worked out; "
        "choose different ones.");
  if ((is_table || into.how == query::kind::ranking) && has_tied_items(into, book))
    return asked->mismatch(
        "The filter or the stated population names items of a set in this table, so that masked counts could be worked "
        "out; filter by something else.");
  return nothing{};
}

}  // namespace casewise
