#include "synthesis/evaluation/write_figures.h"

namespace casewise::synthesis {

namespace {

/// What the intelligence toolkit advises; its fourth rule, epsilon of at most 12, is a choice and no figure.
constexpr double most_missing = 0.1, most_invented = 0.01, most_synthesizability = 5;

void write_rule(json::writer& out, std::string_view rule, double value, double limit, bool is_kept) {
  out.begin_object().key("rule").text(rule);
  write_number(out.key("value"), value);
  write_number(out.key("limit"), limit);
  out.key("kept").boolean(is_kept).end_object();
}

double quotient_of(std::uint64_t of, std::uint64_t by) {
  return by == 0 ? 0 : static_cast<double>(of) / static_cast<double>(by);
}

}  // namespace

void write_combination(json::writer& out, const domain& over, packing how, tuple of) {
  out.begin_array();
  for (std::size_t place = how.length(of); place > 0; --place) {
    const attribute one = how.at(of, static_cast<unsigned>(place - 1));
    out.begin_object().key("variable").text(over.columns[over.column_of[one]].id);
    out.key("value").text(over.names[one]).end_object();
  }
  out.end_array();
}

void write_own_tables(json::writer& out, const std::vector<own_table>& tables, const domain& over, bool is_published) {
  const packing how = packing::of(over.attribute_count());
  out.begin_array();
  for (const own_table& one : tables) {
    out.begin_object().key("variables").begin_array();
    for (const std::size_t column : one.columns) out.text(over.columns[column].id);
    out.end_array();
    write_count(out, "cells", one.cells);
    write_count(out, "tested", one.tested);
    const auto tested = static_cast<double>(one.tested);
    write_quotient(out, "meanErrorSynthetic", one.error_synthetic, tested);
    write_quotient(out, "meanErrorPublished", one.error_published, is_published ? tested : 0);
    write_number(out.key("variation"), one.variation);
    out.key("largest").begin_array();
    for (const own_cell& cell : one.largest) {
      write_combination(out.begin_object().key("combination"), over, how, cell.of);
      write_count(out, "true", cell.real);
      write_count(out, "synthetic", cell.synthetic);
      out.key("published");
      if (cell.published)
        out.number(*cell.published);
      else
        out.null();
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_same_records(json::writer& out, const same_records& of) {
  out.begin_object();
  write_count(out, "asARecord", of.as_a_record);
  write_count(out, "asAUnique", of.as_a_unique);
  write_quotient(out, "shareAsAUnique", static_cast<double>(of.as_a_unique), static_cast<double>(of.records));
  write_count(out, "uniqueRecords", of.unique_records);
  write_count(out, "met", of.met);
  out.end_object();
}

void write_rare(json::writer& out, const count_metrics& of, const domain& over) {
  const packing how = packing::of(over.attribute_count());
  out.begin_object();
  write_count(out, "below", of.k);
  write_count(out, "combinations", of.rare_reported);
  out.key("list").begin_array();
  for (const distortion& one : of.rare) {
    write_combination(out.begin_object().key("combination"), over, how, one.of);
    write_count(out, "synthetic", one.reported);
    write_count(out, "trueRoundedDown", one.real / of.k * of.k);
    out.end_object();
  }
  out.end_array().end_object();
}

void write_rules(json::writer& out, const length_metrics& of, double synthesizability) {
  const double error = quotient_of(of.error_in_both, of.in_both), mean = quotient_of(of.real_mass, of.real);
  const double missing = quotient_of(of.suppressed_mass, of.real_mass);
  const double invented = quotient_of(of.fabricated_mass, of.reported_mass);
  out.begin_array();
  write_rule(out, "errorBelowMeanCount", error, mean, error < mean);
  write_rule(out, "missing", missing, most_missing, missing < most_missing);
  write_rule(out, "invented", invented, most_invented, invented < most_invented);
  write_rule(out, "synthesizability", synthesizability, most_synthesizability,
             synthesizability <= most_synthesizability);
  out.end_array();
}

}  // namespace casewise::synthesis
