#pragma once
#include "../engine/support/codebooks.h"
#include "../engine/support/opened.h"
#include "seam.h"

namespace casewise::fuzz {

/// Reads a file with the tiny codebook, which is read once: it costs more than a file of these sizes.
inline const dataset* tiny() {
  static const std::unique_ptr<dataset> pattern = std::move(dataset::open(tests::tiny_codebook()).value());
  return pattern.get();
}
inline tests::opened open_tiny(std::string_view text, std::size_t slice = 0) {
  return tests::read_into(tiny()->another(), text, slice);
}

/// The columns of a file and what each was taken for.
inline std::string columns_of(const tests::opened& of) {
  const std::string all = of.data->describe().value();
  const std::size_t from = all.find("\"columns\":"), to = all.find("\"absentVariables\":");
  promise(from < to && to != std::string::npos, "a report lists its columns");
  return all.substr(from, to - from);
}

/// Opens a file whole and in slices: the same answer, and a sentence where it is refused.
inline void check_cases(std::string_view text, std::size_t slice) {
  const tests::opened whole = open_tiny(text);
  const tests::opened sliced = open_tiny(text, slice);
  promise(whole.code == sliced.code, "slices change no error");
  if (!whole.ok()) {
    promise(whole.where == sliced.where, "slices change no place");
    promise(!whole.message.empty(), "every refusal has a sentence");
    return;
  }
  const auto description = whole.data->describe();
  promise(description.ok(), "what was opened can be described");
  promise(description.value() == sliced.data->describe().value(), "slices change no description");
  const auto profile = whole.data->run(R"({"kind":"profile"})");
  promise(profile.ok(), "what was opened can be counted");
  promise(profile.value().counts == sliced.data->run(R"({"kind":"profile"})").value().counts, "slices change no count");
}

}  // namespace casewise::fuzz
