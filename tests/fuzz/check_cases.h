#pragma once
#include "../engine/support/codebooks.h"
#include "../engine/support/opened.h"
#include "seam.h"

namespace casewise::fuzz {

/// Opens a file whole and in slices: the same answer, and a sentence where it is refused.
inline void check_cases(std::string_view text, std::size_t slice) {
  const tests::opened whole = tests::open_cases(text);
  const tests::opened sliced = tests::open_cases(text, slice);
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
