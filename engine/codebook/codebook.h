#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casewise {

/// How the values of a categorical variable are spelled and ordered.
enum class value_kind {
  list,     // the values of the codebook
  year,     // any integer; the codebook's range is always shown
  band,     // bands of numbers, such as ages; the codebook's values
  country,  // ISO 3166-1 alpha-3
};

/// Which country codes a column holds. Alpha-3 is read in both; "NA" is Namibia in alpha-2 and missing in alpha-3.
enum class country_codes { alpha3, alpha2 };

struct codebook_value {
  std::string value;
  std::vector<std::string> spellings;
};

struct variable {
  std::string id;
  bool is_indicator = false;
  value_kind kind = value_kind::list;  // categorical only
  bool ordered = false;
  std::vector<codebook_value> values;                  // list and band, in order
  std::pair<std::int64_t, std::int64_t> years{0, -1};  // year only, inclusive
  std::vector<std::string> header_aliases;
  std::vector<std::string> cautions;
  std::vector<std::string> kept_as_written;  // spellings that are not brought to a value: a repair undone
  bool keeps_all_as_written = false;         // no spelling is
  std::vector<std::size_t> merge_of;         // indicator without a column: made of these ones, which stand before it
  std::optional<std::size_t> set;            // indicator: the set it is an item of
  std::optional<country_codes> codes;  // country: how its column is read; nothing: as most of its codes are written
  bool domain_from_data = false;       // its list of values was found in the user's own file (synthesis)
  bool zero_informative = false;       // indicator: a recorded 0 is an attribute of its own (synthesis)
  std::string needs;                   // indicator: it may be 1 only where this indicator is 1 (synthesis)
};

/// When a multiple-response set counts as answered.
enum class answered_by {
  any_present,   // at least one item is 1 (codebook, section 6)
  any_recorded,  // a recorded 0 answers too
};

struct response_set {
  std::string id;
  std::vector<std::size_t> items;  // positions in codebook::variables
  answered_by rule = answered_by::any_present;
  std::vector<std::string> cautions;
};

struct derived_variable {
  enum class kind {
    grouping,    // values of one variable, put together
    same_place,  // two variables have the same value, or not
    item_count,  // how many items of a set are present
  };
  std::string id;
  kind how = kind::grouping;
  bool ordered = false;
  std::vector<std::size_t> from;      // positions of variables: one for grouping, two for same_place
  std::size_t set = 0;                // item_count
  std::vector<std::string> values;    // grouping: in order; same_place: [equal, different]
  std::vector<std::size_t> group_of;  // grouping: for each value of the variable, its group, or no_group
  static constexpr std::size_t no_group = static_cast<std::size_t>(-1);
};

struct country {
  std::string alpha3, alpha2;
};

/// A dataset's variables, values and rules, as data. Built by `read_codebook`, never changed after.
struct codebook {
  std::string id, version;
  std::vector<std::string> missing_spellings, country_missing_spellings;
  std::vector<std::string> present_spellings, absent_spellings;  // of indicators, in lower case
  std::vector<std::string> cautions;
  std::vector<std::string> ignored_columns;  // headers that name no variable, whatever they say
  bool is_survey = false;                    // every column of the file becomes a variable of unknown values
  std::vector<country> countries;            // by alpha3
  std::vector<variable> variables;
  std::vector<response_set> sets;
  std::vector<derived_variable> derived;

  std::optional<std::size_t> find_variable(std::string_view id) const;
  std::optional<std::size_t> find_set(std::string_view id) const;
  std::optional<std::size_t> find_derived(std::string_view id) const;
  /// The variable that a column header names, by id or alias, without regard to case or surrounding blanks.
  std::optional<std::size_t> variable_of_header(std::string_view header) const;
};

}  // namespace casewise
