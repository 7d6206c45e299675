#include <algorithm>
#include <map>

#include "../support/doctest.h"
#include "../support/hand_counted.h"
#include "../support/opened.h"
#include "../support/random_cases.h"
#include "../support/texts.h"
#include "tables/tables.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

namespace {

/// A codebook of one set `s` of so many items, and the header of a file with all of them.
std::string codebook_of(std::size_t items) {
  std::string variables, names;
  for (std::size_t i = 0; i < items; ++i) {
    const std::string comma = i > 0 ? "," : "", id = "'i" + std::to_string(i) + "'";
    variables += comma + "{'id':" + id + ",'type':'indicator'}";
    names += comma + id;
  }
  return tests::json_of(
      "{'id':'x','version':'1','missingSpellings':[''],'indicatorSpellings':{'present':['1'],'absent':[]},'variables':"
      "[" +
      variables + "],'sets':[{'id':'s','answeredBy':'anyPresent','items':[" + names +
      "]}],'derived':[{'id':'n','kind':'itemCount','set':'s'}]}");
}

std::string header_of(std::size_t items) {
  std::string out;
  for (std::size_t i = 0; i < items; ++i) out += (i > 0 ? ",i" : "i") + std::to_string(i);
  return out;
}

}  // namespace

TEST_CASE("combinations are exact subsets, most frequent first") {
  const answer got = ask(open_cases(tests::ten_cases), "{'kind':'itemCombinations','set':'means'}");
  CHECK(got.header()["/set"] == "'means'");
  CHECK(got.header()["/answered"] == "7");
  // debt 1 9; threat 3 7; debt+threat 2; debt+threat+abuse 8; debt+abuse 4
  CHECK(got.header()["/combinations"] == "[[0],[1],[0,1],[0,1,2],[0,2]]");
  CHECK(got.counts("count") == "2 2 1 1 1");
  CHECK(got.percent_list("percent").front() == 100.0 * 2 / 7);
  CHECK(got.header()["/rest"] == "{'kinds':0,'count':0}");
}

TEST_CASE("ties stand item by item in the codebook's order, a prefix first") {
  const opened of = open_cases("held,abuse,debt,threat,sold\n,1,,,\n,1,,1,\n,,,1,\n,1,1,1,\n,1,1,,\n,,1,1,\n,,1,,\n");
  CHECK(ask(of, "{'kind':'itemCombinations','set':'means'}").header()["/combinations"] ==
        "[[0],[0,1],[0,1,2],[0,2],[1],[1,2],[2]]");
}

TEST_CASE("where a recorded 0 answers, none is a combination") {
  const answer got = ask(open_cases(tests::ten_cases), "{'kind':'itemCombinations','set':'kinds'}");
  CHECK(got.header()["/answered"] == "6");
  CHECK(got.header()["/combinations"] == "[[],[0],[0,1],[1]]");
  CHECK(got.counts("count") == "2 2 1 1");
  const answer ties = ask(open_cases("sold,held\n1,0\n0,1\n0,0\n,\n"), "{'kind':'itemCombinations','set':'kinds'}");
  CHECK(ties.header()["/combinations"] == "[[],[0],[1]]");
  CHECK(ties.header()["/answered"] == "3");
}

TEST_CASE("a recorded 0 is no combination where only a present item answers") {
  const answer got = ask(open_cases("debt,threat\n0,0\n0,1\n0,\n"), "{'kind':'itemCombinations','set':'means'}");
  CHECK(got.header()["/combinations"] == "[[1]]");
  CHECK(got.header()["/answered"] == "1");
}

TEST_CASE("top lists the first and adds up the rest") {
  struct row {
    const char *top, *combinations, *counts, *rest;
  };
  const opened of = open_cases(tests::ten_cases);
  for (const row& one :
       std::vector<row>{{"0", "[]", "", "{'kinds':5,'count':7}"},
                        {"1", "[[0]]", "2", "{'kinds':4,'count':5}"},
                        {"3", "[[0],[1],[0,1]]", "2 2 1", "{'kinds':2,'count':2}"},
                        {"5", "[[0],[1],[0,1],[0,1,2],[0,2]]", "2 2 1 1 1", "{'kinds':0,'count':0}"},
                        {"99", "[[0],[1],[0,1],[0,1,2],[0,2]]", "2 2 1 1 1", "{'kinds':0,'count':0}"}}) {
    CAPTURE(one.top);
    const answer got = ask(of, std::string("{'kind':'itemCombinations','set':'means','top':") + one.top + "}");
    CHECK(got.header()["/combinations"] == one.combinations);
    CHECK(got.counts("count") == one.counts);
    CHECK(got.header()["/rest"] == one.rest);
    CHECK(got.header()["/answered"] == "7");
  }
}

TEST_CASE("a filter comes first, and nothing answered is no percentage") {
  const opened of = open_cases(tests::ten_cases);
  const answer women =
      ask(of, "{'kind':'itemCombinations','set':'means','where':{'variable':'gender','in':['Woman']}}");
  CHECK(women.header()["/selected"] == "4");
  CHECK(women.header()["/answered"] == "3");
  CHECK(women.header()["/combinations"] == "[[0,1],[0,1,2],[1]]");
  const answer nobody = ask(of, "{'kind':'itemCombinations','set':'means','where':{'any':[]}}");
  CHECK(nobody.header()["/combinations"] == "[]");
  CHECK(nobody.header()["/rest"] == "{'kinds':0,'count':0}");
  CHECK(ask(open_cases("gender\nMan\n"), "{'kind':'itemCombinations','set':'means'}").header()["/answered"] == "0");
}

TEST_CASE("items are those that the file has, as the description lists them") {
  const opened of = open_cases("abuse,threat\n1,\n,1\n1,1\n1,\n");
  CHECK(of.description()["/sets/id=means/items"] == "['threat','abuse']");
  CHECK(ask(of, "{'kind':'itemCombinations','set':'means'}").header()["/combinations"] == "[[1],[0],[0,1]]");
}

TEST_CASE("combinations are counted across blocks") {
  const std::string csv = "debt,threat,gender\n" + tests::repeated("1,,\n,1,\n1,1,\n,,\n", 20000);
  const answer got = ask(open_cases(csv), "{'kind':'itemCombinations','set':'means'}");
  CHECK(got.counts("count") == "20000 20000 20000");
  CHECK(got.header()["/combinations"] == "[[0],[0,1],[1]]");
}

TEST_CASE("combinations of any number of items are those that a loop over the cases counts") {
  for (const std::size_t items : {1, 7, 8, 9, 20, 64}) {
    CAPTURE(items);
    tests::random_numbers random(items);
    std::map<std::vector<std::size_t>, std::uint32_t> expected;
    std::string csv = header_of(items) + "\n";
    for (std::size_t i = 0; i < 3000; ++i) {
      std::vector<std::size_t> present;
      for (std::size_t item = 0; item < items; ++item) {
        if (random.below(static_cast<std::uint32_t>(items)) < 2) present.push_back(item);
        csv += (item > 0 ? "," : "") + std::string(!present.empty() && present.back() == item ? "1" : "");
      }
      csv += "\n";
      if (!present.empty()) ++expected[present];
    }
    std::vector<std::pair<std::vector<std::size_t>, std::uint32_t>> order(expected.begin(), expected.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string combinations;
    for (const auto& [present, count] : order) {
      combinations += combinations.empty() ? "[[" : ",[";
      for (std::size_t i = 0; i < present.size(); ++i) combinations += (i > 0 ? "," : "") + std::to_string(present[i]);
      combinations += "]";
    }
    const answer got = ask(open_cases(csv, 0, codebook_of(items)), "{'kind':'itemCombinations','set':'s'}");
    CHECK(got.header()["/combinations"] == combinations + "]");
    std::vector<std::uint32_t> counts;
    for (const auto& one : order) counts.push_back(one.second);
    CHECK((got.count_list("count") == counts));
  }
}

TEST_CASE("a set of 64 items has combinations and counts") {
  const std::string all = "1" + tests::repeated(",1", 63), last = std::string(63, ',') + "1";
  const opened of = open_cases(header_of(64) + "\n" + all + "\n" + last + "\n" + last + "\n", 0, codebook_of(64));
  const answer got = ask(of, "{'kind':'itemCombinations','set':'s'}");
  CHECK(got.counts("count") == "2 1");
  CHECK(got.header()["/combinations/0"] == "[63]");
  CHECK(got.header().length("/combinations/1") == 64);
  CHECK(selected_by(of, "{'variable':'n','in':[64]}") == 1);
  CHECK(selected_by(of, "{'set':'s','count':[1,63]}") == 2);
}

}  // namespace casewise
