#include "synthesis/evaluation/own_tables.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "json/reader.h"
#include "synthesis/evaluation/count_metrics.h"
#include "synthesis/settings.h"

namespace casewise::synthesis {

namespace {

constexpr std::size_t most_columns_of_table = 4;
constexpr std::size_t most_cells_shown = 50;

struct pair_of_counts {
  std::uint32_t real = 0, made = 0;
};
using laid_out = tuple_table<pair_of_counts>;

/// Cells in these columns as one word, empty ones as 0; the leading 1 says that there is something.
tuple word_of(packing how, std::span<const attribute> row, const std::vector<std::size_t>& columns) {
  tuple out = 1;
  for (const std::size_t column : columns) out = how.append(out, row[column]);
  return out;
}

/// The combination of a word, or nothing where one of its cells is empty.
std::optional<tuple> combination_of(packing how, tuple word, std::size_t columns) {
  for (unsigned place = 0; place < columns; ++place)
    if (how.at(word, place) == 0) return std::nullopt;
  return word & ((tuple{1} << (how.bits * columns)) - 1);
}

double apart(std::uint32_t a, std::uint32_t b) { return std::abs(static_cast<double>(a) - static_cast<double>(b)); }

result<std::size_t> column_named(const json::value& from, const domain& over) {
  CASEWISE_TRY(id, from.text());
  for (std::size_t j = 0; j < over.columns.size(); ++j)
    if (over.columns[j].id == id) return j;
  return from.failure(error_code::unknown_variable, "This release has no such variable.");
}

result<std::vector<std::size_t>> columns_of(const json::value& from, const domain& over) {
  CASEWISE_TRY(items, from.items());
  if (items.empty() || items.size() > most_columns_of_table)
    return from.failure(error_code::bad_range, "A table has 1 to 4 variables.");
  std::vector<std::size_t> out;
  for (const json::value& item : items) {
    CASEWISE_TRY(column, column_named(item, over));
    if (std::find(out.begin(), out.end(), column) != out.end()) return item.mismatch("Name each variable once.");
    out.push_back(column);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

result<std::vector<std::vector<std::size_t>>> read_own_tables(std::string_view request_json, const domain& over) {
  CASEWISE_TRY(parsed, json::document::parse(request_json, error_code::bad_query));
  CASEWISE_CHECK(only_members(parsed.root(), {"tables"}));
  std::vector<std::vector<std::size_t>> out;
  const auto list = parsed.root().find("tables");
  if (!list) return out;
  CASEWISE_TRY(tables, list->items());
  if (tables.size() > most_own_tables)
    return list->failure(error_code::bad_range, "At most " + std::to_string(most_own_tables) + " tables are compared.");
  for (const json::value& one : tables) {
    CASEWISE_TRY(columns, columns_of(one, over));
    out.push_back(std::move(columns));
  }
  return out;
}

own_table compare_own_table(std::vector<std::size_t> columns, const record_table& real, const record_table& made,
                            const exact_counts* shown, const domain& over) {
  const packing how = packing::of(over.attribute_count());
  laid_out cells;
  for (std::size_t i = 0; i < real.size(); ++i) ++cells.insert(word_of(how, real.row(i), columns)).real;
  for (std::size_t i = 0; i < made.size(); ++i) ++cells.insert(word_of(how, made.row(i), columns)).made;

  own_table out;
  const double of_real = real.size() == 0 ? 0 : 1.0 / static_cast<double>(real.size());
  const double of_made = made.size() == 0 ? 0 : 1.0 / static_cast<double>(made.size());
  cells.for_each([&](tuple word, const pair_of_counts& counts) {
    out.variation += std::abs(counts.real * of_real - counts.made * of_made) / 2;
    const std::optional<tuple> of = combination_of(how, word, columns.size());
    if (!of) return;
    const std::uint32_t* published = shown == nullptr ? nullptr : shown->table.find(*of);
    ++out.cells;
    if (counts.real >= frequent_from) {
      ++out.tested;
      out.error_synthetic += apart(counts.real, counts.made);
      out.error_published += apart(counts.real, published == nullptr ? 0 : *published);
    }
    out.largest.push_back(
        {*of, counts.real, counts.made, published == nullptr ? std::nullopt : std::optional(*published)});
  });
  std::sort(out.largest.begin(), out.largest.end(),
            [](const own_cell& a, const own_cell& b) { return a.real != b.real ? a.real > b.real : a.of < b.of; });
  if (out.largest.size() > most_cells_shown) out.largest.resize(most_cells_shown);
  out.columns = std::move(columns);
  return out;
}

}  // namespace casewise::synthesis
