#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case_store.h"
#include "codebook/codebook.h"

namespace casewise::synthesis {

/// A recorded value of one column. 0 is none; 1 .. attributes of column 0 first, then of column 1, and so on.
using attribute = std::uint16_t;

/// A tuple of attributes is one machine word of 10 or 12 bits for each.
inline constexpr std::size_t most_attributes = 4095;
inline constexpr std::size_t most_columns = 64;

struct domain_column {
  std::string id;          // of the variable
  bool from_data = false;  // its values were found in the user's own file; else they are the codebook's, thus public
  attribute first = 1;     // its attributes are first .. first + size - 1
  attribute size = 0;
};

/// Which attributes there can be. A record has at most one of each column.
/// Missing values are no attributes, and neither is an indicator's recorded 0 unless the codebook says that it informs.
struct domain {
  std::string codebook_id, codebook_version;
  std::vector<domain_column> columns;
  std::vector<std::string> names;       // by attribute; [0] is unused
  std::vector<std::uint8_t> column_of;  // by attribute; [0] is unused
  std::vector<attribute> needs;         // by attribute: 0, or the attribute it may not stand without (a public rule)

  std::size_t attribute_count() const { return names.size() - 1; }
  bool has_rules() const;
  /// True where some column's values were found in the data: then their existence is itself to be protected.
  bool discovered() const;
  /// No two attributes of one column; no attribute beside another value of the column that its rule needs.
  bool allows(attribute a, attribute b) const;
};

/// The columns to use, in the order of the codebook. An empty list stands for all of them.
/// Only the codebook's own values; a variable whose values are `fromData` has none yet.
/// Errors: unknown_variable, too_large.
result<domain> public_domain(const codebook& book, const std::vector<std::string>& columns);

/// The same with the values that the file has for `fromData` variables.
/// Errors: as `public_domain`.
result<domain> domain_of(const codebook& book, const std::vector<std::string>& columns, const case_store& cases);

}  // namespace casewise::synthesis
