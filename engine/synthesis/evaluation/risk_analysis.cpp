#include <array>

#include "json/writer.h"
#include "synthesis/evaluation.h"
#include "synthesis/evaluation/count_slices.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t most_lengths = 4;
constexpr std::size_t records_per_slice = 4096;

struct length_risk {
  std::uint64_t combinations = 0, unique = 0, rare = 0;
  // Of records, by the shortest combination that is unique (rare) in them.
  std::uint64_t singled_out = 0, in_rare = 0;
};

}  // namespace

struct risk_analysis::state {
  const record_table& records;
  std::uint32_t rare_below;
  count_slices counting;
  std::size_t next = 0;
  std::array<length_risk, most_lengths> lengths{};

  void look_at(std::span<const attribute> row) {
    const exact_counts& counts = counting.counts();
    attribute found[most_columns];
    const std::size_t count = attributes_of(row, found);
    bool is_unique = false, is_rare = false;
    for (std::size_t k = 1; k <= counts.longest && !is_unique; ++k) {
      std::uint32_t least = ~0u;
      for_each_of_length(counts.how, found, count, k, [&](tuple one) { least = std::min(least, counts(one)); });
      if (!is_rare && least < rare_below) {
        is_rare = true;
        ++lengths[k - 1].in_rare;
      }
      is_unique = least == 1;
      lengths[k - 1].singled_out += is_unique;
    }
  }

  void tally() {
    const exact_counts& counts = counting.counts();
    counts.table.for_each([&](tuple one, std::uint32_t count) {
      length_risk& length = lengths[counts.how.length(one) - 1];
      ++length.combinations;
      length.unique += count == 1;
      length.rare += count < rare_below;
    });
  }
};

risk_analysis::risk_analysis(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
risk_analysis::~risk_analysis() = default;

result<std::unique_ptr<risk_analysis>> risk_analysis::begin(const sensitive_file& from, std::size_t longest,
                                                            std::uint32_t rare_below) {
  if (!from.is_read()) return error{error_code::engine_failed, "Finish reading the file first.", ""};
  if (longest < 1 || longest > most_lengths)
    return error{error_code::bad_range, "Combinations have 1 to 4 attributes.", "/length"};
  if (rare_below < 2 || rare_below > 1'000'000)
    return error{error_code::bad_range, "Rare is below a number from 2 to 1,000,000.", "/rareBelow"};
  const record_table& records = from.records();
  return std::unique_ptr<risk_analysis>(new risk_analysis(
      std::make_unique<state>(state{records, rare_below, count_slices(records, from.over(), longest)})));
}

result<progress> risk_analysis::step() {
  state& own = *state_;
  const std::size_t all = own.records.size();
  if (!own.counting.is_done()) {
    CASEWISE_CHECK(own.counting.step());
    if (own.counting.is_done()) own.tally();
    return progress{false, 0};
  }
  const std::size_t end = std::min(all, own.next + records_per_slice);
  for (; own.next < end; ++own.next) own.look_at(own.records.row(own.next));
  return progress{own.next == all, all == 0 ? 1000 : static_cast<std::uint32_t>(own.next * 1000 / all)};
}

std::string risk_analysis::finish() const {
  json::writer out;
  const auto number = [&](const char* name, std::uint64_t value) {
    out.key(name).number(static_cast<std::int64_t>(value));
  };
  out.begin_object().key("watermark").text("contains sensitive statistics");
  number("records", state_->records.size());
  number("rareBelow", state_->rare_below);
  out.key("lengths").begin_array();
  for (std::size_t k = 0; k < state_->counting.counts().longest; ++k) {
    const length_risk& one = state_->lengths[k];
    out.begin_object();
    number("length", k + 1);
    number("combinations", one.combinations);
    number("unique", one.unique);
    number("rare", one.rare);
    number("singledOut", one.singled_out);
    number("inRare", one.in_rare);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace casewise::synthesis
