#include "json/reader.h"
#include "json/writer.h"
#include "synthesis/combination_request.h"
#include "synthesis/release.h"
#include "synthesis/synthesis.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

outcome write_count(const json::value& combination, const release& from, json::writer& into) {
  CASEWISE_TRY(parts, combination.items());
  CASEWISE_TRY(asked, read_combination(combination, from.over, from.how, from.longest()));
  const released_length& length = from.of_length(parts.size());
  const std::size_t at = asked ? length.find(*asked) : length.keys.size();
  into.begin_object().key("count");
  if (at < length.keys.size())
    into.number(length.counts[at].value());
  else
    into.null();
  write_number(into.key("sd"), length.sd());
  into.end_object();
  return nothing{};
}

}  // namespace

result<std::string> released_counts(std::span<const std::uint8_t> blob, std::string_view request_json) {
  CASEWISE_TRY(from, read_release(blob));
  CASEWISE_TRY(parsed, json::document::parse(request_json, error_code::bad_query));
  CASEWISE_TRY(list, parsed.root().at("combinations"));
  CASEWISE_TRY(combinations, list.items());
  json::writer out;
  out.begin_object().key("counts").begin_array();
  for (const json::value& one : combinations) CASEWISE_CHECK(write_count(one, from, out));
  out.end_array().end_object();
  return out.take();
}

}  // namespace casewise::synthesis
