#pragma once
#include <cstddef>
#include <optional>

#include "base/result.h"
#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "synthesis/parameters.h"
#include "synthesis/records.h"

/// Several lines of one subject (a person, mostly) as one record: then the promise is made to the subject.
namespace casewise::synthesis {

/// Which variable names the subject; nothing where the options name none. A header that no variable has becomes one at
/// the end of `book`, which takes its values as they are. It is never released: it is taken off `options.columns`,
/// which then say which columns those are. Errors: bad_query (it is an indicator, or chosen for release).
result<std::optional<std::size_t>> subject_variable(codebook& book, file_options& options);

/// One record for each subject, in the order in which they come first; a line without a subject stays one of its own.
/// Values are united: what one line lacks is taken from another, and a 1 stands before a 0.
/// Errors: unknown_variable (the file has no such column), bad_query (two lines have different values in one column).
result<record_table> merged_by_subject(const record_table& lines, const domain& over, const codebook& book,
                                       const case_store& cases, std::size_t subject);

}  // namespace casewise::synthesis
