#include "query/parse_mask.h"

#include <algorithm>
#include <string_view>

namespace casewise {

namespace {

constexpr std::int64_t least_threshold = 4;  // 1, 2 and 3 are three possible values
constexpr std::int64_t most_threshold = 1'000'000;

outcome read_members(const json::value& from, mask_request& into) {
  CASEWISE_TRY(members, from.members());
  for (const auto& [name, member] : members) {
    if (name == "below") {
      CASEWISE_TRY(below, read_threshold(member));
      into.below = below;
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

/// What something is made from: variables by position, and after them sets.
using sources = std::vector<std::size_t>;

sources sources_of(axis_id axis, const codebook& book) {
  const auto set = [&](std::size_t at) { return book.variables.size() + at; };
  switch (axis.of) {
    case axis_id::kind::categorical:
      return {axis.at};
    case axis_id::kind::indicator:
      return {set(*book.variables[axis.at].set)};
    case axis_id::kind::set:
      return {set(axis.at)};
    case axis_id::kind::derived:
      break;
  }
  const derived_variable& of = book.derived[axis.at];
  if (of.how == derived_variable::kind::item_count) return {set(of.set)};
  return of.from;
}

bool has(const sources& in, std::size_t one) { return std::find(in.begin(), in.end(), one) != in.end(); }

std::vector<axis_id> axes_of(const query& asked) {
  if (asked.how == query::kind::profile || asked.how == query::kind::missingness) return {};
  std::vector<axis_id> out{asked.rows};
  if (asked.has_columns) out.push_back(asked.columns);
  if (asked.has_layers) out.push_back(asked.layers);
  return out;
}

/// Axes of one source are tied to each other: what one cell hides, another may tell.
bool has_tied_axes(const query& asked, const codebook& book) {
  sources before;
  for (const axis_id axis : axes_of(asked)) {
    const sources own = sources_of(axis, book);
    if (std::any_of(own.begin(), own.end(), [&](std::size_t one) { return has(before, one); })) return true;
    before.insert(before.end(), own.begin(), own.end());
  }
  return false;
}

void add_sources(const filter& in, const codebook& book, sources& into) {
  for (const filter& part : in.parts) add_sources(part, book, into);
  if (in.how != filter::kind::all && in.how != filter::kind::any && in.how != filter::kind::complement)
    for (const std::size_t one : in.items.empty() ? sources_of(in.axis, book)
                                                  : sources{book.variables.size() + *book.variables[in.items[0]].set})
      if (!has(into, one)) into.push_back(one);
}

/// One condition that speaks of several things in the table ties their counts: "red or left" says who is not red.
/// `tabled` is null where every variable is in the table.
bool ties(const filter& in, const codebook& book, const sources* tabled) {
  if (in.how == filter::kind::all)
    return std::any_of(in.parts.begin(), in.parts.end(), [&](const filter& one) { return ties(one, book, tabled); });
  sources named;
  add_sources(in, book, named);
  return std::count_if(named.begin(), named.end(),
                       [&](std::size_t one) { return tabled == nullptr || has(*tabled, one); }) > 1;
}

bool has_tied_filter(const query& asked, const codebook& book) {
  sources tabled;
  for (const axis_id axis : axes_of(asked))
    for (const std::size_t one : sources_of(axis, book)) tabled.push_back(one);
  const sources* in_table = axes_of(asked).empty() ? nullptr : &tabled;
  return ties(asked.where, book, in_table) || ties(asked.of.population, book, in_table);
}

/// A filter on items ties the counts of these items to each other and to the denominator.
bool has_tied_items(const query& asked, const codebook& book) {
  for (const filter* one : {&asked.where, &asked.of.population, &asked.first, &asked.second})
    for (const std::size_t set : sets_with_named_items(*one, book))
      for (const axis_id axis : axes_of(asked))
        if ((axis.of == axis_id::kind::set || axis.of == axis_id::kind::indicator) &&
            has(sources_of(axis, book), book.variables.size() + set))
          return true;
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

result<std::uint64_t> read_threshold(const json::value& from) {
  CASEWISE_TRY(below, from.integer());
  if (below < least_threshold || below > most_threshold)
    return from.mismatch("Give a threshold from 4 to 1000000: counts from 1 to below it are small.");
  return static_cast<std::uint64_t>(below);
}

error tied_counts() {
  return {
      error_code::bad_query,
      "Small counts of this table could be worked out even if they were masked: rows, columns, layers or conditions "
      "speak of the same variable or set, or one condition of several in the table. Choose different ones.",
      "/mask"};
}

outcome read_mask(const json::value& root, const codebook& book, query& into) {
  const auto asked = root.find("mask");
  if (!asked) return nothing{};
  mask_request mask;
  CASEWISE_CHECK(read_members(*asked, mask));
  if (asked->find("keep") && into.how != query::kind::crosstab)
    return asked->find("keep")->mismatch("Only a crosstab has percentages to choose from; leave \"keep\" out.");
  into.mask = mask;
  const bool is_crosstab = into.how == query::kind::crosstab;
  const bool is_table = is_crosstab || into.how == query::kind::trend;
  const bool counts_items = is_table || into.how == query::kind::ranking || into.how == query::kind::comparison;
  if ((is_table && has_tied_axes(into, book)) || (counts_items && has_tied_items(into, book)) ||
      has_tied_filter(into, book)) {
    if (!is_crosstab) return tied_counts();
    into.mask->is_tied = true;
  }
  return nothing{};
}

}  // namespace casewise
