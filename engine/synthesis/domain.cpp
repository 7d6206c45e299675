#include "synthesis/domain.h"

#include <algorithm>

namespace casewise::synthesis {

namespace {

/// The values of a variable that the codebook itself lists: public, whatever a file holds.
std::vector<std::string> listed_values(const codebook& book, const variable& of) {
  std::vector<std::string> out;
  if (of.is_indicator) {
    out.emplace_back("1");
    if (of.zero_informative) out.emplace_back("0");
  } else if (of.kind == value_kind::year) {
    for (std::int64_t year = of.years.first; year <= of.years.second; ++year) out.push_back(std::to_string(year));
  } else if (of.kind == value_kind::country) {
    for (const country& one : book.countries) out.push_back(one.alpha3);
  } else {
    for (const codebook_value& one : of.values) out.push_back(one.value);
  }
  return out;
}

std::vector<std::string> values_of(const codebook& book, std::size_t at, const case_store* cases) {
  const variable& of = book.variables[at];
  if (!of.domain_from_data || of.is_indicator) return listed_values(book, of);
  std::vector<std::string> out;
  if (cases != nullptr)
    for (const value_name& one : cases->categorical[at].values) out.push_back(one.text);
  return out;
}

error too_many(const char* what) { return {error_code::too_large, what, "/columns"}; }

result<std::vector<std::size_t>> chosen(const codebook& book, const std::vector<std::string>& columns) {
  std::vector<bool> wanted(book.variables.size(), columns.empty());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto at = book.find_variable(columns[i]);
    if (!at)
      return error{error_code::unknown_variable, "Choose columns by the ids of the codebook's variables.",
                   "/columns/" + std::to_string(i)};
    wanted[*at] = true;
  }
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < wanted.size(); ++at)
    if (wanted[at]) out.push_back(at);
  if (out.size() > most_columns) return too_many("Choose at most 64 columns.");
  return out;
}

/// Rules between columns that were both chosen; one that names a column left out cannot be checked, so it is dropped.
void add_rules(const codebook& book, const std::vector<std::size_t>& variables, domain& into) {
  into.needs.assign(into.names.size(), 0);
  for (std::size_t j = 0; j < variables.size(); ++j) {
    const std::string& needed = book.variables[variables[j]].needs;
    const auto found = std::find_if(into.columns.begin(), into.columns.end(),
                                    [&](const domain_column& one) { return !needed.empty() && one.id == needed; });
    if (found != into.columns.end()) into.needs[into.columns[j].first] = found->first;
  }
}

result<domain> make_domain(const codebook& book, const std::vector<std::string>& columns, const case_store* cases) {
  CASEWISE_TRY(variables, chosen(book, columns));
  domain out;
  out.codebook_id = book.id;
  out.codebook_version = book.version;
  out.names.emplace_back();
  out.column_of.push_back(0);
  for (const std::size_t at : variables) {
    std::vector<std::string> values = values_of(book, at, cases);
    if (out.names.size() + values.size() > most_attributes + 1)
      return too_many("These columns have more than 4,095 values together; leave out columns or group values.");
    domain_column one;
    one.id = book.variables[at].id;
    one.from_data = book.variables[at].domain_from_data && !book.variables[at].is_indicator;
    one.first = static_cast<attribute>(out.names.size());
    one.size = static_cast<attribute>(values.size());
    for (std::string& value : values) {
      out.names.push_back(std::move(value));
      out.column_of.push_back(static_cast<std::uint8_t>(out.columns.size()));
    }
    out.columns.push_back(std::move(one));
  }
  add_rules(book, variables, out);
  return out;
}

}  // namespace

bool domain::has_rules() const {
  return std::any_of(needs.begin(), needs.end(), [](attribute one) { return one != 0; });
}

bool domain::discovered() const {
  return std::any_of(columns.begin(), columns.end(), [](const domain_column& one) { return one.from_data; });
}

bool domain::allows(attribute a, attribute b) const {
  const auto clash = [&](attribute one, attribute other) {
    return needs[one] != 0 && needs[one] != other && column_of[needs[one]] == column_of[other];
  };
  return column_of[a] != column_of[b] && !clash(a, b) && !clash(b, a);
}

result<domain> public_domain(const codebook& book, const std::vector<std::string>& columns) {
  return make_domain(book, columns, nullptr);
}

result<domain> domain_of(const codebook& book, const std::vector<std::string>& columns, const case_store& cases) {
  return make_domain(book, columns, &cases);
}

}  // namespace casewise::synthesis
