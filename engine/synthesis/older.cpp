#include "synthesis/older.h"

#include <algorithm>
#include <numeric>

#include "json/writer.h"
#include "privacy/chacha20.h"
#include "synthesis/older/aggregate_seeded.h"
#include "synthesis/older/older_parameters.h"
#include "synthesis/older/row_seeded.h"
#include "synthesis/older/suppression.h"
#include "synthesis/older/unseeded.h"
#include "synthesis/older/value_seeded.h"
#include "synthesis/write_number.h"
#include "synthesis/write_records.h"

namespace casewise::synthesis {

namespace {

using started = result<std::unique_ptr<older_run>>;

started start(const record_table& source, const domain& over, const older_parameters& asked,
              privacy::random_source& coins) {
  const std::uint32_t k = asked.group_size;
  switch (asked.method) {
    case older_method::row_seeded:
      return row_seeded(source, over, k, coins);
    case older_method::value_seeded:
      return value_seeded(source, over, asked.length, k, coins);
    case older_method::aggregate_seeded:
      return aggregate_seeded(source, over, asked.length, k, coins);
    case older_method::unseeded:
      return unseeded(source, over, k, coins);
    case older_method::suppress_records:
      return suppress_records(source, asked.columns, k);
    case older_method::suppress_cells:
      return suppress_cells(source, over, asked.columns, asked.given_up_first, k);
    case older_method::suppress_tuples:
      return suppress_tuples(source, over, asked.length, k);
  }
  return error{error_code::engine_failed, "This method is not known.", ""};
}

/// By content: some methods work through the source in its own order, which is not to be seen.
record_table sorted(const record_table& of) {
  std::vector<std::uint32_t> order(of.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto one = of.row(a), other = of.row(b);
    return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end());
  });
  record_table out(of.columns());
  for (const std::uint32_t row : order) out.add(of.row(row));
  return out;
}

/// Without the columns of the user's own file of which no value is left: their headers would tell of them.
domain seen_in(const record_table& of, const domain& over) {
  domain out = over;
  for (std::size_t column = 0; column < out.columns.size(); ++column) {
    bool is_seen = false;
    for (std::size_t i = 0; i < of.size() && !is_seen; ++i) is_seen = of.row(i)[column] != 0;
    if (out.columns[column].from_data && !is_seen) out.columns[column].size = 0;
  }
  return out;
}

std::string report_of(const record_table& made, const domain& over, const older_parameters& asked) {
  json::writer out;
  out.begin_object().key("method").text(asked.name).key("differentiallyPrivate").boolean(false);
  out.key("groupSize").number(asked.group_size).key("length").number(static_cast<std::int64_t>(asked.length));
  out.key("codebook").begin_object().key("id").text(over.codebook_id).key("version").text(over.codebook_version);
  out.end_object().key("columns").begin_array();
  for (const domain_column& one : over.columns)
    if (!one.from_data || one.size > 0) out.text(one.id);
  out.end_array().key("records").number(static_cast<std::int64_t>(made.size())).end_object();
  return out.take();
}

void write_part(json::writer& out, std::string_view name, std::uint64_t all, std::uint64_t lost) {
  out.key(name).begin_object().key("all").number(static_cast<std::int64_t>(all));
  out.key("lost").number(static_cast<std::int64_t>(lost)).key("lostPercent");
  if (all == 0)
    out.null();
  else
    write_number(out, 100.0 * static_cast<double>(lost) / static_cast<double>(all));
  out.end_object();
}

/// What suppression took away. Synthesis takes nothing away: it makes records anew.
std::string loss_of(const record_table& source, const record_table& made, const older_parameters& asked) {
  json::writer out;
  if (!asked.is_suppression()) return out.null().take();
  const suppression_loss loss = loss_between(source, made);
  out.begin_object();
  write_part(out, "records", loss.records, loss.records_lost);
  write_part(out, "cells", loss.cells, loss.cells_lost);
  out.end_object();
  return out.take();
}

}  // namespace

struct older_synthesis::state {
  state(const sensitive_file& file, older_parameters parameters, const privacy::key_bytes& key)
      : from(file), asked(std::move(parameters)), coins(key) {}

  const sensitive_file& from;
  older_parameters asked;
  privacy::random_source coins;
  std::unique_ptr<older_run> run;
  bool done = false;
};

older_synthesis::older_synthesis(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
older_synthesis::~older_synthesis() = default;

result<std::unique_ptr<older_synthesis>> older_synthesis::begin(const sensitive_file& from,
                                                                std::string_view parameters_json) {
  if (!from.is_read()) return error{error_code::engine_failed, "Finish reading the file first.", ""};
  CASEWISE_TRY(asked, read_older_parameters(parameters_json, from.over()));
  privacy::key_bytes key{};
  if (!privacy::draw_release_key(key))
    return error{error_code::engine_failed, "This browser gives no secure random numbers.", ""};
  auto parts = std::make_unique<state>(from, std::move(asked), key);
  privacy::wipe(key.data(), key.size());
  CASEWISE_TRY(run, start(from.records(), from.over(), parts->asked, parts->coins));
  parts->run = std::move(run);
  return std::unique_ptr<older_synthesis>(new older_synthesis(std::move(parts)));
}

progress older_synthesis::step() {
  state_->done = state_->done || state_->run->step();
  return {state_->done, state_->done ? 1000 : state_->run->permille()};
}

result<older_release> older_synthesis::finish() {
  if (!state_->done) return error{error_code::engine_failed, "Take every step first.", ""};
  const record_table made = sorted(state_->run->take());
  const domain over = seen_in(made, state_->from.over());
  return older_release{write_records(over, made), report_of(made, over, state_->asked),
                       loss_of(state_->from.records(), made, state_->asked)};
}

}  // namespace casewise::synthesis
