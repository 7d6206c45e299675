#include "synthesis/release.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

double released_length::sd() const {
  return std::sqrt(static_cast<double>(noise.in_units) / static_cast<double>(privacy::variance::unit));
}

std::size_t released_length::find(tuple of) const {
  const auto found = std::lower_bound(keys.begin(), keys.end(), of);
  return found != keys.end() && *found == of ? static_cast<std::size_t>(found - keys.begin()) : keys.size();
}

std::size_t release::record_count() const {
  return records.value() > 0 ? static_cast<std::size_t>(records.value()) : 0;
}

namespace {

/// The domain without what did not survive; `renumbered[old]` is the new attribute or 0.
domain surviving(const release& of, std::vector<attribute>& renumbered) {
  domain out = of.over;
  out.names.resize(1);
  out.column_of.resize(1);
  renumbered.assign(of.over.names.size(), 0);
  for (std::size_t j = 0; j < out.columns.size(); ++j) {
    const domain_column before = of.over.columns[j];
    domain_column& after = out.columns[j];
    after.first = static_cast<attribute>(out.names.size());
    after.size = 0;
    for (attribute i = 0; i < before.size; ++i) {
      const auto old = static_cast<attribute>(before.first + i);
      if (before.from_data && of.lengths[0].find(old) == of.lengths[0].keys.size()) continue;
      renumbered[old] = static_cast<attribute>(out.names.size());
      out.names.push_back(of.over.names[old]);
      out.column_of.push_back(static_cast<std::uint8_t>(j));
      ++after.size;
    }
  }
  out.needs.assign(out.names.size(), 0);
  for (std::size_t old = 1; old < renumbered.size(); ++old)
    if (renumbered[old] != 0) out.needs[renumbered[old]] = renumbered[of.over.needs[old]];
  return out;
}

}  // namespace

void forget_unreleased_values(release& of) {
  std::vector<attribute> renumbered;
  domain after = surviving(of, renumbered);
  const packing how = packing::of(after.attribute_count());
  // The order of attributes stays, so that keys stay ascending.
  for (released_length& one : of.lengths) {
    for (tuple& key : one.keys) {
      tuple repacked = 0;
      for (std::size_t place = one.length; place-- > 0;)
        repacked = how.append(repacked, renumbered[of.how.at(key, static_cast<unsigned>(place))]);
      key = repacked;
    }
  }
  of.over = std::move(after);
  of.how = how;
}

}  // namespace casewise::synthesis
