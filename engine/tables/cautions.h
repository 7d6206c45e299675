#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "json/writer.h"
#include "query/query.h"
#include "tables/axis.h"

namespace casewise {

enum class caution_code {
#define X(code) code,
#include "tables/cautions.def"
#undef X
};

std::string_view name_of(caution_code code);

/// Missing from this share of the selected cases on is high, in percent.
inline constexpr std::uint64_t high_missing_percent = 50;

/// Collects what a reader of a result has to know. Each caution stands once, however many places it comes from.
class cautions {
 public:
  /// Denominators from 1 to below `small_below` are small (0 is "no cases", which a percentage shows by itself).
  cautions(const codebook& book, const case_store& cases, std::uint64_t small_below)
      : book_(book), cases_(cases), small_below_(small_below) {}

  /// Those of the dataset, of what filters name, and of values that nobody knows.
  void add_query(const query& asked);
  /// Those of a variable or set, from the codebook and from what the file lacks.
  void add_axis(axis_id axis);
  /// high_missing, where most of the selected cases lack an answer.
  void add_missing(axis_id axis, std::uint64_t answered, std::uint64_t selected);
  /// small_denominator, where one is small but not 0.
  void add_denominators(const std::vector<std::uint64_t>& denominators);

  /// An array of objects: {"code", …parameters}.
  void write(json::writer& into) const;

 private:
  void add(std::string_view code, std::string_view subject_kind, std::string_view subject);
  void add_variable(std::size_t at);
  void add_set(std::size_t at);
  void add_document(std::string document);
  std::string_view subject_of(axis_id axis) const;

  const codebook& book_;
  const case_store& cases_;
  bool counts_sets_ = true;
  std::vector<std::string> documents_;
  std::uint64_t small_below_, smallest_denominator_ = small_below_, small_denominators_ = 0;
};

}  // namespace casewise
