#pragma once
#include <string>
#include <string_view>

#include "codebook/codebook.h"

namespace casewise {

/// What a field of a categorical variable says (contract, section 1).
struct spelled_value {
  enum class kind {
    missing,  // one of the missing spellings
    known,    // `value` is the codebook's value; for a year its decimal spelling
    unknown,  // `value` is the text as written, without surrounding blanks
  };
  kind how = kind::missing;
  std::string value;
};

/// Reads one field of `of`, a categorical variable of `book`. `codes` matters for countries only.
spelled_value spell(const codebook& book, const variable& of, std::string_view field, country_codes codes);

/// What a field of an indicator says.
enum class indicator_state { present, absent, missing, unreadable };
indicator_state spell_indicator(const codebook& book, const variable& of, std::string_view field);

/// For finding out which codes a country column holds: an assigned code of that length, "NA" and missing spellings
/// apart.
enum class code_length { none, two, three };
code_length country_code_length(const codebook& book, std::string_view field);

}  // namespace casewise
