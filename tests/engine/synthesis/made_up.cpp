#include "made_up.h"

#include <string>
#include <utility>

#include "support/doctest.h"
#include "support/fixed_key.h"
#include "synthesis/fast_random.h"

namespace casewise::tests {

using namespace synthesis;

domain small_domain() {
  domain out;
  out.codebook_id = "small";
  out.codebook_version.push_back('1');
  out.names.emplace_back();
  out.column_of.push_back(0);
  const std::size_t sizes[] = {2, 3, 4, 1, 1};
  for (std::size_t j = 0; j < 5; ++j) {
    domain_column column;
    column.id = std::string("column").append(std::to_string(j));
    column.first = static_cast<attribute>(out.names.size());
    column.size = static_cast<attribute>(sizes[j]);
    for (std::size_t i = 0; i < sizes[j]; ++i) {
      out.names.push_back(std::string("v").append(std::to_string(i)));
      out.column_of.push_back(static_cast<std::uint8_t>(j));
    }
    out.columns.push_back(std::move(column));
  }
  out.needs.assign(out.names.size(), 0);
  return out;
}

record_table small_records(std::size_t records, std::uint64_t seed) {
  const domain over = small_domain();
  record_table out(over.columns.size());
  out.resize(records);
  fast_random random(seed);
  for (std::size_t i = 0; i < records; ++i) {
    const std::uint32_t kind = random.below(3);
    for (std::size_t j = 0; j < over.columns.size(); ++j) {
      if (random.below(4) == 0) continue;
      const std::uint32_t value = random.below(2) == 0 ? kind : random.below(over.columns[j].size);
      out.row(i)[j] = static_cast<attribute>(over.columns[j].first + value % over.columns[j].size);
    }
  }
  return out;
}

release_parameters small_parameters(double epsilon) {
  release_parameters out;
  out.epsilon = epsilon;
  out.delta_exponent = 6;
  out.length = 3;
  out.expected_records = 1000;
  out.bound = 5;
  return out;
}

release measured(const domain& over, const record_table& records, const release_parameters& asked, std::uint64_t key) {
  auto run = measure_run::begin(over, records, asked, fixed_key(key));
  REQUIRE(run.ok());
  while (true) {
    auto so_far = run.value()->step();
    REQUIRE(so_far.ok());
    if (so_far.value().done) return run.value()->released();
  }
}

std::unique_ptr<fit_run> fitted(const release& from, const fit_parameters& asked) {
  auto run = fit_run::begin(from, asked);
  while (!run->step().done) {
  }
  return run;
}

}  // namespace casewise::tests
