// Prints how close synthetic records are to the real ones: record fitting, the reference's sampler and the trivial
// baseline from the same release, as the lines of a table. `synthesis_accuracy RECORDS SEEDS EPSILON...`; see
// tests/synthesis/README.md.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "distances.h"
#include "support/fixed_key.h"
#include "synthesis/fit_run.h"
#include "synthesis/measure_run.h"
#include "synthesis/start_records.h"
#include "tables.h"

using namespace casewise;
using namespace casewise::synthesis;
using namespace casewise::tests;

namespace {

/// Seconds of processor time: the same on a busy machine.
double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct figures {
  double error = 0, variation = 0;
};

figures compare(const table& real, const exact_counts& counts, const record_table& made) {
  return {error_of_ten(counts, count_all(real.over, made, 3)), pair_variation(real.over, real.records, made)};
}

release measured(const table& of, const release_parameters& asked, std::uint64_t key) {
  auto run = measure_run::begin(of.over, of.records, asked, fixed_key(key));
  if (!run.ok()) std::printf("%s\n", run.failure().message.c_str()), std::exit(1);
  while (true) {
    auto so_far = run.value()->step();
    if (!so_far.ok()) std::printf("%s\n", so_far.failure().message.c_str()), std::exit(1);
    if (so_far.value().done) break;
  }
  return run.value()->released();
}

std::unique_ptr<fit_run> fitted(const release& from, const fit_parameters& asked) {
  auto run = fit_run::begin(from, asked);
  while (!run->step().done) {
  }
  return run;
}

figures aggregates(const release& from, const exact_counts& counts) {
  const target_counts targets = targets_of(from);
  exact_counts made;
  targets.counts.for_each([&](tuple one, std::uint32_t count) { made.insert(one) = count; });
  return {error_of_ten(counts, made), 0};
}

void one_line(const char* name, std::size_t records, const table& real, const exact_counts& counts, double epsilon,
              std::uint64_t seed) {
  release_parameters asked;
  asked.epsilon = epsilon;
  asked.delta_exponent = 7;
  asked.length = 3;
  asked.expected_records = records;
  if (records < enough_for_private_bound) asked.bound = 12;
  const double start = now();
  const release from = measured(real, asked, seed);
  const double after_measuring = now();
  fit_parameters fitting, sampling;
  fitting.seed = sampling.seed = seed;
  sampling.sampler = true;
  const auto fit = fitted(from, fitting);
  const double after_fitting = now();
  const auto sample = fitted(from, sampling);
  const double after_sampling = now();
  fast_random random(seed);
  const target_counts targets = targets_of(from);
  const figures counted = aggregates(from, counts), ours = compare(real, counts, fit->records()),
                theirs = compare(real, counts, sample->records()),
                base = compare(real, counts, independent_records(from, targets, random));
  const packing how = packing::of(real.over.attribute_count());
  const invented wrong = invented_share(counts, count_all(real.over, fit->records(), 3), how, 3);
  std::printf(
      "| %s | %zu | %g | %llu | %.1f | %.1f / %.4f | %.1f / %.4f | %.1f / %.4f | %.2f / %.2f | %.0f %% / %.1f %% | "
      "%.1f / %.1f / %.1f |\n",
      name, records, epsilon, static_cast<unsigned long long>(seed), counted.error, ours.error, ours.variation,
      theirs.error, theirs.variation, base.error, base.variation, ours.error / theirs.error,
      ours.variation / theirs.variation, 100 * wrong.of_distinct, 100 * wrong.of_mass, after_measuring - start,
      after_fitting - after_measuring, after_sampling - after_fitting);
  std::printf("<!-- bound %zu, cells", from.bound);
  for (const released_length& one : from.lengths) std::printf(" %zu", one.keys.size());
  std::printf("; %s -->\n", fit->report().c_str());
  std::fflush(stdout);
}

void describe(const char* name, const table& of, const exact_counts& counts) {
  const packing how = packing::of(of.over.attribute_count());
  double distinct[4] = {}, rare[4] = {}, attributes = 0;
  counts.for_each([&](tuple one, std::uint32_t count) {
    ++distinct[how.length(one)];
    rare[how.length(one)] += count < 10;
    if (how.length(one) == 1) attributes += count;
  });
  std::printf("%s: %.2f attributes each; distinct %.0f %.0f %.0f; below 10: %.0f %% %.0f %% %.0f %%\n", name,
              attributes / static_cast<double>(of.records.size()), distinct[1], distinct[2], distinct[3],
              100 * rare[1] / distinct[1], 100 * rare[2] / distinct[2], 100 * rare[3] / distinct[3]);
}

}  // namespace

int main(int words, char** word) {
  const std::size_t records = words > 1 ? static_cast<std::size_t>(std::atoll(word[1])) : 250'000;
  const std::uint64_t seeds = words > 2 ? static_cast<std::uint64_t>(std::atoll(word[2])) : 3;
  for (const bool correlated : {false, true}) {
    const char* name = correlated ? "correlated" : "sim-like";
    const table real = correlated ? correlated_table(records, 1) : independent_like_table(records, 1);
    const exact_counts counts = count_all(real.over, real.records, 3);
    describe(name, real, counts);
    for (int i = 3; i < words; ++i)
      for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        one_line(name, records, real, counts, std::atof(word[i]), seed);
  }
  return 0;
}
