#include "synthesis/measure_report.h"

#include "json/writer.h"
#include "synthesis/describe_noise.h"

namespace casewise::synthesis {

namespace {

std::int64_t mined(const released_length& of) {
  std::int64_t out = 0;
  for (std::size_t i = 0; i < of.keys.size(); ++i) out += of.is_mined(i);
  return out;
}

void write_length(const length_budget& cost, const released_length& released, const shown_length& shown,
                  json::writer& into) {
  into.begin_object();
  write_length_noise(cost, released.shown_above + 1, into);
  into.key("measured").number(static_cast<std::int64_t>(released.keys.size()));
  into.key("mined").number(mined(released));
  into.key("shown").number(static_cast<std::int64_t>(shown.counts.size()));
  into.key("expectedInvented").number(shown.expected_invented).end_object();
}

}  // namespace

std::string measure_report(const measure_run& of, const release_parameters& asked,
                           const std::vector<shown_length>& shown) {
  const release& released = of.released();
  json::writer out;
  out.begin_object().key("reservation").text(asked.reservation);
  out.key("codebook").begin_object().key("id").text(released.over.codebook_id);
  out.key("version").text(released.over.codebook_version).end_object();
  out.key("columns").begin_array();
  for (const domain_column& column : released.over.columns)
    if (!column.from_data || column.size > 0) out.text(column.id);
  out.end_array().key("parameters").raw(asked.document).key("accounting");
  write_accounting(of.budget(), of.lengths(), out);
  out.key("discovered").boolean(released.over.discovered()).key("strict");
  if (asked.strict)
    out.number(static_cast<std::int64_t>(*asked.strict));
  else
    out.null();
  out.key("protectedRecords").number(static_cast<std::int64_t>(released.record_count()));
  write_record_noise(of.budget(), out.key("recordCount"));
  out.key("contributionBound").number(static_cast<std::int64_t>(released.bound));
  out.key("lengths").begin_array();
  for (std::size_t k = 0; k < shown.size(); ++k) write_length(of.lengths()[k], released.lengths[k], shown[k], out);
  out.end_array().end_object();
  return out.take();
}

}  // namespace casewise::synthesis
