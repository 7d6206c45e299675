#include "synthesis/parameters.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "json/writer.h"
#include "synthesis/settings.h"

namespace casewise::synthesis {

namespace {

result<double> epsilon_of(const json::value& from) {
  CASEWISE_TRY(held, from.at("epsilon"));
  CASEWISE_TRY(number, held.number());
  if (!(number >= 0.01 && number <= 20)) return held.failure(error_code::bad_range, "Give a number from 0.01 to 20.");
  return number;
}

result<split> split_of(const json::value& from) {
  const auto member = from.find("split");
  if (!member) return split::sqrt_delta;
  CASEWISE_TRY(name, member->text());
  if (name == "sqrtDelta") return split::sqrt_delta;
  if (name == "longFirst") return split::long_first;
  if (name == "shortFirst") return split::short_first;
  if (name == "even") return split::even;
  return member->mismatch("Use sqrtDelta, longFirst, shortFirst or even.");
}

result<std::optional<std::size_t>> bound_of(const json::value& from, std::size_t columns, std::uint64_t expected) {
  using optional = std::optional<std::size_t>;
  const auto member = from.find("contributionBound");
  const bool enough = expected >= enough_for_private_bound;
  if (!member) return enough ? optional() : optional(std::min(usual_bound, columns));
  if (member->is_text()) {
    CASEWISE_TRY(name, member->text());
    if (name != "private") return member->mismatch("Use private or a number of attributes.");
    if (!enough)
      return member->failure(error_code::bad_range, "With fewer than 50,000 records expected, type this number.");
    return optional();
  }
  CASEWISE_TRY(number, whole(from, "contributionBound", 1, static_cast<std::int64_t>(columns)));
  return optional(static_cast<std::size_t>(number));
}

result<std::string> reservation_of(const json::value& from, bool needed) {
  if (!needed) return std::string();
  CASEWISE_TRY(held, from.at("reservation"));
  CASEWISE_TRY(name, held.text());
  if (name.empty() || name.size() > 200) return held.mismatch("Name the entry of the ledger that reserved the budget.");
  return std::string(name);
}

/// What was asked for, without the reservation, for the report.
std::string document_of(const json::value& root) {
  json::writer out;
  out.begin_object();
  const auto members = root.members();
  for (const auto& [name, held] : members.value())
    if (name != "reservation") out.key(name).raw(held.document());
  out.end_object();
  return out.take();
}

}  // namespace

double release_parameters::delta() const {
  // The nearest double below the power of ten, so that nothing is granted by rounding.
  return std::nextafter(std::pow(10.0, -delta_exponent), 0);
}

result<file_options> read_file_options(std::string_view options_json) {
  CASEWISE_TRY(parsed, json::document::parse(options_json, error_code::bad_query));
  const json::value root = parsed.root();
  CASEWISE_CHECK(only_members(root, {"columns", "countryCodes", "subject"}));
  file_options out;
  if (const auto columns = root.find("columns")) {
    CASEWISE_TRY(names, columns->texts());
    out.columns = std::move(names);
  }
  if (const auto codes = root.find("countryCodes")) {
    CASEWISE_TRY(name, codes->text());
    if (name != "alpha2" && name != "alpha3") return codes->mismatch("Use alpha2 or alpha3.");
    out.codes = name == "alpha2" ? country_codes::alpha2 : country_codes::alpha3;
  }
  if (const auto subject = root.find("subject")) {
    CASEWISE_TRY(header, subject->text());
    if (text::trimmed(header).empty()) return subject->mismatch("Give the header of the column that names subjects.");
    out.subject = header;
  }
  return out;
}

result<release_parameters> read_release_parameters(std::string_view text, std::size_t columns, bool needs_reservation) {
  CASEWISE_TRY(parsed, json::document::parse(text, error_code::bad_query));
  const json::value root = parsed.root();
  CASEWISE_CHECK(only_members(root, {"epsilon", "deltaExponent", "length", "expectedRecords", "contributionBound",
                                     "split", "strict", "displayFloor", "recordsPerPerson", "reservation"}));
  release_parameters out;
  CASEWISE_TRY(epsilon, epsilon_of(root));
  CASEWISE_TRY(exponent, whole(root, "deltaExponent", 3, 15));
  CASEWISE_TRY(length, whole(root, "length", 1, 4));
  CASEWISE_TRY(expected, whole(root, "expectedRecords", 1, 20'000'000));
  CASEWISE_TRY(bound, bound_of(root, columns, static_cast<std::uint64_t>(expected)));
  CASEWISE_TRY(by, split_of(root));
  if (root.find("strict")) {
    CASEWISE_TRY(least, whole(root, "strict", 2, 1'000'000));
    out.strict = static_cast<std::uint64_t>(least);
  }
  CASEWISE_TRY(floor, whole(root, "displayFloor", 1, 1'000'000, 10));
  CASEWISE_TRY(person, whole(root, "recordsPerPerson", 1, 1000, 1));
  if (!needs_reservation && root.find("reservation")) return root.mismatch("A plan has no reservation.");
  CASEWISE_TRY(reservation, reservation_of(root, needs_reservation));
  out.epsilon = epsilon;
  out.delta_exponent = static_cast<int>(exponent);
  out.length = static_cast<std::size_t>(length);
  out.expected_records = static_cast<std::uint64_t>(expected);
  out.bound = bound;
  out.by = by;
  out.display_floor = static_cast<std::uint64_t>(floor);
  out.records_per_person = static_cast<std::uint64_t>(person);
  out.reservation = std::move(reservation);
  out.document = document_of(root);
  return out;
}

result<fit_parameters> read_fit_parameters(std::string_view text) {
  CASEWISE_TRY(parsed, json::document::parse(text, error_code::bad_query));
  const json::value root = parsed.root();
  CASEWISE_CHECK(only_members(root, {"method", "noInvention", "seed", "mostProposals"}));
  fit_parameters out;
  if (const auto method = root.find("method")) {
    CASEWISE_TRY(name, method->text());
    if (name != "fitting" && name != "sampler") return method->mismatch("Use fitting or sampler.");
    out.sampler = name == "sampler";
  }
  CASEWISE_TRY(no_invention, flag(root, "noInvention"));
  CASEWISE_TRY(seed, whole(root, "seed", 0, std::int64_t{1} << 31, 1));
  CASEWISE_TRY(most, whole(root, "mostProposals", 1, 10'000, 200));
  out.no_invention = no_invention;
  out.seed = static_cast<std::uint64_t>(seed);
  out.most_proposals = static_cast<std::uint64_t>(most);
  return out;
}

}  // namespace casewise::synthesis
