#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"

namespace casewise::tests {

namespace {

/// "code place" of text with apostrophes for quotes; "ok" and the cases where it opens.
std::string outcome_of(std::string_view text, std::size_t slice = 0) {
  const opened file = open_cases(json_of(text), slice);
  if (!file.ok()) return file.code + " " + file.where;
  return "ok " + file.description()["/cases"];
}

}  // namespace

TEST_CASE("records are read as an array and one after the other, in slices of any size") {
  for (const std::string_view text :
       {"[{'year':2010,'gender':'Man','debt':1},{'gender':'Female','debt':null,'year':'2011'}]",
        " [ {'year':2010.0,'gender':'Man','debt':true} ,\n{'debt':'','gender':'Woman','year':2011}\n]\n",
        "{'year':2010,'gender':'Man','debt':1}\n{'year':2011,'gender':'Woman'}\n",
        "\xEF\xBB\xBF{'year':2010,'gender':'Man','debt':1}{'year':2011,'gender':'Woman'}"}) {
    for (const std::size_t slice : {std::size_t{0}, std::size_t{1}, std::size_t{7}}) {
      CAPTURE(text);
      const opened file = open_cases(json_of(text), slice);
      REQUIRE(file.code == "ok");
      CHECK(selected_by(file, "{'variable':'year','in':[2010]}") == 1);
      CHECK(selected_by(file, "{'all':[{'variable':'gender','in':['Woman']},{'variable':'year','in':[2011]}]}") == 1);
      CHECK(selected_by(file, "{'set':'means','anyOf':['debt']}") == 1);
      const json_view description = file.description();
      CHECK(description["/report/format"] == "'json'");
      CHECK(description["/report/separator"] == "null");
      CHECK(description["/report/lines"] == "2");
    }
  }
}

TEST_CASE("a name that comes late finds its column, and what never comes has none") {
  std::string text = repeated("{'gender':'Man'}\n", 1500);
  text += "{'gender':'Man','debtBondage':1,'shoe size':4,'Gender':'Woman'}\n";
  const opened file = open_cases(json_of(text));
  REQUIRE(file.code == "ok");
  CHECK(selected_by(file, "{'set':'means','anyOf':['debt']}") == 1);
  CHECK(selected_by(file, "{'variable':'gender','in':['Man']}") == 1501);
  const json_view description = file.description();
  CHECK(description["/report/columns"] ==
        ("[{'position':1,'header':'gender','padded':0,'variable':'gender','mapped':'exact'},"
         "{'position':2,'header':'debtBondage','padded':0,'variable':'debt','mapped':'alias'},"
         "{'position':3,'header':'shoe size','padded':0,'variable':null,'mapped':null},"
         "{'position':4,'header':'Gender','padded':0,'variable':'gender','mapped':'duplicate'}]"));
  CHECK(description["/report/layout/variablesInFile"] == "2");
}

TEST_CASE("a name with blanks around it is the name without, and twice the same is said to be") {
  const opened file = open_cases(json_of("[{'gender':'Man',' shoe ':1},{' gender':'Woman','debt ':1}]"));
  REQUIRE(file.code == "ok");
  CHECK(selected_by(file, "{'variable':'gender','missing':true}") == 1);
  CHECK(file.description()["/report/columns"] ==
        ("[{'position':1,'header':'gender','padded':0,'variable':'gender','mapped':'exact'},"
         "{'position':2,'header':'shoe','padded':0,'variable':null,'mapped':null},"
         "{'position':3,'header':'gender','padded':0,'variable':'gender','mapped':'duplicate'},"
         "{'position':4,'header':'debt','padded':0,'variable':'debt','mapped':'exact'}]"));
}

TEST_CASE("a name that looks like another format is a name") {
  for (const std::string_view name : {"{ear", "[x]", "<b>", "PK\x03\x04", "%PDF", "a,b", "\u00e9"}) {
    CAPTURE(name);
    const opened file = open_cases("[{\"" + std::string(name) + "\":1,\"gender\":\"Man\"}]");
    CHECK(file.code == (name.starts_with("PK") ? "bad_json" : "ok"));
  }
}

TEST_CASE("texts in records keep their commas, quotes and line ends") {
  const opened file = open_cases("{\"gender\":\"a,\\\"b\\\"\\nc\",\"year\":2010}\n{\"gender\":\"\\u00e9\"}");
  REQUIRE(file.code == "ok");
  CHECK(file.description()["/report/variables"].find("a,") != std::string::npos);
}

TEST_CASE("records that are none are refused with their place") {
  CHECK(outcome_of("[]") == "empty_file line 1");
  CHECK(outcome_of("{}") == "empty_file line 1");
  CHECK(outcome_of("[{'gender':'Man'}") == "bad_json record 1");
  CHECK(outcome_of("[{'gender':'Man'},{'gender'") == "bad_json record 2");
  CHECK(outcome_of("[{'gender':'Man'} {'gender':'Man'}]") == "bad_json record 2");
  CHECK(outcome_of("[{'gender':'Man'}]]") == "bad_json record 2");
  CHECK(outcome_of("{'gender':Man}") == "bad_json record 1");
  CHECK(outcome_of("{'gender':'Man'}\nnull") == "bad_json record 2");
  CHECK(outcome_of("{'gender':'Man','means':[1]}") == "not_a_table record 1, value 2");
  CHECK(outcome_of("{'data':[{'gender':'Man'}]}") == "not_a_table record 1, value 1");
  CHECK(outcome_of("{'gender':'Man','gender':'Woman'}") == "bad_json record 1");
  for (const std::size_t slice : {std::size_t{0}, std::size_t{1}, std::size_t{40}})
    CHECK(outcome_of("[{'gender':'Man','gender':'Woman'},{'gender':x}]", slice) == "bad_json record 1");
  CHECK(outcome_of("{'gender':123456789012345678901234567890}") == "bad_json record 1");
  CHECK(outcome_of("{'gender':'\xC3'}") == "bad_encoding record 1");
  CHECK(outcome_of("[[1,2]]") == "not_a_table line 1");
  CHECK(outcome_of("{'gender':'" + repeated("x", 1 << 20) + "'}") == "not_a_table record 1");
}

}  // namespace casewise::tests
