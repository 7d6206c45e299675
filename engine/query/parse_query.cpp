#include "query/parse_query.h"

#include <algorithm>
#include <array>

#include "json/reader.h"
#include "query/parse_filter.h"
#include "query/parse_mask.h"

namespace casewise {

namespace {

/// A query may hold only the members of its kind: a misspelled one would silently change what is counted.
template <std::size_t n>
outcome check_members(const json::value& from, const std::array<std::string_view, n>& allowed) {
  CASEWISE_TRY(members, from.members());
  for (const auto& [name, member] : members)
    if (name != "kind" && name != "where" && name != "mask" && name != "smallBelow" &&
        std::find(allowed.begin(), allowed.end(), name) == allowed.end())
      return member.mismatch("This kind of query has no such member; check its spelling.");
  return nothing{};
}

/// A variable or a set.
result<axis_id> find_axis(const json::value& from, const codebook& book) {
  CASEWISE_TRY(id, from.text());
  if (book.find_set(id)) return find_set(from, book);
  return find_variable(from, book);
}

outcome read_top(const json::value& from, query& into) {
  const auto top = from.find("top");
  if (!top) return nothing{};
  CASEWISE_TRY(number, top->integer());
  if (number < 0) return top->mismatch("Give a number of rows, 0 or more.");
  into.top = static_cast<std::size_t>(number);
  return nothing{};
}

outcome read_denominator(const json::value& from, const query_context& context, query& into) {
  const auto asked = from.find("denominator");
  if (!asked) return nothing{};
  const error refused = asked->failure(error_code::bad_denominator,
                                       "Use answered, all, responses or an object with the one member \"where\".");
  into.of.document = asked->document();
  if (asked->is_text()) {
    const std::string_view name = asked->text().value();
    if (name == "answered") return nothing{};
    if (name != "all" && name != "responses") return refused;
    into.of.how = name == "all" ? denominator::kind::all : denominator::kind::responses;
    return nothing{};
  }
  const auto members = asked->members();
  const auto where = asked->find("where");
  if (!where || !members.ok() || members.value().size() != 1) return refused;
  CASEWISE_TRY(population, parse_filter(*where, context));
  into.of.how = denominator::kind::where;
  into.of.population = std::move(population);
  return nothing{};
}

outcome read_profile(const json::value& from, const query_context&, query& into) {
  into.how = query::kind::profile;
  return check_members(from, std::array<std::string_view, 0>{});
}

outcome read_crosstab(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::crosstab;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 4>{"rows", "columns", "layers", "denominator"}));
  CASEWISE_TRY(rows_id, from.at("rows"));
  CASEWISE_TRY(rows, find_axis(rows_id, context.book));
  into.rows = rows;
  if (const auto id = from.find("columns")) {
    CASEWISE_TRY(columns, find_axis(*id, context.book));
    into.columns = columns;
    into.has_columns = true;
  }
  if (const auto id = from.find("layers")) {
    CASEWISE_TRY(layers, find_axis(*id, context.book));
    into.layers = layers;
    into.has_layers = true;
  }
  return read_denominator(from, context, into);
}

outcome read_item_combinations(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::item_combinations;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 2>{"set", "top"}));
  CASEWISE_TRY(id, from.at("set"));
  CASEWISE_TRY(set, find_set(id, context.book));
  into.rows = set;
  return read_top(from, into);
}

/// One end of a flow: by default one of the two variables that the codebook compares as places.
result<axis_id> find_end(const json::value& from, std::string_view name, std::size_t end, const codebook& book) {
  if (const auto id = from.find(name)) {
    CASEWISE_TRY(axis, find_variable(*id, book));
    if (axis.of == axis_id::kind::indicator) return id->mismatch("Flows go between categorical or derived variables.");
    return axis;
  }
  for (const derived_variable& one : book.derived)
    if (one.how == derived_variable::kind::same_place) return axis_id{axis_id::kind::categorical, one.from[end]};
  return from.mismatch("Name the variables \"from\" and \"to\".");
}

outcome read_flows(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::flows;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 3>{"from", "to", "top"}));
  CASEWISE_TRY(rows, find_end(from, "from", 0, context.book));
  CASEWISE_TRY(columns, find_end(from, "to", 1, context.book));
  into.rows = rows;
  into.columns = columns;
  into.has_columns = true;
  return read_top(from, into);
}

outcome read_rows(const json::value& from, const query_context& context, query& into) {
  CASEWISE_TRY(id, from.at("rows"));
  CASEWISE_TRY(rows, find_axis(id, context.book));
  into.rows = rows;
  return nothing{};
}

/// A table by year. By default the years are the first variable of the codebook that has years.
outcome read_trend(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::trend;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 3>{"rows", "years", "denominator"}));
  CASEWISE_CHECK(read_rows(from, context, into));
  const auto& variables = context.book.variables;
  const auto is_year = [](const variable& one) { return !one.is_indicator && one.kind == value_kind::year; };
  into.has_columns = true;
  if (const auto id = from.find("years")) {
    CASEWISE_TRY(years, find_variable(*id, context.book));
    if (years.of != axis_id::kind::categorical || !is_year(variables[years.at]))
      return id->mismatch("Name a variable whose values are years.");
    into.columns = years;
  } else {
    const auto first = std::find_if(variables.begin(), variables.end(), is_year);
    if (first == variables.end()) return from.mismatch("This codebook has no variable of years; name it as \"years\".");
    into.columns = {axis_id::kind::categorical, static_cast<std::size_t>(first - variables.begin())};
  }
  return read_denominator(from, context, into);
}

outcome read_ranking(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::ranking;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 2>{"rows", "top"}));
  CASEWISE_CHECK(read_rows(from, context, into));
  return read_top(from, into);
}

outcome read_comparison(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::comparison;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 4>{"rows", "first", "second", "denominator"}));
  CASEWISE_CHECK(read_rows(from, context, into));
  CASEWISE_TRY(first, from.at("first"));
  CASEWISE_TRY(first_filter, parse_filter(first, context));
  into.first = std::move(first_filter);
  CASEWISE_TRY(second, from.at("second"));
  CASEWISE_TRY(second_filter, parse_filter(second, context));
  into.second = std::move(second_filter);
  return read_denominator(from, context, into);
}

outcome read_missingness(const json::value& from, const query_context& context, query& into) {
  into.how = query::kind::missingness;
  CASEWISE_CHECK(check_members(from, std::array<std::string_view, 1>{"columns"}));
  const auto id = from.find("columns");
  if (!id) return nothing{};
  CASEWISE_TRY(columns, find_axis(*id, context.book));
  into.columns = columns;
  into.has_columns = true;
  return nothing{};
}

}  // namespace

result<query> parse_query(std::string_view document, const codebook& book, const case_store& cases) {
  CASEWISE_TRY(parsed, json::document::parse(document, error_code::bad_query));
  const json::value root = parsed.root();
  query out;
  const query_context context{book, cases, out.unknown_values, out.filtered_by};
  CASEWISE_TRY(kind, root.at("kind"));
  CASEWISE_TRY(name, kind.text());
  using reader = outcome (*)(const json::value&, const query_context&, query&);
  static constexpr std::pair<std::string_view, reader> kinds[] = {
      {"profile", read_profile},
      {"crosstab", read_crosstab},
      {"itemCombinations", read_item_combinations},
      {"flows", read_flows},
      {"trend", read_trend},
      {"ranking", read_ranking},
      {"comparison", read_comparison},
      {"missingness", read_missingness},
  };
  const auto known =
      std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& one) { return one.first == name; });
  if (known == std::end(kinds))
    return kind.failure(error_code::unknown_kind,
                        "Ask for a profile, crosstab, itemCombinations, flows, trend, ranking, comparison or "
                        "missingness.");
  CASEWISE_CHECK(known->second(root, context, out));
  if (const auto where = root.find("where")) {
    CASEWISE_TRY(chosen, parse_filter(*where, context));
    out.where = std::move(chosen);
  }
  CASEWISE_CHECK(read_mask(root, context.book, out));
  if (out.mask) out.small_below = out.mask->below;
  if (const auto below = root.find("smallBelow")) {
    CASEWISE_TRY(threshold, read_threshold(*below));
    out.small_below = threshold;
  }
  return out;
}

}  // namespace casewise
