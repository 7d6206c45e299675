#pragma once
#include <string>

#include "synthesis/domain.h"
#include "synthesis/records.h"

namespace casewise::synthesis {

/// A header and one line for each record, as CSV with CR LF. A column whose values were found in the data is there only
/// where a value of it survived: the header must not tell what the counts do not.
std::string write_records(const domain& over, const record_table& records);

}  // namespace casewise::synthesis
