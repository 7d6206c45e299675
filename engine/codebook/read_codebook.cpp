#include "codebook/read_codebook.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "json/reader.h"

namespace casewise {

namespace {

constexpr std::size_t most_items = 64;      // an item combination is one machine word
constexpr std::int64_t most_years = 10000;  // each is a column of every table of years

/// Reads member `name` into `into` where it is there; absent members leave `into` as it is.
outcome read_texts(const json::value& from, std::string_view name, std::vector<std::string>& into) {
  if (const auto list = from.find(name)) {
    CASEWISE_TRY(texts, list->texts());
    into = std::move(texts);
  }
  return nothing{};
}

outcome read_flag(const json::value& from, std::string_view name, bool& into) {
  if (const auto flag = from.find(name)) {
    CASEWISE_TRY(held, flag->boolean());
    into = held;
  }
  return nothing{};
}

result<std::string> read_text(const json::value& from, std::string_view name) {
  CASEWISE_TRY(member, from.at(name));
  CASEWISE_TRY(held, member.text());
  if (held.empty()) return member.mismatch("This text may not be empty.");
  return std::string(held);
}

result<value_kind> read_kind(const json::value& from) {
  CASEWISE_TRY(member, from.at("valueKind"));
  CASEWISE_TRY(name, member.text());
  if (name == "list") return value_kind::list;
  if (name == "year") return value_kind::year;
  if (name == "band") return value_kind::band;
  if (name == "country") return value_kind::country;
  return member.mismatch("Use list, year, band or country.");
}

outcome read_values(const json::value& from, variable& into) {
  CASEWISE_TRY(list, from.at("values"));
  CASEWISE_TRY(items, list.items());
  std::unordered_set<std::string> seen;
  for (const json::value& item : items) {
    codebook_value one;
    CASEWISE_TRY(name, read_text(item, "value"));
    one.value = std::move(name);
    CASEWISE_CHECK(read_texts(item, "spellings", one.spellings));
    if (into.kind == value_kind::band && text::plain_band(one.value) != one.value)
      return item.mismatch("Write a band as 0-8 or 48+, with a plain hyphen and no leading zeros.");
    one.spellings.push_back(one.value);
    for (const std::string& spelling : one.spellings)
      if (!seen.insert(text::lowered(spelling)).second)
        return item.mismatch("Two values of one variable may not share a spelling.");
    into.values.push_back(std::move(one));
  }
  return nothing{};
}

outcome read_years(const json::value& from, variable& into) {
  CASEWISE_TRY(range, from.at("range"));
  CASEWISE_TRY(bounds, range.items());
  if (bounds.size() != 2) return range.mismatch("Give the first and the last year.");
  CASEWISE_TRY(first, bounds[0].integer());
  CASEWISE_TRY(last, bounds[1].integer());
  if (last < first || last - first >= most_years) return range.mismatch("Give the first year, then the last.");
  into.years = {first, last};
  return nothing{};
}

/// What only synthesis needs (docs/synthesis.md). A variable that does not say where its values are from is
/// `published`.
outcome read_domain(const json::value& from, variable& into) {
  if (const auto source = from.find("domainSource")) {
    CASEWISE_TRY(name, source->text());
    if (name != "published" && name != "fromData") return source->mismatch("Use published or fromData.");
    into.domain_from_data = name == "fromData";
  }
  if (!into.is_indicator) return nothing{};
  CASEWISE_CHECK(read_flag(from, "zeroInformative", into.zero_informative));
  if (const auto needed = from.find("needs")) {
    CASEWISE_TRY(name, needed->text());
    into.needs = name;
  }
  return nothing{};
}

result<variable> read_variable(const json::value& from) {
  variable out;
  CASEWISE_TRY(id, read_text(from, "id"));
  out.id = std::move(id);
  CASEWISE_TRY(type, from.at("type"));
  CASEWISE_TRY(type_name, type.text());
  if (type_name != "categorical" && type_name != "indicator") return type.mismatch("Use categorical or indicator.");
  out.is_indicator = type_name == "indicator";
  CASEWISE_CHECK(read_texts(from, "headerAliases", out.header_aliases));
  CASEWISE_CHECK(read_texts(from, "cautions", out.cautions));
  CASEWISE_CHECK(read_texts(from, "keptAsWritten", out.kept_as_written));
  CASEWISE_CHECK(read_flag(from, "keepsAllAsWritten", out.keeps_all_as_written));
  CASEWISE_CHECK(read_domain(from, out));
  if (out.is_indicator) return out;
  CASEWISE_TRY(kind, read_kind(from));
  out.kind = kind;
  CASEWISE_CHECK(read_flag(from, "ordered", out.ordered));
  if (out.kind == value_kind::year) CASEWISE_CHECK(read_years(from, out));
  if (out.kind == value_kind::list || out.kind == value_kind::band) CASEWISE_CHECK(read_values(from, out));
  out.ordered = out.ordered || out.kind == value_kind::year || out.kind == value_kind::band;
  return out;
}

/// The indicators that one is made of. They have columns of their own, so none is made of others in turn.
outcome read_merge(const json::value& from, const codebook& book, variable& into) {
  const auto list = from.find("mergeOf");
  if (!list) return nothing{};
  CASEWISE_TRY(parts, list->texts());
  for (const std::string& id : parts) {
    const auto at = book.find_variable(id);
    if (!into.is_indicator || !at || !book.variables[*at].is_indicator || !book.variables[*at].merge_of.empty())
      return list->mismatch("Merge indicators that stand before this one and have columns.");
    into.merge_of.push_back(*at);
  }
  return nothing{};
}

result<response_set> read_set(const json::value& from, const codebook& book) {
  response_set out;
  CASEWISE_TRY(id, read_text(from, "id"));
  out.id = std::move(id);
  CASEWISE_CHECK(read_texts(from, "cautions", out.cautions));
  CASEWISE_TRY(rule, from.at("answeredBy"));
  CASEWISE_TRY(rule_name, rule.text());
  if (rule_name != "anyPresent" && rule_name != "anyRecorded") return rule.mismatch("Use anyPresent or anyRecorded.");
  out.rule = rule_name == "anyPresent" ? answered_by::any_present : answered_by::any_recorded;
  CASEWISE_TRY(list, from.at("items"));
  CASEWISE_TRY(items, list.items());
  if (items.empty() || items.size() > most_items) return list.mismatch("A set has 1 to 64 items.");
  for (const json::value& item : items) {
    CASEWISE_TRY(name, item.text());
    const auto at = book.find_variable(name);
    if (!at || !book.variables[*at].is_indicator) return item.mismatch("An item is the id of an indicator.");
    if (book.variables[*at].set || std::find(out.items.begin(), out.items.end(), *at) != out.items.end())
      return item.mismatch("An indicator belongs to one set, once.");
    out.items.push_back(*at);
  }
  return out;
}

outcome read_groups(const json::value& from, const codebook& book, derived_variable& into) {
  CASEWISE_TRY(source, from.at("from"));
  CASEWISE_TRY(source_id, source.text());
  const auto at = book.find_variable(source_id);
  if (!at || book.variables[*at].values.empty()) return source.mismatch("Group a variable whose values are listed.");
  into.from = {*at};
  const std::vector<codebook_value>& grouped = book.variables[*at].values;
  into.group_of.assign(grouped.size(), derived_variable::no_group);
  CASEWISE_TRY(list, from.at("values"));
  CASEWISE_TRY(groups, list.items());
  if (groups.empty() || groups.size() > most_items) return list.mismatch("Make 1 to 64 groups.");
  for (const json::value& group : groups) {
    CASEWISE_TRY(name, read_text(group, "value"));
    CASEWISE_TRY(of, group.at("of"));
    CASEWISE_TRY(members, of.texts());
    for (const std::string& member : members) {
      const auto found =
          std::find_if(grouped.begin(), grouped.end(), [&](const codebook_value& one) { return one.value == member; });
      if (found == grouped.end()) return of.mismatch("Name values of the variable that is grouped.");
      into.group_of[static_cast<std::size_t>(found - grouped.begin())] = into.values.size();
    }
    into.values.push_back(std::move(name));
  }
  return nothing{};
}

outcome read_same_place(const json::value& from, const codebook& book, derived_variable& into) {
  CASEWISE_TRY(sources, from.at("from"));
  CASEWISE_TRY(ids, sources.texts());
  for (const std::string& id : ids) {
    const auto at = book.find_variable(id);
    if (!at || book.variables[*at].is_indicator) return sources.mismatch("Compare two categorical variables.");
    into.from.push_back(*at);
  }
  CASEWISE_TRY(list, from.at("values"));
  CASEWISE_TRY(values, list.items());
  if (ids.size() != 2 || values.size() != 2)
    return from.mismatch("Give two variables and two values: equal, different.");
  for (const json::value& one : values) {
    CASEWISE_TRY(name, read_text(one, "value"));
    into.values.push_back(std::move(name));
  }
  return nothing{};
}

result<derived_variable> read_derived(const json::value& from, const codebook& book) {
  derived_variable out;
  CASEWISE_TRY(id, read_text(from, "id"));
  out.id = std::move(id);
  CASEWISE_CHECK(read_flag(from, "ordered", out.ordered));
  CASEWISE_TRY(kind, from.at("kind"));
  CASEWISE_TRY(kind_name, kind.text());
  if (kind_name == "grouping") {
    CASEWISE_CHECK(read_groups(from, book, out));
  } else if (kind_name == "samePlace") {
    out.how = derived_variable::kind::same_place;
    CASEWISE_CHECK(read_same_place(from, book, out));
  } else if (kind_name == "itemCount") {
    out.how = derived_variable::kind::item_count;
    CASEWISE_TRY(set, from.at("set"));
    CASEWISE_TRY(set_id, set.text());
    const auto at = book.find_set(set_id);
    if (!at) return set.mismatch("Name a set of this codebook.");
    out.set = *at;
  } else {
    return kind.mismatch("Use grouping, samePlace or itemCount.");
  }
  return out;
}

outcome read_countries(const json::value& root, codebook& into) {
  const auto list = root.find("countries");
  if (!list) return nothing{};
  CASEWISE_TRY(items, list->items());
  for (const json::value& item : items) {
    country one;
    CASEWISE_TRY(alpha3, read_text(item, "alpha3"));
    CASEWISE_TRY(alpha2, read_text(item, "alpha2"));
    if (alpha3.size() != 3 || alpha2.size() != 2) return item.mismatch("Give codes of three and of two letters.");
    into.countries.push_back({std::move(alpha3), std::move(alpha2)});
  }
  std::sort(into.countries.begin(), into.countries.end(),
            [](const country& a, const country& b) { return a.alpha3 < b.alpha3; });
  return nothing{};
}

outcome read_spellings(const json::value& root, codebook& into) {
  CASEWISE_TRY(missing, root.at("missingSpellings"));
  CASEWISE_TRY(missing_texts, missing.texts());
  into.missing_spellings = std::move(missing_texts);
  CASEWISE_CHECK(read_texts(root, "countryMissingSpellings", into.country_missing_spellings));
  CASEWISE_TRY(indicator, root.at("indicatorSpellings"));
  CASEWISE_CHECK(read_texts(indicator, "present", into.present_spellings));
  CASEWISE_CHECK(read_texts(indicator, "absent", into.absent_spellings));
  for (std::string& spelling : into.present_spellings) spelling = text::lowered(spelling);
  for (std::string& spelling : into.absent_spellings) spelling = text::lowered(spelling);
  return nothing{};
}

/// Variables, sets and derived variables share one space of ids, since any of them can be an axis. An indicator is
/// answered when its set is, so it needs one.
outcome check_whole(const json::value& root, const codebook& book) {
  std::unordered_set<std::string_view> ids;
  bool unique = true;
  for (const auto& one : book.variables) unique &= ids.insert(one.id).second;
  for (const auto& one : book.sets) unique &= ids.insert(one.id).second;
  for (const auto& one : book.derived) unique &= ids.insert(one.id).second;
  if (!unique) return root.mismatch("Each id may stand once among variables, sets and derived variables.");
  for (const variable& one : book.variables) {
    if (one.is_indicator && !one.set) return root.mismatch("Every indicator is an item of a set.");
    const auto needed = book.find_variable(one.needs);
    if (!one.needs.empty() && (!needed || !book.variables[*needed].is_indicator || one.needs == one.id))
      return root.mismatch("An indicator needs another indicator.");
  }
  return nothing{};
}

}  // namespace

result<codebook> read_codebook(std::string_view document) {
  CASEWISE_TRY(parsed, json::document::parse(document, error_code::bad_codebook));
  const json::value root = parsed.root();
  codebook out;
  CASEWISE_TRY(id, read_text(root, "id"));
  CASEWISE_TRY(version, read_text(root, "version"));
  out.id = std::move(id);
  out.version = std::move(version);
  CASEWISE_CHECK(read_texts(root, "cautions", out.cautions));
  CASEWISE_CHECK(read_texts(root, "ignoredColumns", out.ignored_columns));
  CASEWISE_CHECK(read_flag(root, "survey", out.is_survey));
  CASEWISE_CHECK(read_spellings(root, out));
  CASEWISE_CHECK(read_countries(root, out));
  CASEWISE_TRY(variables, root.at("variables"));
  CASEWISE_TRY(variable_list, variables.items());
  for (const json::value& item : variable_list) {
    CASEWISE_TRY(one, read_variable(item));
    CASEWISE_CHECK(read_merge(item, out, one));
    out.variables.push_back(std::move(one));
  }
  if (out.variables.empty() && !out.is_survey) return variables.mismatch("A codebook has at least one variable.");
  if (const auto sets = root.find("sets")) {
    CASEWISE_TRY(set_list, sets->items());
    for (const json::value& item : set_list) {
      CASEWISE_TRY(one, read_set(item, out));
      for (const std::size_t at : one.items) out.variables[at].set = out.sets.size();
      out.sets.push_back(std::move(one));
    }
  }
  if (const auto derived = root.find("derived")) {
    CASEWISE_TRY(derived_list, derived->items());
    for (const json::value& item : derived_list) {
      CASEWISE_TRY(one, read_derived(item, out));
      out.derived.push_back(std::move(one));
    }
  }
  CASEWISE_CHECK(check_whole(root, out));
  return out;
}

}  // namespace casewise
