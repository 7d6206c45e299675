#pragma once
#include "base/result.h"
#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "json/reader.h"
#include "query/query.h"

namespace casewise {

/// Where ids are looked up while one query is read, and what is noticed on the way.
struct query_context {
  const codebook& book;
  const case_store& cases;
  std::vector<unknown_filter_value>& unknown_values;
  std::vector<axis_id>& filtered_by;
};

/// Reads one filter, `enclosing` levels deep. Errors: see parse_query.h.
result<filter> parse_filter(const json::value& from, const query_context& context, int enclosing = 0);

/// A categorical variable, an indicator or a derived variable. Errors: unknown_variable.
result<axis_id> find_variable(const json::value& id, const codebook& book);

/// Errors: unknown_set.
result<axis_id> find_set(const json::value& id, const codebook& book);

/// The column of a categorical or derived variable.
const categorical_column& column_of(const case_store& cases, axis_id axis);

}  // namespace casewise
