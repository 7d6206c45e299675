#include <algorithm>
#include <cmath>

#include "codebook/read_codebook.h"
#include "synthesis/budget.h"
#include "synthesis/describe_noise.h"
#include "synthesis/domain.h"
#include "synthesis/parameters.h"
#include "synthesis/subjects.h"
#include "synthesis/synthesis.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

/// Of all pairs that the domain allows, how many can at most be shown: each record has at most so many pairs, and each
/// pair shown takes so many records. In percent.
double pairs_that_can_be_shown(const domain& over, const release_parameters& asked, std::size_t bound, double shown) {
  double pairs = 0, before = 0;
  for (const domain_column& column : over.columns) {
    pairs += before * column.size;
    before += column.size;
  }
  if (pairs == 0) return 0;
  const double held = static_cast<double>(asked.expected_records) * static_cast<double>(combinations(bound, 2));
  return 100 * std::min(1.0, held / shown / pairs);
}

void write_advice(const release_parameters& asked, double pairs_shown, json::writer& into) {
  into.key("advice").begin_array();
  if (asked.length > 1 && pairs_shown < 10) into.text("few_pairs");
  if (asked.epsilon > 4) into.text("epsilon_above_4");
  if (asked.delta() * 10 * static_cast<double>(asked.expected_records) > 1) into.text("delta_too_large");
  if (asked.expected_records < enough_for_private_bound && asked.length > 2) into.text("length_2_for_few_records");
  // What records lose that may hold no combination that was not released: docs/synthesis.md, section 8.
  if (asked.strict && asked.length > 2) into.text("strict_longer_than_2");
  if (asked.strict && asked.length > 1 && asked.expected_records < enough_for_private_bound)
    into.text("strict_few_records");
  into.end_array();
}

/// As WebAssembly, to the upper side of what was measured on 250,000 records of 27 columns (docs/synthesis.md, section
/// 8): fitting is nearly all of it, takes longer the closer the counts are, and ends at 200 proposals a record. Length
/// 4 was not measured.
double expected_seconds(const release_parameters& asked, double size) {
  constexpr double by_length[] = {0.1, 0.4, 1, 3};
  const double length = by_length[std::min<std::size_t>(asked.length, 4) - 1];
  return std::ceil(3 + size * length * (30 + 8 * std::min(asked.epsilon, 4.0)));
}

}  // namespace

result<std::string> plan(std::string_view codebook_json, std::string_view options_json,
                         std::string_view parameters_json) {
  CASEWISE_TRY(book, read_codebook(codebook_json));
  CASEWISE_TRY(options, read_file_options(options_json));
  CASEWISE_CHECK(subject_variable(book, options));
  CASEWISE_TRY(over, public_domain(book, options.columns));
  CASEWISE_TRY(asked, read_release_parameters(parameters_json, over.columns.size(), false));
  CASEWISE_TRY(budget, make_budget(asked, over.discovered()));
  const std::size_t bound = asked.bound.value_or(std::min(usual_bound, over.columns.size()));
  CASEWISE_TRY(lengths, share_among_lengths(budget.for_counts(), asked.length, bound, asked.by));

  json::writer out;
  out.begin_object().key("accounting");
  write_accounting(budget, lengths, out);
  out.key("discovered").boolean(over.discovered());
  out.key("contributionBound").number(static_cast<std::int64_t>(bound));
  write_record_noise(budget, out.key("recordCount"));
  out.key("lengths").begin_array();
  for (const length_budget& one : lengths) {
    out.begin_object();
    write_length_noise(one, shown_from(asked, budget, one, lengths.size()), out);
    out.end_object();
  }
  out.end_array();
  const double pairs =
      lengths.size() < 2
          ? 100
          : pairs_that_can_be_shown(over, asked, bound,
                                    static_cast<double>(shown_from(asked, budget, lengths[1], lengths.size())));
  write_number(out.key("pairsThatCanBeShown"), pairs);
  write_advice(asked, pairs, out);
  const double size = static_cast<double>(asked.expected_records) / 250'000;
  write_number(out.key("seconds"), expected_seconds(asked, size));
  write_number(out.key("bytes"), std::ceil((64 + 200 * std::min(size, 1.0) + 80 * size) * 1024 * 1024));
  out.end_object();
  return out.take();
}

}  // namespace casewise::synthesis
