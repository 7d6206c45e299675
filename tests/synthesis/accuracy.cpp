// Prints how close synthetic records are to the real ones: record fitting, the reference's sampler and the trivial
// baseline from the same release, as a line of JSON each. `synthesis_accuracy RECORDS SEEDS LENGTH STRICT EPSILON...`;
// STRICT is the smallest group, or 0. Called by accuracy.mjs; see tests/synthesis/README.md.
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
  double error = 0, single = 0, variation = 0;
};

/// Mean |made - real| over single attributes that really occur at least 10 times.
double error_of_single(const exact_counts& real, const exact_counts& made, packing how) {
  exact_counts single;
  real.for_each([&](tuple one, std::uint32_t count) {
    if (how.length(one) == 1) single.insert(one) = count;
  });
  return error_of_ten(single, made);
}

figures compare(const table& real, const exact_counts& counts, const record_table& made) {
  const exact_counts of_made = count_all(real.over, made, 3);
  return {error_of_ten(counts, of_made), error_of_single(counts, of_made, packing::of(real.over.attribute_count())),
          pair_variation(real.over, real.records, made)};
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
  return {error_of_ten(counts, made), error_of_single(counts, made, from.how), 0};
}

void print(const char* name, const figures& of) {
  std::printf("\"%s\":{\"error\":%.6g,\"single\":%.6g,\"variation\":%.6g},", name, of.error, of.single, of.variation);
}

struct question {
  const char* table_name;
  std::size_t records = 0, length = 3, strict = 0;
  double epsilon = 0;
  std::uint64_t seed = 1;
};

void one_line(const question& of, const table& real, const exact_counts& counts) {
  release_parameters asked;
  asked.epsilon = of.epsilon;
  asked.delta_exponent = 7;
  asked.length = of.length;
  asked.expected_records = of.records;
  if (of.records < enough_for_private_bound) asked.bound = 12;
  if (of.strict != 0) asked.strict = of.strict;
  const double start = now();
  const release from = measured(real, asked, of.seed);
  const double after_measuring = now();
  fit_parameters fitting, sampling;
  fitting.seed = sampling.seed = of.seed;
  sampling.sampler = true;
  const auto fit = fitted(from, fitting);
  const double after_fitting = now();
  const auto sample = fitted(from, sampling);
  const double after_sampling = now();
  fast_random random(of.seed);
  const packing how = packing::of(real.over.attribute_count());
  const invented wrong = invented_share(counts, count_all(real.over, fit->records(), 3), how, 3);
  std::printf("{\"table\":\"%s\",\"records\":%zu,\"epsilon\":%g,\"length\":%zu,\"strict\":%zu,\"seed\":%llu,",
              of.table_name, of.records, of.epsilon, of.length, of.strict, static_cast<unsigned long long>(of.seed));
  print("counts", aggregates(from, counts));
  print("fitting", compare(real, counts, fit->records()));
  print("sampler", compare(real, counts, sample->records()));
  print("baseline", compare(real, counts, independent_records(from, targets_of(from), random)));
  std::printf("\"inventedOfDistinct\":%.4g,\"inventedOfMass\":%.4g,\"seconds\":[%.2f,%.2f,%.2f],\"fit\":%s}\n",
              wrong.of_distinct, wrong.of_mass, after_measuring - start, after_fitting - after_measuring,
              after_sampling - after_fitting, fit->report().c_str());
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
  std::printf("# %s: %.2f attributes each; distinct %.0f %.0f %.0f; below 10: %.0f %% %.0f %% %.0f %%\n", name,
              attributes / static_cast<double>(of.records.size()), distinct[1], distinct[2], distinct[3],
              100 * rare[1] / distinct[1], 100 * rare[2] / distinct[2], 100 * rare[3] / distinct[3]);
}

}  // namespace

int main(int words, char** word) {
  const auto number = [&](int at, std::uint64_t otherwise) {
    return words > at ? static_cast<std::uint64_t>(std::atoll(word[at])) : otherwise;
  };
  question of;
  of.records = static_cast<std::size_t>(number(1, 250'000));
  const std::uint64_t seeds = number(2, 3);
  of.length = static_cast<std::size_t>(number(3, 3));
  of.strict = static_cast<std::size_t>(number(4, 0));
  for (const bool correlated : {false, true}) {
    of.table_name = correlated ? "correlated" : "nearly independent";
    const table real = correlated ? correlated_table(of.records, 1) : independent_like_table(of.records, 1);
    const exact_counts counts = count_all(real.over, real.records, 3);
    describe(of.table_name, real, counts);
    for (int i = 5; i < words; ++i)
      for (of.seed = 1; of.seed <= seeds; ++of.seed) {
        of.epsilon = std::atof(word[i]);
        one_line(of, real, counts);
      }
  }
  return 0;
}
