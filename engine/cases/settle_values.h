#pragma once
#include <cstdint>
#include <vector>

#include "cases/case_store.h"
#include "cases/report.h"
#include "cases/spelling_table.h"
#include "codebook/codebook.h"

namespace casewise {

/// The values that a variable turned out to have, and what each spelling of its column means.
struct settled_values {
  std::vector<value_name> values;  // the codebook's, then unknown ones by code point (contract, section 4)
  std::size_t known_values = 0;
  std::vector<std::uint32_t> code_of_spelling;  // by spelling id; 0 is missing, else 1 + position in `values`
};

/// Settles a categorical variable from the spellings of its whole column, and says in `into` how they were read.
settled_values settle_values(const codebook& book, const variable& of, const spelling_table& spellings,
                             std::uint64_t cases, variable_report& into);

/// The values of a variable that has no column in the file.
settled_values absent_values(const variable& of);

}  // namespace casewise
