#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"
#include "tables/tables.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

namespace {

const opened& seven() {
  static const opened of = open_cases(
      "home,place,gender\nUKR,ARE,Man\nPHL,ARE,Woman\nPHL,ARE,Man\nPHL,MEX,\nzz,ARE,\nPHL,,Woman\n,,Man\nARE,ARE,\n");
  return of;
}

/// "from>to count" of each flow, by name.
std::string flows_of(const opened& of, const answer& got) {
  const auto about = of.description();
  const auto from = got.count_list("from"), to = got.count_list("to"), counts = got.count_list("count");
  const std::string from_id = got.header().find("/from")->scalar().value();
  const std::string to_id = got.header().find("/to")->scalar().value();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto name = [&](const std::string& id, std::uint32_t at) {
      return about.find("/variables/id=" + id + "/values/" + std::to_string(at))->scalar().value();
    };
    out.push_back(name(from_id, from[i]) + ">" + name(to_id, to[i]) + " " + std::to_string(counts[i]));
  }
  return tests::joined(out, ", ");
}

}  // namespace

TEST_CASE("flows are the pairs that occur, most frequent first, ties by from, then to") {
  const answer got = ask(seven(), "{'kind':'flows'}");
  CHECK(flows_of(seven(), got) == "PHL>ARE 2, ARE>ARE 1, PHL>MEX 1, UKR>ARE 1, zz>ARE 1");
  CHECK(got.header()["/answeredBoth"] == "6");
  CHECK(got.header()["/selected"] == "8");
  CHECK(got.percents("percent") == "33.3333 16.6667 16.6667 16.6667 16.6667");
  CHECK(got.header()["/rest"] == "{'kinds':0,'count':0}");
}

TEST_CASE("top lists the first flows and adds up the rest") {
  struct row {
    const char *top, *flows, *rest;
  };
  for (const row& one :
       {row{"0", "", "{'kinds':5,'count':6}"}, row{"2", "PHL>ARE 2, ARE>ARE 1", "{'kinds':3,'count':3}"},
        row{"50", "PHL>ARE 2, ARE>ARE 1, PHL>MEX 1, UKR>ARE 1, zz>ARE 1", "{'kinds':0,'count':0}"}}) {
    CAPTURE(one.top);
    const answer got = ask(seven(), std::string("{'kind':'flows','top':") + one.top + "}");
    CHECK(flows_of(seven(), got) == one.flows);
    CHECK(got.header()["/rest"] == one.rest);
    CHECK(got.header()["/answeredBoth"] == "6");
  }
}

TEST_CASE("flows go between any categorical or derived variables") {
  CHECK(flows_of(seven(), ask(seven(), "{'kind':'flows','from':'gender','to':'border'}")) ==
        "Man>crossborder 2, Woman>crossborder 1");
  CHECK(flows_of(seven(), ask(seven(), "{'kind':'flows','from':'place','to':'home'}")) ==
        "ARE>PHL 2, ARE>ARE 1, ARE>UKR 1, ARE>zz 1, MEX>PHL 1");
  CHECK(flows_of(seven(), ask(seven(), "{'kind':'flows','from':'home','to':'home'}")) ==
        "PHL>PHL 4, ARE>ARE 1, UKR>UKR 1, zz>zz 1");
  const opened years = open_cases("year,gender\n2010,Man\n2015,Man\n2001,Woman\n");
  CHECK(flows_of(years, ask(years, "{'kind':'flows','from':'year','to':'gender'}")) ==
        "2001>Woman 1, 2010>Man 1, 2015>Man 1");
}

TEST_CASE("a filter comes first, and pairs that nobody has are no percentage") {
  const answer women = ask(seven(), "{'kind':'flows','where':{'variable':'gender','in':['Woman']}}");
  CHECK(flows_of(seven(), women) == "PHL>ARE 1");
  CHECK(women.header()["/answeredBoth"] == "1");
  CHECK(women.percents("percent") == "100");
  const answer nobody = ask(seven(), "{'kind':'flows','where':{'any':[]}}");
  CHECK(nobody.header()["/answeredBoth"] == "0");
  CHECK(nobody.shape("from") == "[0]");
  const answer absent = ask(open_cases("gender\nMan\n"), "{'kind':'flows'}");
  CHECK(absent.header()["/answeredBoth"] == "0");
  CHECK(absent.shape("count") == "[0]");
}

TEST_CASE("cases with one value at both ends are counted apart, listed or not, and matched by text") {
  for (const char* top : {"", ",'top':0", ",'top':1"}) {
    CAPTURE(top);
    const answer got = ask(seven(), std::string("{'kind':'flows'") + top + "}");
    CHECK(got.counts("same.count") == "1");
    CHECK(got.percents("same.percent") == "16.6667");
  }
  CHECK(ask(seven(), "{'kind':'flows','from':'home','to':'home'}").counts("same.count") == "7");
  const answer apart = ask(seven(), "{'kind':'flows','from':'gender','to':'border'}");
  CHECK(apart.counts("same.count") == "0");
  CHECK(apart.percents("same.percent") == "0");
  CHECK(ask(seven(), "{'kind':'flows','where':{'any':[]}}").percents("same.percent") == "null");
  const opened unknown = open_cases("home,place\nzz,zz\nzz,ARE\n");
  CHECK(ask(unknown, "{'kind':'flows'}").percents("same.percent") == "50");
}

TEST_CASE("ties among many values stand in the codebook's order, unknown values last, by code point") {
  const opened of = open_cases("home,place\nzeta,PHL\nalpha,PHL\nUKR,beta\nUKR,PHL\nUKR,ARE\nARE,PHL\n\xC3\xA9,PHL\n");
  CHECK(flows_of(of, ask(of, "{'kind':'flows'}")) ==
        "ARE>PHL 1, UKR>ARE 1, UKR>PHL 1, UKR>beta 1, alpha>PHL 1, zeta>PHL 1, \xC3\xA9>PHL 1");
}

}  // namespace casewise
