#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_store.h"
#include "codebook/codebook.h"
#include "json/writer.h"
#include "tables/cautions.h"
#include "tables/reply.h"

namespace casewise {

/// A section of a reply that grows while a table is counted.
struct section {
  explicit section(std::string named) : name(std::move(named)) {}
  std::string name;
  std::vector<std::size_t> shape;
  std::vector<std::uint32_t> counts;

  void add(std::uint64_t count) { counts.push_back(static_cast<std::uint32_t>(count)); }
  void add(const std::vector<std::uint64_t>& list) {
    for (const std::uint64_t count : list) add(count);
  }
};

struct percent_section {
  explicit percent_section(std::string named) : name(std::move(named)) {}
  std::string name;
  std::vector<std::size_t> shape;
  std::vector<double> percents;

  void add(double percent) { percents.push_back(percent); }
};

/// A count in a header; null where it is masked.
void write_count(json::writer& into, std::uint64_t count);

/// Puts sections and header of a reply together.
class reply_builder {
 public:
  /// Begins the header with what all kinds share: kind, codebook, cases, selected. Where `selected` is masked, both
  /// numbers of cases are null: without a filter they are the same.
  reply_builder(std::string_view kind, const codebook& book, const case_store& cases, std::uint64_t selected);

  /// For the members of one kind.
  json::writer& header() { return header_; }
  void place(const section& what);
  void place(const percent_section& what);
  /// Ends the header with sections and cautions.
  reply finish(const cautions& about);

 private:
  void describe(const std::string& name, std::string_view type, std::size_t offset,
                const std::vector<std::size_t>& shape);

  json::writer header_, sections_;
  reply reply_;
};

}  // namespace casewise
