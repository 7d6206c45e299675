#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/texts.h"
#include "tables/tables.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

namespace {

const opened& ten() {
  static const opened of = open_cases(tests::ten_cases);
  return of;
}

const char* const two_way_sections[] = {"selected",         "counts",         "column.denominators", "column.leftOut",
                                        "row.denominators", "row.leftOut",    "table.denominator",   "table.leftOut",
                                        "totals.rows",      "totals.columns", "totals.all"};

template <class T>
std::vector<T> part_of(const std::vector<T>& list, std::size_t at, std::size_t parts) {
  const std::size_t length = list.size() / parts;
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(at * length);
  return {begin, begin + static_cast<std::ptrdiff_t>(length)};
}

/// Compares as JSON would: no percentage equals no percentage.
bool are_same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (x != x && y != y); });
}

}  // namespace

TEST_CASE("layers of a set overlap and are counted each by itself") {
  const answer got = ask(ten(), "{'kind':'crosstab','rows':'gender','layers':'means'}");
  CHECK(got.counts("selected") == "5 4 2");
  CHECK(got.shape("counts") == "[3,3,1]");
  CHECK(got.counts("counts") == "2 / 2 / 0 / 0 / 3 / 1 / 0 / 1 / 0");
  CHECK(got.counts("column.denominators") == "4 / 4 / 1");
  CHECK(got.counts("column.leftOut") == "1 / 0 / 1");
  CHECK(got.counts("totals.all") == "4 4 1");
  CHECK(got.percents("column.percent") == "50 / 50 / 0 / 0 / 75 / 25 / 0 / 100 / 0");
  CHECK(got.header()["/layersMissing"] == "3");
  CHECK(got.header()["/selected"] == "10");
}

TEST_CASE("missing in the layers are selected cases that did not answer them") {
  struct row {
    const char *layers, *missing;
  };
  for (const row& one :
       {row{"gender", "2"}, row{"kinds", "4"}, row{"held", "4"}, row{"debt", "3"}, row{"agegroup", "2"},
        row{"kindcount", "4"}, row{"level", "10"}, row{"border", "10"}, row{"home", "10"}}) {
    CAPTURE(one.layers);
    const answer got = ask(ten(), std::string("{'kind':'crosstab','rows':'age','layers':'") + one.layers + "'}");
    CHECK(got.header()["/layersMissing"] == one.missing);
    CHECK(got.header().length("/layerCautions") == got.count_list("selected").size());
  }
  const answer filtered = ask(ten(),
                              "{'kind':'crosstab','rows':'age','layers':'gender',"
                              "'where':{'set':'means','answered':true}}");
  CHECK(filtered.header()["/layersMissing"] == "1");
  CHECK(filtered.counts("selected") == "2 3 1");
}

TEST_CASE("each layer is the crosstab of that layer alone, for every denominator") {
  struct row {
    const char *layers, *filters[3];
    std::size_t count;
  };
  const std::vector<row> layers{
      {"gender",
       {"{'variable':'gender','in':['Man']}", "{'variable':'gender','in':['Woman']}",
        "{'variable':'gender','in':['Other']}"},
       3},
      {"means",
       {"{'set':'means','anyOf':['debt']}", "{'set':'means','anyOf':['threat']}", "{'set':'means','anyOf':['abuse']}"},
       3},
      {"held", {"{'variable':'held','in':[1]}", "", ""}, 1},
      {"kindcount",
       {"{'variable':'kindcount','in':[0]}", "{'variable':'kindcount','in':[1]}", "{'variable':'kindcount','in':[2]}"},
       3}};
  for (const row& one : layers)
    for (const std::string denominator :
         {"'answered'", "'all'", "'responses'", "{'where':{'variable':'year','notIn':[2012]}}"})
      for (const std::string table : {"'rows':'agegroup','columns':'kinds'", "'rows':'means','columns':'gender'"}) {
        CAPTURE(one.layers);
        CAPTURE(denominator);
        CAPTURE(table);
        const std::string start = "{'kind':'crosstab'," + table + ",'denominator':" + denominator;
        const answer layered = ask(ten(), start + ",'layers':'" + one.layers + "'}");
        for (std::size_t layer = 0; layer < one.count; ++layer) {
          const answer alone = ask(ten(), start + ",'where':" + one.filters[layer] + "}");
          for (const char* name : two_way_sections) {
            CAPTURE(name);
            CHECK((part_of(layered.count_list(name), layer, one.count) == alone.count_list(name)));
          }
          for (const char* name : {"column.percent", "row.percent", "table.percent"})
            CHECK(are_same(part_of(layered.percent_list(name), layer, one.count), alone.percent_list(name)));
        }
      }
}

TEST_CASE("layers of a variable with many values") {
  std::string csv = "gender,debt,place\n";
  for (int i = 0; i < 800; ++i)
    csv += "g" + std::to_string(100 + i % 400) + (i % 3 == 0 ? ",1," : ",,") + (i < 400 ? "PHL\n" : "\n");
  const opened of = open_cases(csv);
  const answer got =
      ask(of, "{'kind':'crosstab','rows':'debt','columns':'place','layers':'gender','denominator':'all'}");
  CHECK(got.shape("counts") == "[403,1,1]");
  const std::vector<std::uint32_t> cells = got.count_list("counts"), selected = got.count_list("selected");
  for (std::uint32_t i = 0; i < 400; ++i)
    if (cells[3 + i] != (i % 3 == 0) || selected[3 + i] != 2) FAIL_CHECK("layer " << i);
  CHECK(selected[0] == 0);
  CHECK(got.header()["/layersMissing"] == "0");
}

TEST_CASE("a table of over four million cells is refused") {
  std::string csv = "gender,level\n";
  for (int i = 0; i < 2100; ++i) csv += "g" + std::to_string(i) + ",l" + std::to_string(i) + "\n";
  const opened of = open_cases(csv);
  CHECK(refusal(of, "{'kind':'crosstab','rows':'gender','columns':'level'}") == "too_large ");
  CHECK(refusal(of, "{'kind':'crosstab','rows':'gender','layers':'level'}") == "too_large ");
  CHECK(refusal(of, "{'kind':'flows','from':'gender','to':'level'}") == "too_large ");
  CHECK(refusal(of, "{'kind':'crosstab','rows':'gender','columns':'means'}") == "ok");
}

TEST_CASE("a layer without cases has no percentages") {
  const answer got = ask(ten(), "{'kind':'crosstab','rows':'gender','columns':'age','layers':'level'}");
  CHECK(got.counts("selected") == "0 0 0");
  CHECK(got.counts("table.denominator") == "0 0 0");
  for (const double percent : got.percent_list("table.percent")) CHECK(percent != percent);
}

}  // namespace casewise
