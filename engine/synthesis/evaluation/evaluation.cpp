#include "synthesis/evaluation.h"

#include <algorithm>

#include "json/writer.h"
#include "privacy/accountant.h"
#include "synthesis/evaluation/compare_counts.h"
#include "synthesis/evaluation/count_slices.h"
#include "synthesis/evaluation/variation.h"
#include "synthesis/release.h"
#include "synthesis/shown_counts.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

struct column_sets {
  double sum = 0, largest = 0;
  std::uint64_t count = 0;

  void add(double one) {
    sum += one;
    largest = std::max(largest, one);
    ++count;
  }
};

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

void write_errors(const count_errors& of, json::writer& into) {
  const auto number = [&](const char* name, std::uint64_t value) {
    into.key(name).number(static_cast<std::int64_t>(value));
  };
  into.begin_object();
  number("tested", of.tested);
  write_number(into.key("meanError"), share(of.error, static_cast<double>(of.tested)));
  number("combinations", of.combinations);
  number("missing", of.missing);
  write_number(into.key("missingShare"), share(of.missing_records, of.records));
  number("given", of.given);
  number("invented", of.invented);
  write_number(into.key("inventedShare"), share(of.invented_counted, of.counted));
  write_number(into.key("meanErrorInBoth"), share(of.error_in_both, static_cast<double>(of.in_both)));
  into.end_object();
}

/// Attributes of a release by those of the file; the release may have forgotten values that the file has.
std::vector<attribute> in_file(const domain& file, const domain& released) {
  std::vector<attribute> out(released.names.size(), 0);
  for (std::size_t i = 1; i < out.size(); ++i) {
    const std::string& id = released.columns[released.column_of[i]].id;
    for (const domain_column& column : file.columns)
      if (column.id == id)
        for (attribute j = 0; j < column.size; ++j)
          if (file.names[column.first + std::size_t{j}] == released.names[i])
            out[i] = static_cast<attribute>(column.first + j);
  }
  return out;
}

tuple_table<std::uint32_t> shown_table(const release& from, const domain& file) {
  const std::vector<attribute> renamed = in_file(file, from.over);
  const packing how = packing::of(file.attribute_count());
  tuple_table<std::uint32_t> out;
  std::vector<attribute> parts;
  for (const shown_length& length : shown_counts(from)) {
    for (const shown_count& one : length.counts) {
      parts.clear();
      for (std::size_t place = from.how.length(one.of); place-- > 0;)
        parts.push_back(renamed[from.how.at(one.of, static_cast<unsigned>(place))]);
      std::sort(parts.begin(), parts.end());
      if (parts[0] != 0) out.insert(how.pack(parts)) = static_cast<std::uint32_t>(one.count);
    }
  }
  return out;
}

double mean_attributes(const record_table& of) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < of.size(); ++i)
    for (const attribute one : of.row(i)) sum += one != 0;
  return share(static_cast<double>(sum), static_cast<double>(of.size()));
}

}  // namespace

struct evaluation::state {
  const sensitive_file& from;
  record_table made;
  tuple_table<std::uint32_t> shown;
  std::size_t longest;
  count_slices real{}, synthetic{};
  std::size_t first = 0, second = 0;
  column_sets single{}, pairs{};

  void vary() {
    const double one = total_variation(from.records(), made, from.over(), first, second);
    (first == second ? single : pairs).add(one);
    if (++second == from.over().columns.size()) second = ++first;
  }
};

evaluation::evaluation(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
evaluation::~evaluation() = default;

result<std::unique_ptr<evaluation>> evaluation::begin(const sensitive_file& from, std::span<const std::uint8_t> blob,
                                                      std::string_view csv) {
  if (!from.is_read()) return error{error_code::engine_failed, "Finish reading the file first.", ""};
  CASEWISE_TRY(released, read_release(blob));
  CASEWISE_TRY(made, from.records_in(csv));
  auto parts = std::make_unique<state>(
      state{from, std::move(made), shown_table(released, from.over()), released.longest()});
  parts->real = count_slices(from.records(), from.over(), parts->longest);
  parts->synthetic = count_slices(parts->made, from.over(), parts->longest);
  return std::unique_ptr<evaluation>(new evaluation(std::move(parts)));
}

result<progress> evaluation::step() {
  state& own = *state_;
  if (!own.real.is_done()) {
    CASEWISE_CHECK(own.real.step());
    return progress{false, 100};
  }
  if (!own.synthetic.is_done()) {
    CASEWISE_CHECK(own.synthetic.step());
    return progress{false, 400};
  }
  const std::size_t columns = own.from.over().columns.size();
  if (own.first < columns) own.vary();
  return progress{own.first >= columns, 700};
}

std::string evaluation::finish() const {
  const state& own = *state_;
  const exact_counts &real = own.real.counts(), &made = own.synthetic.counts();
  const auto aggregates = compare(real, own.shown), synthetic = compare(real, made.table);
  json::writer out;
  const auto number = [&](const char* name, std::uint64_t value) {
    out.key(name).number(static_cast<std::int64_t>(value));
  };
  out.begin_object();
  number("records", own.from.records().size());
  number("syntheticRecords", own.made.size());
  number("length", own.longest);
  out.key("lengths").begin_array();
  for (std::size_t k = 0; k < own.longest; ++k) {
    out.begin_object();
    number("length", k + 1);
    write_errors(aggregates[k], out.key("aggregates"));
    write_errors(synthetic[k], out.key("synthetic"));
    out.end_object();
  }
  out.end_array().key("buckets").begin_array();
  for (const count_bucket& one : buckets_of(real, made)) {
    out.begin_object();
    number("above", one.above);
    number("upTo", one.up_to);
    number("combinations", one.combinations);
    write_number(out.key("meanTrue"), share(one.real, static_cast<double>(one.combinations)));
    write_number(out.key("meanSynthetic"), share(one.made, static_cast<double>(one.combinations)));
    out.end_object();
  }
  out.end_array().key("distortions").begin_array();
  for (const distortion& one : largest_distortions(real, made, 3)) {
    out.begin_object().key("combination").begin_array();
    for (std::size_t place = real.how.length(one.of); place-- > 0;) {
      const attribute part = real.how.at(one.of, static_cast<unsigned>(place));
      const domain& over = own.from.over();
      out.begin_object().key("variable").text(over.columns[over.column_of[part]].id);
      out.key("value").text(over.names[part]).end_object();
    }
    out.end_array();
    number("true", one.real);
    number("synthetic", one.made);
    out.end_object();
  }
  out.end_array().key("variation").begin_array();
  for (const column_sets* sets : {&own.single, &own.pairs}) {
    out.begin_object();
    number("columns", sets == &own.single ? 1 : 2);
    write_number(out.key("mean"), share(sets->sum, static_cast<double>(sets->count)));
    write_number(out.key("largest"), sets->largest);
    out.end_object();
  }
  out.end_array().key("meanAttributes").begin_object();
  write_number(out.key("true"), mean_attributes(own.from.records()));
  write_number(out.key("synthetic"), mean_attributes(own.made));
  out.end_object().end_object();
  return out.take();
}

double epsilon_of_rho(double rho, double delta) { return privacy::epsilon_of(rho, delta); }

}  // namespace casewise::synthesis
