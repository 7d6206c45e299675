// Records that equal single real ones: the search by hand, and the check with one half held back.
#include <cstring>
#include <string>
#include <vector>

#include "../../support/doctest.h"
#include "../../support/random_records.h"
#include "../../support/texts.h"
#include "synthesis/evaluation.h"
#include "synthesis/evaluation/same_records.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;
using cells = std::vector<attribute>;

same_records searched(const record_table& real, const record_table& made) {
  same_record_search search(real, made);
  while (!search.step()) {
  }
  return search.found();
}

record_table table_of(const std::vector<cells>& rows) {
  record_table out(rows[0].size());
  for (const cells& row : rows) out.add(row);
  return out;
}

}  // namespace

TEST_CASE("records that equal real ones, by hand") {
  const record_table real = table_of({{1, 3}, {1, 3}, {2, 3}, {0, 4}, {2, 0}});
  const same_records found = searched(real, table_of({{1, 3}, {2, 3}, {2, 3}, {0, 0}, {2, 4}, {0, 4}}));
  CHECK(found.records == 6);
  CHECK(found.as_a_record == 4);
  CHECK(found.as_a_unique == 3);     // 2 3 twice, 0 4
  CHECK(found.unique_records == 3);  // 2 3, 0 4 and 2 0
  CHECK(found.met == 2);             // 2 3 and 0 4
}

TEST_CASE("the search takes slices, and finds the same") {
  std::mt19937_64 random(3);
  const domain over = domain_with({5, 4, 6, 3, 2, 2});
  const record_table real = random_records(over, 40'000, random);
  same_record_search search(real, real);
  std::size_t steps = 1;
  while (!search.step()) ++steps;
  CHECK(steps > 4);
  CHECK(search.found().as_a_record == 40'000);
  CHECK(search.found().as_a_unique == search.found().unique_records);
  CHECK(search.found().met == search.found().unique_records);
}

TEST_CASE("a copy of one half is noticed; records of the same kind are not taken for one") {
  std::mt19937_64 random(4);
  const domain over = domain_with({20, 20, 15, 9, 7});
  const record_table made_from = random_records(over, 3000, random), held_back = random_records(over, 3000, random);
  const record_table other = random_records(over, 3000, random);
  CHECK_FALSE(is_within_chance(searched(made_from, made_from), searched(held_back, made_from)));
  const same_records near = searched(made_from, other);
  CHECK(near.as_a_unique > 20);
  CHECK(is_within_chance(near, searched(held_back, other)));
}

TEST_CASE("one short record that is met a hundred times is no copy of many") {
  const record_table made_from = table_of({{1, 0}, {2, 3}, {2, 4}}), held_back = table_of({{2, 0}, {1, 3}, {1, 4}});
  const record_table made = table_of(std::vector<cells>(100, cells{1, 0}));
  const same_records found = searched(made_from, made);
  CHECK(found.as_a_unique == 100);
  CHECK(found.met == 1);
  CHECK(is_within_chance(found, searched(held_back, made)));
}

TEST_CASE("the check with one half held back: both halves, every record in one, and the watermark") {
  auto opened = sensitive_file::open(read_file("public/codebook/ctdc-global-synthetic.json"),
                                     json_of("{'columns':['gender','ageBroad','isForcedLabour']}"));
  REQUIRE(opened.ok());
  sensitive_file& file = *opened.value();
  CHECK_FALSE(holdout_check::begin(file, "{}").ok());
  const std::string csv =
      "gender,ageBroad,isForcedLabour\n" + repeated("Woman,18-20,\n", 900) + repeated("Man,,1\n", 600) + "Man,48+,1\n";
  auto room = file.reserve(csv.size());
  REQUIRE(room.ok());
  std::memcpy(room.value().data(), csv.data(), csv.size());
  REQUIRE(file.append(csv.size()).ok());
  REQUIRE(file.finish().ok());

  const auto refused = [&](const char* parameters) {
    return holdout_check::begin(file, json_of(parameters)).failure();
  };
  CHECK(refused("{'epsilon':0,'deltaExponent':6,'length':2,'expectedRecords':1500}").where == "/epsilon");
  // It has no reservation, for it releases nothing.
  CHECK(refused("{'epsilon':1,'deltaExponent':6,'length':2,'expectedRecords':1500,'reservation':'x'}").code ==
        error_code::bad_query);

  auto check = holdout_check::begin(file, json_of("{'epsilon':2,'deltaExponent':6,'length':2,'expectedRecords':1500}"));
  REQUIRE(check.ok());
  CHECK(check.value()->finish() == "null");
  for (;;) {
    const auto so_far = check.value()->step();
    REQUIRE(so_far.ok());
    if (so_far.value().done) break;
  }
  const std::string found = check.value()->finish();
  const auto number = [&](std::string_view after, std::size_t from = 0) {
    const std::size_t at = found.find(json_of(std::string(after)), from);
    REQUIRE(at != std::string::npos);
    return std::stoul(found.substr(at + after.size()));
  };
  CHECK(found.find(json_of("'watermark':'contains sensitive statistics'")) != std::string::npos);
  const std::size_t one = number("'madeFrom':{'records':"), other = number("'heldBack':{'records':");
  CHECK(one + other == 1501);
  CHECK(one > 600);
  CHECK(other > 600);
  CHECK(found.find(json_of("'withinChance':true")) != std::string::npos);
  CHECK(number("'syntheticRecords':") > 500);
}

}  // namespace casewise::tests
