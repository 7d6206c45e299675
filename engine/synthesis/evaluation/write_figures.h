#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "json/writer.h"
#include "synthesis/domain.h"
#include "synthesis/evaluation/count_metrics.h"
#include "synthesis/evaluation/own_tables.h"
#include "synthesis/evaluation/same_records.h"
#include "synthesis/tuple_table.h"
#include "synthesis/write_number.h"

/// Parts of what an evaluation answers (web/bridge/evaluation_protocol.ts): all of it private.
namespace casewise::synthesis {

inline void write_count(json::writer& out, std::string_view name, std::uint64_t value) {
  out.key(name).number(static_cast<std::int64_t>(value));
}

/// `of` divided by `by`; null where there is nothing to divide by, and never a false 0.
inline void write_quotient(json::writer& out, std::string_view name, double of, double by) {
  out.key(name);
  if (by == 0)
    out.null();
  else
    write_number(out, of / by);
}

/// `[{variable, value}]`
void write_combination(json::writer& out, const domain& over, packing how, tuple of);

/// `OwnTable[]`
void write_own_tables(json::writer& out, const std::vector<own_table>& tables, const domain& over, bool is_published);

/// `SameRecords`
void write_same_records(json::writer& out, const same_records& of);

/// `RareList`: synthetic counts below k, and the true ones rounded down to multiples of k.
void write_rare(json::writer& out, const count_metrics& of, const domain& over);

/// `Rule[]`: the limits that the intelligence toolkit advises, and whether the release keeps them.
void write_rules(json::writer& out, const length_metrics& of, double synthesizability);

}  // namespace casewise::synthesis
