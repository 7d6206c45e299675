#include <algorithm>
#include <cmath>

#include "json/writer.h"
#include "synthesis/evaluation/evaluation_figures.h"
#include "synthesis/evaluation/write_figures.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

/// The mean of the groups' means, an empty group counting 0, as the reference takes it.
void write_overall(json::writer& out, const std::vector<agreement>& groups) {
  double preservation = 0, error = 0;
  for (const agreement& one : groups) {
    if (one.combinations == 0) continue;
    preservation += one.preservation / static_cast<double>(one.combinations);
    error += one.proportional_error / static_cast<double>(one.combinations);
  }
  out.begin_object();
  write_quotient(out, "preservation", preservation, static_cast<double>(groups.size()));
  write_quotient(out, "proportionalError", error, static_cast<double>(groups.size()));
  out.end_object();
}

/// The group of one length alone; none where nothing was compared.
std::vector<agreement> agreement_of(const std::vector<agreement>& lengths, std::size_t length) {
  if (length > lengths.size()) return {};
  return {lengths[length - 1]};
}

void write_errors(json::writer& out, const length_metrics& of) {
  const auto real = static_cast<double>(of.real), given = static_cast<double>(of.reported);
  const auto missing = static_cast<double>(of.suppressed), invented = static_cast<double>(of.fabricated);
  write_count(out, "tested", of.frequent);
  write_quotient(out, "meanError", static_cast<double>(of.error_frequent), static_cast<double>(of.frequent));
  write_count(out, "combinations", of.real);
  write_quotient(out, "meanCount", static_cast<double>(of.real_mass), real);
  write_count(out, "given", of.reported);
  write_count(out, "inBoth", of.in_both);
  write_quotient(out, "meanErrorInBoth", static_cast<double>(of.error_in_both), static_cast<double>(of.in_both));
  write_count(out, "missing", of.suppressed);
  write_quotient(out, "missingPercent", 100 * missing, real);
  write_quotient(out, "missingShare", static_cast<double>(of.suppressed_mass), static_cast<double>(of.real_mass));
  write_count(out, "invented", of.fabricated);
  write_quotient(out, "inventedPercentOfReal", 100 * invented, real);
  write_quotient(out, "inventedPercentOfGiven", 100 * invented, given);
  write_quotient(out, "inventedShare", static_cast<double>(of.fabricated_mass), static_cast<double>(of.reported_mass));
  write_count(out, "leaked", of.leaked);
}

length_metrics sum_of(const std::vector<length_metrics>& lengths) {
  length_metrics out;
  for (const length_metrics& one : lengths) {
    out.real += one.real;
    out.reported += one.reported;
    out.real_mass += one.real_mass;
    out.reported_mass += one.reported_mass;
    out.suppressed += one.suppressed;
    out.fabricated += one.fabricated;
    out.suppressed_mass += one.suppressed_mass;
    out.fabricated_mass += one.fabricated_mass;
    out.leaked += one.leaked;
    out.in_both += one.in_both;
    out.error_in_both += one.error_in_both;
    out.frequent += one.frequent;
    out.error_frequent += one.error_frequent;
  }
  return out;
}

void write_table(json::writer& out, const count_metrics* of, std::size_t length) {
  if (of == nullptr || length > of->by_length.size()) {
    out.null();
    return;
  }
  out.begin_object();
  write_errors(out, length == 0 ? sum_of(of->by_length) : of->by_length[length - 1]);
  out.end_object();
}

/// Both tables by length; length 0 stands for all lengths.
void write_tables(json::writer& out, const evaluation_figures& of, std::size_t length) {
  write_table(out.key("aggregates"), of.aggregates ? &*of.aggregates : nullptr, length);
  write_table(out.key("synthetic"), &of.synthetic, length);
}

void write_buckets(json::writer& out, const std::vector<agreement>& buckets) {
  out.begin_array();
  std::uint64_t above = 0, up_to = 10;
  for (const agreement& one : buckets) {
    const auto count = static_cast<double>(one.combinations);
    out.begin_object();
    write_count(out, "above", above);
    write_count(out, "upTo", up_to);
    write_count(out, "combinations", one.combinations);
    write_quotient(out, "meanTrue", one.real, count);
    write_quotient(out, "meanSynthetic", one.reported, count);
    write_quotient(out, "meanLength", one.length, count);
    write_quotient(out, "preservation", one.preservation, count);
    write_quotient(out, "proportionalError", one.proportional_error, count);
    out.end_object();
    above = up_to;
    up_to *= 2;
  }
  out.end_array();
}

void write_distortions(json::writer& out, const evaluation_figures& of) {
  const packing how = packing::of(of.over->attribute_count());
  out.begin_array();
  for (const distortion& one : of.synthetic.largest) {
    write_combination(out.begin_object().key("combination"), *of.over, how, one.of);
    write_count(out, "true", one.real);
    write_count(out, "synthetic", one.reported);
    out.end_object();
  }
  out.end_array();
}

void write_variation(json::writer& out, const std::vector<table_distance>& of) {
  out.begin_array();
  for (std::size_t i = 0; i < of.size(); ++i) {
    out.begin_object();
    write_count(out, "columns", i + 1);
    write_count(out, "tables", of[i].tables);
    write_number(out.key("mean"), of[i].mean);
    write_number(out.key("median"), of[i].median);
    write_number(out.key("largest"), of[i].largest);
    write_number(out.key("workloadError"), of[i].workload_error);
    out.end_object();
  }
  out.end_array();
}

void write_matrix(json::writer& out, const std::vector<double>& values, std::size_t columns) {
  out.begin_array();
  for (std::size_t i = 0; i < columns; ++i) {
    out.begin_array();
    for (std::size_t j = 0; j < columns; ++j) write_number(out, values[i * columns + j]);
    out.end_array();
  }
  out.end_array();
}

void write_association(json::writer& out, const evaluation_figures& of) {
  if (of.real_association.empty()) {
    out.null();
    return;
  }
  const std::size_t columns = of.over->columns.size();
  double sum = 0, largest = 0;
  for (std::size_t i = 0; i < columns; ++i)
    for (std::size_t j = i + 1; j < columns; ++j) {
      const double apart = std::abs(of.real_association[i * columns + j] - of.synthetic_association[i * columns + j]);
      sum += apart;
      largest = std::max(largest, apart);
    }
  out.begin_object().key("columns").begin_array();
  for (const domain_column& one : of.over->columns) out.text(one.id);
  out.end_array();
  write_matrix(out.key("real"), of.real_association, columns);
  write_matrix(out.key("synthetic"), of.synthetic_association, columns);
  write_quotient(out, "meanDifference", sum, static_cast<double>(columns * (columns - 1)) / 2);
  write_number(out.key("largestDifference"), largest);
  out.end_object();
}

void write_counts(json::writer& out, const std::vector<std::uint64_t>& counts) {
  out.begin_array();
  for (const std::uint64_t count : counts) out.number(static_cast<std::int64_t>(count));
  out.end_array();
}

void write_mean_width(json::writer& out, std::string_view name, const std::vector<std::uint64_t>& records) {
  double all = 0, attributes = 0;
  for (std::size_t width = 0; width < records.size(); ++width) {
    all += static_cast<double>(records[width]);
    attributes += static_cast<double>(records[width]) * static_cast<double>(width);
  }
  write_quotient(out, name, attributes, all);
}

}  // namespace

std::string write_evaluation(const evaluation_figures& of) {
  json::writer out;
  out.begin_object().key("watermark").text("contains sensitive statistics");
  write_count(out, "records", of.real_records);
  write_count(out, "syntheticRecords", of.synthetic_records);
  const double real = static_cast<double>(of.real_records), made = static_cast<double>(of.synthetic_records);
  write_quotient(out, "expansionPercent", 100 * (made - real), real);
  write_count(out, "length", of.longest);
  out.key("lengths").begin_array();
  for (std::size_t length = 1; length <= of.longest; ++length) {
    out.begin_object();
    write_count(out, "length", length);
    write_tables(out, of, length);
    write_overall(out.key("agreement"), agreement_of(of.synthetic.agreement_by_length, length));
    out.end_object();
  }
  out.end_array();
  write_tables(out.key("all").begin_object(), of, 0);
  out.end_object();
  write_overall(out.key("agreementByLength"), of.synthetic.agreement_by_length);
  write_overall(out.key("agreementByCount"), of.synthetic.agreement_by_count);
  write_buckets(out.key("buckets"), of.synthetic.agreement_by_count);
  write_distortions(out.key("distortions"), of);
  write_variation(out.key("variation"), of.distances);
  write_association(out.key("association"), of);
  out.key("meanAttributes").begin_object();
  write_mean_width(out, "true", of.real_widths);
  write_mean_width(out, "synthetic", of.synthetic_widths);
  out.end_object().key("attributesPerRecord").begin_object();
  write_counts(out.key("true"), of.real_widths);
  write_counts(out.key("synthetic"), of.synthetic_widths);
  out.end_object();
  write_number(out.key("synthesizability"), of.synthesizability);
  write_rules(out.key("rules"), sum_of(of.synthetic.by_length), of.synthesizability);
  write_rare(out.key("rare"), of.synthetic, *of.over);
  write_same_records(out.key("same"), of.same);
  write_own_tables(out.key("ownTables"), of.own_tables, *of.over, of.aggregates.has_value());
  out.end_object();
  return out.take();
}

}  // namespace casewise::synthesis
