import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, answerText, openCases } from "./answer.mjs";
import { cautionsOf } from "./cautions.mjs";
import { codebookWith, readFixture } from "./golden.mjs";
import { allBadQueries } from "./random_bad_queries.mjs";
import { reportOf } from "./report.mjs";

const codebook = codebookWith();

/** @param {string | Uint8Array} file @returns {import("./read_cases.mjs").Dataset} */
function opened(file, book = codebook) {
  const dataset = openCases(file, book);
  assert.ok("cases" in dataset, JSON.stringify(dataset));
  return dataset;
}

/** What a file of one column says, case by case. @param {string} variable @param {string[]} fields */
const valuesRead = (variable, fields) =>
  opened([variable, ...fields, ""].join("\n")).cases.map((one) => one[variable]);

/**
 * How many cases a filter keeps.
 * @param {import("./read_cases.mjs").Dataset} dataset
 * @param {unknown} where
 */
function selectedBy(dataset, where) {
  const result = answer(dataset, { kind: "profile", where });
  assert.ok("selected" in result, JSON.stringify(result));
  return result.selected;
}

describe("the worked example of the codebook", () => {
  const dataset = opened(readFixture("worked_example.csv"));
  for (const [denominator, expected] of Object.entries({ answered: [50, 50, 25], all: [40, 40, 20] })) {
    it(`gives ${expected.join(", ")} with ${denominator}`, () => {
      const result = answer(dataset, { kind: "crosstab", rows: "exploitation", denominator });
      assert.deepEqual(
        "column" in result && result.column.percent,
        expected.map((percent) => [percent]),
      );
    });
  }
});

describe("reading values", () => {
  it("takes missing spellings exactly as listed, all others without regard to case", () => {
    const fields = [" NULL ", "null", "Null", "unknown", "Unknown", "WOMAN", "trans", "Woman "];
    assert.deepEqual(valuesRead("gender", fields), [
      ...[null, null, "Null", "unknown", null],
      ...["Woman", "Trans/Transgender/NonConforming", "Woman"],
    ]);
  });

  it("knows every integer as a year", () => {
    const fields = ["2016", "2016.0", "02016", "1066", "-5", "2016.5", "16-17", "-99", "-99.0"];
    assert.deepEqual(valuesRead("yearOfRegistration", fields), [
      2016,
      2016,
      2016,
      1066,
      -5,
      "2016.5",
      "16-17",
      null,
      null,
    ]);
  });

  it("knows bands by their numbers", () => {
    const fields = ["0--8", "09—17", "018-020 (x)", "48+ (old)", "9-18", "9-17 (", "(9-17)"];
    assert.deepEqual(valuesRead("ageBroad", fields), [
      "0-8",
      "9-17",
      "18-20",
      "48+",
      "9-18",
      "9-17 (",
      "(9-17)",
    ]);
  });

  it("tells recorded zeros and unreadable marks from missing ones", () => {
    const fields = ["1", "1.0", "TRUE", "0", "0.0", "False", "", "NA", "yes", "01"];
    assert.deepEqual(valuesRead("isForcedLabour", fields), [1, 1, 1, 0, 0, 0, null, null, null, null]);
    const [reported] = reportOf(opened(`isForcedLabour\n${fields.join("\n")}`)).variables;
    assert.deepEqual(
      [reported.recorded, reported.explicitZeros, reported.missing, reported.unreadable],
      [3, 3, 2, 2],
    );
  });

  it("calls a column two-letter only if alpha-2 codes outnumber alpha-3 codes, NA apart", () => {
    assert.deepEqual(valuesRead("citizenship", ["PH", "NA", "UKR", "ua"]), ["PHL", "NAM", "UKR", "UKR"]);
    assert.deepEqual(valuesRead("citizenship", ["PH", "NA", "UKR"]), ["PH", null, "UKR"]);
    assert.deepEqual(valuesRead("citizenship", ["NA", "NA", "0", "XX", "phl"]), [
      null,
      null,
      null,
      "XX",
      "PHL",
    ]);
  });
});

describe("reading lines", () => {
  it("sorts them into cases, blank, short, long and set aside", () => {
    const report = reportOf(opened(readFixture("ragged.csv")));
    assert.equal(report.lines, 10);
    assert.equal(report.cases, 6);
    assert.deepEqual(report.blankLines, { count: 3, lines: [4, 7, 8] });
    assert.deepEqual(report.shortLines, { count: 3, lines: [3, 9, 11] });
    assert.deepEqual(report.longLinesKept, { count: 1, lines: [5] });
    assert.deepEqual(report.longLinesSetAside, { count: 1, lines: [6] });
  });

  it("takes a blank line for a missing value where the file has one column", () => {
    assert.deepEqual(valuesRead("gender", ["Man", "", '""', "Woman"]), ["Man", null, null, "Woman"]);
  });

  it("counts lines as an editor does, and reads quoted line breaks", () => {
    const dataset = opened('gender,ageBroad\r\n"a\r\nb"\r\nMan\r\n');
    assert.deepEqual(
      dataset.cases.map((one) => one.gender),
      ["a\r\nb", "Man"],
    );
    assert.deepEqual(dataset.lines.short, [2, 4]);
  });

  it("lets the first of two columns count", () => {
    const { columns, cases } = opened("Gender,meansWithholdDocuments,gender,remarks\nMan,1,Woman,x\n");
    assert.deepEqual(
      columns.map(({ mapped }) => mapped),
      ["alias", "alias", "duplicate", null],
    );
    assert.deepEqual([cases[0].gender, cases[0].meansWithholdDocs], ["Man", 1]);
  });

  it("says what is wrong with a file that cannot be read", () => {
    const codeOf = (/** @type {string | Uint8Array} */ file) => {
      const result = openCases(file, codebook);
      return "error" in result ? [result.error.code, result.error.where] : [];
    };
    assert.deepEqual(codeOf(""), ["empty_file", ""]);
    assert.deepEqual(codeOf("a,b\n1,2\n"), ["no_known_column", "1:1"]);
    assert.deepEqual(codeOf('gender,ageBroad\nMan,"0-8\nWoman,\n'), ["unclosed_quote", "2:5"]);
    assert.deepEqual(codeOf(Uint8Array.of(0x67, 0xff, 0x0a)), ["bad_encoding", ""]);
  });
});

describe("filters", () => {
  // Case: 1 Woman 2016, 2 Man no year, 3 no gender "soon", 4 odd gender 2020.
  const dataset = opened(
    "gender,yearOfRegistration,isForcedLabour,isSexualExploit\nWoman,2016,1,\nMan,,0,1\n,soon,,\nodd,2020,,1\n",
  );
  /** @type {[string, unknown, number][]} */
  const expectations = [
    ["all of nothing", { all: [] }, 4],
    ["any of nothing", { any: [] }, 0],
    ["in keeps recorded values of the list", { variable: "gender", in: ["female", "odd"] }, 2],
    ["in nothing", { variable: "gender", in: [] }, 0],
    ["notIn leaves missing values out", { variable: "gender", notIn: ["Man"] }, 2],
    ["notIn nothing is whatever is recorded", { variable: "gender", notIn: [] }, 3],
    ["not keeps missing values", { not: { variable: "gender", in: ["Man"] } }, 3],
    ["an unknown value matches nothing", { variable: "gender", in: ["nobody"] }, 0],
    ["a missing spelling matches nothing", { variable: "gender", in: ["NULL", ""] }, 0],
    ["missing", { variable: "gender", missing: true }, 1],
    [
      "between leaves unknown values out, even if both ends are open",
      { variable: "yearOfRegistration", between: [null, null] },
      2,
    ],
    ["between is inclusive", { variable: "yearOfRegistration", between: ["2016.0", 2019] }, 1],
    ["an unknown value is recorded", { variable: "yearOfRegistration", missing: false }, 3],
    ["an indicator's in 1", { variable: "isForcedLabour", in: ["true", 7] }, 1],
    ["an indicator's in 0", { variable: "isForcedLabour", in: [0] }, 0],
    ["an indicator's notIn 1", { variable: "isForcedLabour", notIn: [1] }, 0],
    ["an indicator that is literally not 1", { variable: "isForcedLabour", missing: true }, 3],
    ["an absent item is never present", { set: "exploitation", anyOf: ["isOtherExploit"] }, 0],
    ["noneOf wants an answer", { set: "exploitation", noneOf: ["isSexualExploit"] }, 1],
    ["count is of those who answered", { set: "exploitation", count: [0, null] }, 3],
    ["a set without columns", { set: "means", answered: false }, 4],
    ["a derived variable", { variable: "meanscount", missing: true }, 4],
  ];
  for (const [name, where, expected] of expectations) {
    it(name, () => assert.equal(selectedBy(dataset, where), expected));
  }

  it("may nest 32 deep and no deeper", () => {
    const nested = (/** @type {number} */ depth) => {
      /** @type {object} */
      let filter = { all: [] };
      for (let level = 1; level < depth; level += 1) filter = { not: filter };
      return { kind: "profile", where: filter };
    };
    assert.ok("selected" in answer(dataset, nested(32)));
    assert.ok("error" in answer(dataset, nested(33)));
  });
});

describe("bad queries", () => {
  const dataset = opened(readFixture("twelve_cases.csv"));
  for (const { query, code } of allBadQueries()) {
    it(`${code}: ${JSON.stringify(query).slice(0, 90)}`, () => {
      const result = answer(dataset, query);
      assert.equal("error" in result && result.error.code, code);
    });
  }

  it("bad_json: no JSON at all", () => {
    assert.deepEqual(answerText(dataset, "{kind: profile}"), { error: { code: "bad_json", where: "" } });
  });
});

describe("cautions", () => {
  it("name what is incomplete, absent and unknown", () => {
    const dataset = opened("gender,isForcedLabour\nMan,1\n");
    const where = /** @type {import("./filter.mjs").Filter} */ ({
      variable: "citizenship",
      in: ["XX", "PHL"],
    });
    const cautions = cautionsOf(dataset, {
      kind: "crosstab",
      rows: "exploitation",
      columns: "gender",
      where,
    });
    const codes = cautions.map(({ code }) => code);
    for (const code of [
      "synthetic_data",
      "multiple_responses",
      "set_incomplete",
      "variable_absent",
      "unknown_value",
    ]) {
      assert.ok(codes.includes(code), code);
    }
    assert.deepEqual(
      cautions.filter(({ code }) => code === "unknown_value"),
      [{ code: "unknown_value", variable: "citizenship", value: "XX" }],
    );
  });
});
