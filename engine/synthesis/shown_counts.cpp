#include "synthesis/shown_counts.h"

#include <algorithm>
#include <cmath>

#include "privacy/accountant.h"
#include "synthesis/csv_field.h"

namespace casewise::synthesis {

namespace {

const shown_count* find(const shown_length& in, tuple of) {
  const auto found = std::lower_bound(in.counts.begin(), in.counts.end(), of,
                                      [](const shown_count& one, tuple key) { return one.of < key; });
  return found != in.counts.end() && found->of == of ? &*found : nullptr;
}

shown_length of_length(const release& from, const released_length& one, const std::vector<shown_length>& shorter) {
  shown_length out;
  for (std::size_t i = 0; i < one.keys.size(); ++i) {
    std::int64_t count = one.counts[i].value();
    bool shown = count > one.shown_above;
    for (unsigned place = 0; shown && one.length > 1 && place < one.length; ++place) {
      const shown_count* part = find(shorter.back(), from.how.without(one.keys[i], place));
      shown = part != nullptr;
      if (shown) count = std::min(count, part->count);
    }
    if (shown) out.counts.push_back({one.keys[i], count});
  }
  if (!from.strict) {
    const double tail = privacy::normal_tail((static_cast<double>(one.shown_above) + 0.5) / one.sd());
    const double expected = std::ceil(tail * static_cast<double>(one.keys.size()));
    out.expected_invented = std::min(static_cast<std::int64_t>(expected), static_cast<std::int64_t>(out.counts.size()));
  }
  return out;
}

}  // namespace

std::vector<shown_length> shown_counts(const release& from) {
  std::vector<shown_length> out;
  for (const released_length& one : from.lengths) out.push_back(of_length(from, one, out));
  return out;
}

std::string write_shown(const release& from, const std::vector<shown_length>& shown) {
  std::string out = "length";
  for (std::size_t k = 1; k <= shown.size(); ++k) out += ",variable" + std::to_string(k) + ",value" + std::to_string(k);
  out += ",count\r\n";
  for (std::size_t k = 1; k <= shown.size(); ++k) {
    for (const shown_count& one : shown[k - 1].counts) {
      out += std::to_string(k);
      for (std::size_t place = shown.size(); place-- > 0;) {
        out += ',';
        if (place + k >= shown.size()) {
          const attribute at = from.how.at(one.of, static_cast<unsigned>(place + k - shown.size()));
          append_field(out, from.over.columns[from.over.column_of[at]].id);
          out += ',';
          append_field(out, from.over.names[at]);
        } else {
          out += ',';
        }
      }
      out += ',' + std::to_string(one.count) + "\r\n";
    }
  }
  return out;
}

}  // namespace casewise::synthesis
