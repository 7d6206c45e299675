// The doors of evaluation, risk and the older methods, on a file: what they answer, and what they refuse.
#include <cstring>
#include <string>

#include "../../support/doctest.h"
#include "../../support/json_view.h"
#include "../../support/texts.h"
#include "synthesis/evaluation.h"
#include "synthesis/older.h"

namespace casewise::tests {

namespace {

using namespace casewise::synthesis;

std::string book() { return read_file("public/codebook/ctdc-global-synthetic.json"); }

std::unique_ptr<sensitive_file> opened_file(const std::string& csv) {
  auto file = sensitive_file::open(book(), json_of("{'columns':['gender','ageBroad','isForcedLabour']}"));
  REQUIRE(file.ok());
  auto room = file.value()->reserve(csv.size());
  REQUIRE(room.ok());
  std::memcpy(room.value().data(), csv.data(), csv.size());
  REQUIRE(file.value()->append(csv.size()).ok());
  REQUIRE(file.value()->finish().ok());
  return std::move(file.value());
}

/// 30 women of 18 to 20, 12 men, one man of 48 and over in forced labour.
std::string cases() {
  return "gender,ageBroad,isForcedLabour\n" + repeated("Woman,18-20,\n", 30) + repeated("Man,,1\n", 12) + "Man,48+,1\n";
}

template <class Work>
void run(Work& work) {
  for (;;) {
    const auto so_far = work.step();
    REQUIRE(so_far.ok());
    if (so_far.value().done) return;
  }
}

bool has(const std::string& text, std::string_view part) { return text.find(json_of(part)) != std::string::npos; }

}  // namespace

TEST_CASE("risk: the one record that nobody resembles, by the shortest combination") {
  const auto file = opened_file(cases());
  auto risk = risk_analysis::begin(*file, 3, 10);
  REQUIRE(risk.ok());
  run(*risk.value());
  const std::string found = risk.value()->finish();
  CHECK(has(found, "'watermark':'contains sensitive statistics'"));
  CHECK(has(found, "'records':43,"));
  // "48+" alone tells it apart; longer combinations tell nobody else apart.
  CHECK(has(found, "{'length':1,'combinations':5,'unique':1,'rare':1,'singledOut':1,'inRare':1}"));
  CHECK(has(found, "'singledOut':0,'inRare':0"));
}

TEST_CASE("evaluation: records against themselves have no error, and the watermark") {
  const auto file = opened_file(cases());
  auto same = evaluation::begin(*file, {}, cases());
  REQUIRE(same.ok());
  CHECK_FALSE(same.value()->counts(json_of("{'combinations':[]}")).ok());
  run(*same.value());
  const std::string found = same.value()->finish();
  CHECK(has(found, "{'watermark':'contains sensitive statistics','records':43,'syntheticRecords':43,"));
  CHECK(has(found, "'aggregates':null"));
  CHECK(has(found, "'tested':4,'meanError':0,"));
  CHECK(has(found, "'missing':0,"));
  CHECK(has(found, "'invented':0,"));
  CHECK(has(found, "'distortions':[]"));
  CHECK(has(found, "'same':{'asARecord':43,'asAUnique':1,'shareAsAUnique':0.0232558139535,'uniqueRecords':1,'met':1}"));
  // "48+" and what it is in; the true counts are rounded down to 0.
  CHECK(has(found,
            "'rare':{'below':10,'combinations':4,'list':[{'combination':[{'variable':'ageBroad','value':'48+'}],"
            "'synthetic':1,'trueRoundedDown':0}"));
  CHECK(has(found, "{'rule':'errorBelowMeanCount','value':0,"));
  CHECK(has(found, "{'rule':'missing','value':0,'limit':0.1,'kept':true}"));
  CHECK(has(found, "'agreement':{'preservation':"));
  CHECK(has(found, "'ownTables':[]"));
  CHECK(has(found, "'columns':3,'tables':1,'mean':0,'median':0,'largest':0,'workloadError':0"));
}

TEST_CASE("evaluation: what is missing and what was made up, and counts side by side") {
  const auto file = opened_file(cases());
  const std::string made =
      "gender,ageBroad,isForcedLabour\n" + repeated("Woman,18-20,1\n", 30) + repeated("Man,,1\n", 10);
  auto work = evaluation::begin(*file, {}, made);
  REQUIRE(work.ok());
  run(*work.value());
  const std::string found = work.value()->finish();
  // Missing: "48+", its two pairs and its triple. Made up: woman in forced labour, 18-20 in it, and all three.
  CHECK(has(found, "'missing':4,"));
  CHECK(has(found, "'invented':3,"));
  const auto counts = work.value()->counts(json_of(
      "{'combinations':[[{'variable':'gender','value':'Man'}],[{'variable':'gender','value':'Woman'},{'variable':"
      "'isForcedLabour','value':'1'}]]}"));
  REQUIRE(counts.ok());
  CHECK(has(counts.value(), "{'true':13,'synthetic':10,'published':null},{'true':0,'synthetic':30,'published':null}"));
  CHECK(work.value()->counts(json_of("{'combinations':[[{'variable':'x','value':'1'}]]}")).failure().code ==
        error_code::unknown_variable);
}

TEST_CASE("evaluation: the tables that the user asks about, and a rule that is broken") {
  const auto file = opened_file(cases());
  const std::string made =
      "gender,ageBroad,isForcedLabour\n" + repeated("Woman,18-20,\n", 20) + repeated("Man,,1\n", 12);
  auto work = evaluation::begin(*file, {}, made, json_of("{'tables':[['ageBroad','gender']]}"));
  REQUIRE(work.ok());
  run(*work.value());
  const std::string found = work.value()->finish();
  CHECK(has(found,
            "'ownTables':[{'variables':['gender','ageBroad'],'cells':2,'tested':1,'meanErrorSynthetic':10,"
            "'meanErrorPublished':null,"));
  CHECK(has(found, "'value':'18-20'}],'true':30,'synthetic':20,'published':null}"));
  CHECK(has(found, "{'rule':'synthesizability',"));
  auto bad = evaluation::begin(*file, {}, made, json_of("{'tables':[['year']]}"));
  CHECK(bad.failure().code == error_code::unknown_variable);
}

TEST_CASE("an older method says that it is not differentially private, and hides who is alone") {
  const auto file = opened_file(cases());
  for (const char* method : {"rowSeeded", "valueSeeded", "aggregateSeeded", "unseeded", "suppressRecords",
                             "suppressCells", "suppressTuples"}) {
    INFO(method);
    auto work = older_synthesis::begin(*file, json_of("{'method':'" + std::string(method) + "'}"));
    REQUIRE(work.ok());
    CHECK_FALSE(work.value()->finish().ok());
    while (!work.value()->step().done) {
    }
    const auto made = work.value()->finish();
    REQUIRE(made.ok());
    CHECK(has(made.value().report, "'differentiallyPrivate':false"));
    CHECK(made.value().csv.starts_with("gender,ageBroad,isForcedLabour\r\n"));
    CHECK(made.value().csv.find("48+") == std::string::npos);
    CHECK(made.value().csv.find("18-20") != std::string::npos);
    const bool suppresses = std::string_view(method).starts_with("suppress");
    CHECK((made.value().loss == "null") == !suppresses);
  }
}

TEST_CASE("the loss of suppression is exact") {
  const auto file = opened_file(cases());
  auto work = older_synthesis::begin(*file, json_of("{'method':'suppressRecords','groupSize':11}"));
  REQUIRE(work.ok());
  while (!work.value()->step().done) {
  }
  // One record of three values is dropped, of 43 records with 60 + 24 + 3 values.
  CHECK(has(work.value()->finish().value().loss,
            "{'records':{'all':43,'lost':1,'lostPercent':2.32558139535},'cells':{'all':87,'lost':3,"));
}

TEST_CASE("older methods refuse what they do not know, with the place") {
  const auto file = opened_file(cases());
  const auto code = [&](const char* parameters) {
    return older_synthesis::begin(*file, json_of(parameters)).failure();
  };
  CHECK(code("{'method':'magic'}").code == error_code::bad_query);
  CHECK(code("{'method':'magic'}").where == "/method");
  CHECK(code("{}").code == error_code::bad_query);
  CHECK(code("{'method':'unseeded','groupSize':1}").code == error_code::bad_range);
  CHECK(code("{'method':'unseeded','length':5}").where == "/length");
  CHECK(code("{'method':'suppressCells','columns':['year']}").code == error_code::unknown_variable);
  CHECK(code("{'method':'suppressCells','columns':['gender','gender']}").where == "/columns/1");
  CHECK(code("{'method':'unseeded','seed':1}").code == error_code::bad_query);
}

}  // namespace casewise::tests
