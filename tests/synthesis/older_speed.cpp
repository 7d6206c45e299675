// Processor seconds of the older methods and of evaluation on 250,000 made-up records of 27 columns, and what they lost
// or leaked: see README.md. Argument: the number of records.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>

#include "support/fixed_key.h"
#include "synthesis/evaluation/association.h"
#include "synthesis/evaluation/count_metrics.h"
#include "synthesis/evaluation/table_distances.h"
#include "synthesis/older/aggregate_seeded.h"
#include "synthesis/older/row_seeded.h"
#include "synthesis/older/suppression.h"
#include "synthesis/older/unseeded.h"
#include "synthesis/older/value_seeded.h"
#include "tables.h"

namespace {

using namespace casewise;
using namespace casewise::synthesis;

constexpr std::uint32_t k = 10;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void show_run(const char* name, const tests::table& from, const exact_counts& real, std::unique_ptr<older_run> run,
              double began) {
  double longest = 0;
  for (bool done = false; !done;) {
    const double before = seconds();
    done = run->step();
    longest = std::max(longest, seconds() - before);
  }
  const record_table made = run->take();
  const double took = seconds() - began;
  const exact_counts ours = count_tuples(made, from.over, 3).value();
  std::size_t leaked = 0;
  ours.table.for_each([&](tuple one, std::uint32_t count) { leaked += real(one) < k && count > 0; });
  const suppression_loss loss = loss_between(from.records, made);
  std::printf("%-18s %6.2f s, longest step %4.0f ms, %7zu records, %8llu of %llu cells, %zu below %u\n", name, took,
              1000 * longest, made.size(), static_cast<unsigned long long>(loss.cells - loss.cells_lost),
              static_cast<unsigned long long>(loss.cells), leaked, k);
}

void show_evaluation(const tests::table& from, const record_table& made) {
  double began = seconds();
  const auto lap = [&](const char* name) {
    std::printf("%-18s %6.2f s\n", name, seconds() - began);
    began = seconds();
  };
  const exact_counts real = count_tuples(from.records, from.over, 3).value();
  lap("exact counts");
  const exact_counts ours = count_tuples(made, from.over, 3).value();
  const count_metrics counts = compare_counts(real, ours, k);
  lap("metrics of counts");
  const auto distances = table_distances(real, from.records.size(), ours, made.size(), from.over);
  lap("total variation");
  cramers_v(real, from.records.size(), from.over);
  lap("Cramer's V");
  std::printf("TV of 1, 2, 3 columns: %.4f %.4f %.4f\n", distances[0].mean, distances[1].mean, distances[2].mean);
}

}  // namespace

int main(int count, char** words) {
  const std::size_t records = count > 1 ? std::strtoul(words[1], nullptr, 10) : 250'000;
  const tests::table from = tests::independent_like_table(records, 1);
  const exact_counts real = count_tuples(from.records, from.over, 3).value();
  privacy::random_source coins(tests::fixed_key(1));
  std::vector<std::size_t> all(from.over.columns.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<std::size_t> five(all.begin(), all.begin() + 5);
  const auto show = [&](const char* name, auto&& start) {
    const double began = seconds();
    show_run(name, from, real, start(), began);
  };
  show("row-seeded", [&] { return row_seeded(from.records, from.over, k, coins); });
  show("value-seeded", [&] { return std::move(value_seeded(from.records, from.over, 3, k, coins).value()); });
  show("aggregate-seeded", [&] { return std::move(aggregate_seeded(from.records, from.over, 3, k, coins).value()); });
  show("unseeded", [&] { return unseeded(from.records, from.over, k, coins); });
  show("A, all columns", [&] { return suppress_records(from.records, all, k); });
  show("A, five columns", [&] { return suppress_records(from.records, five, k); });
  show("B, all columns", [&] { return suppress_cells(from.records, from.over, all, {}, k); });
  show("B, five columns", [&] { return suppress_cells(from.records, from.over, five, {}, k); });
  show("C, up to three", [&] { return std::move(suppress_tuples(from.records, from.over, 3, k).value()); });
  show_evaluation(from, tests::independent_like_table(records, 2).records);
}
