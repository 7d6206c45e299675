#include <cmath>

#include "json/writer.h"
#include "synthesis/evaluation/evaluation_figures.h"
#include "synthesis/write_number.h"

namespace casewise::synthesis {

namespace {

void number(json::writer& out, std::string_view name, std::uint64_t value) {
  out.key(name).number(static_cast<std::int64_t>(value));
}

/// `of` divided by `by`; null where there is nothing to divide by, and never a false 0.
void quotient(json::writer& out, std::string_view name, double of, double by) {
  out.key(name);
  if (by == 0)
    out.null();
  else
    write_number(out, of / by);
}

void write_agreement(json::writer& out, const agreement& of) {
  const auto count = static_cast<double>(of.combinations);
  number(out, "combinations", of.combinations);
  quotient(out, "meanReported", of.reported, count);
  quotient(out, "meanLength", of.length, count);
  quotient(out, "preservation", of.preservation, count);
  quotient(out, "proportionalError", of.proportional_error, count);
}

/// The mean of the groups' means, an empty group counting 0, as the reference takes it.
void write_overall(json::writer& out, const std::vector<agreement>& groups) {
  double preservation = 0, error = 0;
  for (const agreement& one : groups) {
    if (one.combinations == 0) continue;
    preservation += one.preservation / static_cast<double>(one.combinations);
    error += one.proportional_error / static_cast<double>(one.combinations);
  }
  quotient(out, "preservation", preservation, static_cast<double>(groups.size()));
  quotient(out, "proportionalError", error, static_cast<double>(groups.size()));
}

void write_length(json::writer& out, const length_metrics& of) {
  number(out, "real", of.real);
  number(out, "reported", of.reported);
  quotient(out, "meanCount", static_cast<double>(of.real_mass), static_cast<double>(of.real));
  out.key("error10").begin_object();
  number(out, "combinations", of.frequent);
  quotient(out, "mean", static_cast<double>(of.error_frequent), static_cast<double>(of.frequent));
  out.end_object().key("errorInBoth").begin_object();
  number(out, "combinations", of.in_both);
  quotient(out, "mean", static_cast<double>(of.error_in_both), static_cast<double>(of.in_both));
  out.end_object();
  number(out, "suppressed", of.suppressed);
  number(out, "fabricated", of.fabricated);
  const auto real = static_cast<double>(of.real), reported = static_cast<double>(of.reported);
  out.key("percent").begin_object();
  quotient(out, "suppressedOfReal", 100.0 * static_cast<double>(of.suppressed), real);
  quotient(out, "fabricatedOfReal", 100.0 * static_cast<double>(of.fabricated), real);
  quotient(out, "fabricatedOfReported", 100.0 * static_cast<double>(of.fabricated), reported);
  quotient(out, "suppressedByCount", 100.0 * static_cast<double>(of.suppressed_mass),
           static_cast<double>(of.real_mass));
  quotient(out, "fabricatedByCount", 100.0 * static_cast<double>(of.fabricated_mass),
           static_cast<double>(of.reported_mass));
  out.end_object();
  number(out, "leaked", of.leaked);
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

void write_combination(json::writer& out, const domain& over, packing how, tuple of) {
  out.begin_array();
  for (std::size_t place = how.length(of); place > 0; --place) {
    const attribute one = how.at(of, static_cast<unsigned>(place - 1));
    out.begin_object().key("variable").text(over.columns[over.column_of[one]].id);
    out.key("value").text(over.names[one]).end_object();
  }
  out.end_array();
}

void write_metrics(json::writer& out, const count_metrics& of, const domain& over) {
  out.begin_object().key("all").begin_object();
  write_length(out, sum_of(of.by_length));
  out.end_object().key("byLength").begin_array();
  for (std::size_t i = 0; i < of.by_length.size(); ++i) {
    out.begin_object();
    number(out, "length", i + 1);
    write_length(out, of.by_length[i]);
    write_agreement(out.key("agreement").begin_object(), of.agreement_by_length[i]);
    out.end_object().end_object();
  }
  out.end_array().key("agreementByLength").begin_object();
  write_overall(out, of.agreement_by_length);
  out.end_object().key("agreementByCount").begin_object();
  write_overall(out, of.agreement_by_count);
  out.end_object().key("byCount").begin_array();
  std::uint64_t from = 0, to = 10;
  for (const agreement& one : of.agreement_by_count) {
    out.begin_object();
    number(out, "above", from);
    number(out, "to", to);
    write_agreement(out, one);
    out.end_object();
    from = to;
    to *= 2;
  }
  out.end_array().key("largestDistortions").begin_array();
  const packing how = packing::of(over.attribute_count());
  for (const distortion& one : of.largest) {
    write_combination(out.begin_object().key("combination"), over, how, one.of);
    number(out, "real", one.real);
    number(out, "reported", one.reported);
    out.end_object();
  }
  out.end_array().end_object();
}

void write_distances(json::writer& out, const std::vector<table_distance>& of) {
  out.begin_array();
  for (std::size_t i = 0; i < of.size(); ++i) {
    out.begin_object();
    number(out, "columns", i + 1);
    number(out, "tables", of[i].tables);
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
  const std::size_t columns = of.over.columns.size();
  double sum = 0, largest = 0;
  for (std::size_t i = 0; i < columns; ++i)
    for (std::size_t j = i + 1; j < columns; ++j) {
      const double apart = std::abs(of.real_association[i * columns + j] - of.synthetic_association[i * columns + j]);
      sum += apart;
      largest = std::max(largest, apart);
    }
  out.begin_object().key("columns").begin_array();
  for (const domain_column& one : of.over.columns) out.text(one.id);
  out.end_array();
  write_matrix(out.key("real"), of.real_association, columns);
  write_matrix(out.key("synthetic"), of.synthetic_association, columns);
  quotient(out, "meanDifference", sum, static_cast<double>(columns * (columns - 1)) / 2);
  write_number(out.key("largestDifference"), largest);
  out.end_object();
}

void write_counts(json::writer& out, const std::vector<std::uint64_t>& counts) {
  out.begin_array();
  for (const std::uint64_t count : counts) out.number(static_cast<std::int64_t>(count));
  out.end_array();
}

}  // namespace

std::string write_evaluation(const evaluation_figures& of) {
  json::writer out;
  out.begin_object().key("watermark").text("contains sensitive statistics");
  number(out, "groupSize", of.group_size);
  number(out, "length", of.longest);
  out.key("records").begin_object();
  number(out, "real", of.real_records);
  number(out, "synthetic", of.synthetic_records);
  const double real = static_cast<double>(of.real_records), made = static_cast<double>(of.synthetic_records);
  quotient(out, "expansionPercent", 100 * (made - real), real);
  out.end_object();
  write_metrics(out.key("synthetic"), of.synthetic, of.over);
  out.key("aggregates");
  if (of.aggregates)
    write_metrics(out, *of.aggregates, of.over);
  else
    out.null();
  write_distances(out.key("distances"), of.distances);
  write_association(out.key("association"), of);
  out.key("attributesPerRecord").begin_object();
  write_counts(out.key("real"), of.real_widths);
  write_counts(out.key("synthetic"), of.synthetic_widths);
  out.end_object();
  write_number(out.key("synthesizability"), of.synthesizability);
  out.end_object();
  return out.take();
}

}  // namespace casewise::synthesis
