#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace casewise {

/// What a table can be made of: a position in the codebook.
struct axis_id {
  enum class kind { categorical, indicator, derived, set };
  kind of = kind::categorical;
  std::size_t at = 0;
};

inline bool operator==(const axis_id& a, const axis_id& b) { return a.of == b.of && a.at == b.at; }

/// A resolved filter (contract, section 3): every id looked up, every value a position.
struct filter {
  enum class kind {
    all,            // of parts; of none: every case
    any,            // of parts; of none: no case
    complement,     // of the one part
    values,         // `axis` (categorical or derived) has one of `values`
    answered,       // `axis` (any kind but indicator) is answered
    present,        // the indicator `axis` is 1
    any_of_items,   // of `items`
    all_of_items,   // of `items`
    none_of_items,  // the set `axis` is answered, and none of `items` is present
    item_count,     // the set `axis` is answered, and least <= items present <= most
  };
  kind how = kind::all;
  std::vector<filter> parts;
  axis_id axis;
  std::vector<std::size_t> values;  // positions in the column's values, ascending
  std::vector<std::size_t> items;   // positions of indicators
  std::int64_t least = 0, most = std::numeric_limits<std::int64_t>::max();

  bool operator==(const filter&) const = default;
};

/// A value of a filter that neither the codebook nor the file knows.
struct unknown_filter_value {
  std::string pointer;
};

struct denominator {
  enum class kind { answered, all, responses, where };
  kind how = kind::answered;
  filter population;                      // where
  std::string document = "\"answered\"";  // as it was asked for, in JSON
};

/// Small counts are to be masked (docs/masking.md).
struct mask_request {
  enum class line { columns, rows };
  std::uint64_t below = 10;   // counts from 1 to below this are small
  bool zeros = false;         // 0 is masked like a small count
  line keep = line::columns;  // crosstab: the percentages that are kept where they can be
  bool is_tied = false;       // crosstab: what one figure hides, another may tell, so that nothing may be small
};

struct query {
  enum class kind { profile, crosstab, item_combinations, flows, trend, ranking, comparison, missingness };
  kind how = kind::profile;
  filter where;
  axis_id rows, columns, layers;  // flows: `from` and `to` are rows and columns; trend: the years are columns
  bool has_columns = false, has_layers = false;
  denominator of;
  filter first, second;  // comparison
  std::optional<std::size_t> top;
  std::optional<mask_request> mask;
  std::uint64_t small_below = 10;  // denominators from 1 to below this get a caution

  std::vector<unknown_filter_value> unknown_values;
  std::vector<axis_id> filtered_by;  // the variables and sets that filters name, each once
};

}  // namespace casewise
