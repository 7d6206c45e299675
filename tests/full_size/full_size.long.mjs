// A file of the release's size and shape, through the command line, against the naive oracle: every figure.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, openCases } from "../oracle/answer.mjs";
import { codebookWith } from "../oracle/golden.mjs";
import { plain } from "../wasm/engine.mjs";
import { caseCount, writeCases } from "./cases.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const file = writeCases(
  ...["--seed", "11", "--names", "sector", "--spelling", "published", "--line-end", "crlf", "--bom"],
);
const cases = openCases(readFileSync(file), codebookWith());

const since2015 = { variable: "yearOfRegistration", between: [2015, null] };
const women = { variable: "gender", in: ["Woman"] };
const men = { variable: "gender", in: ["Man"] };
const runs = [
  ["profile", [], { kind: "profile" }],
  ["profile", ["--where", JSON.stringify(women)], { kind: "profile", where: women }],
  ...["answered", "all", "responses"].map((denominator) => [
    "crosstab",
    ["--rows", "means", "--columns", "ageBroad", "--denominator", denominator],
    { kind: "crosstab", rows: "means", columns: "ageBroad", denominator },
  ]),
  [
    "crosstab",
    ["--rows", "citizenship", "--columns", "CountryOfExploitation", "--where", JSON.stringify(since2015)],
    { kind: "crosstab", rows: "citizenship", columns: "CountryOfExploitation", where: since2015 },
  ],
  [
    "crosstab",
    ["--rows", "exploitation", "--columns", "agegroup", "--layers", "recruiter"],
    { kind: "crosstab", rows: "exploitation", columns: "agegroup", layers: "recruiter" },
  ],
  ["combinations", ["--set", "means"], { kind: "itemCombinations", set: "means" }],
  ["flows", [], { kind: "flows" }],
  [
    "crosstab",
    ["--rows", "means", "--columns", "means"],
    { kind: "crosstab", rows: "means", columns: "means" },
  ],
  ["trend", ["--rows", "means"], { kind: "trend", rows: "means" }],
  [
    "comparison",
    ["--rows", "means", "--first", JSON.stringify(women), "--second", JSON.stringify(men)],
    { kind: "comparison", rows: "means", first: women, second: men },
  ],
  [
    "ranking",
    ["--rows", "citizenship", "--top", "10", "--where", JSON.stringify(since2015)],
    { kind: "ranking", rows: "citizenship", top: 10, where: since2015 },
  ],
  ["ranking", ["--rows", "means", "--top", "3"], { kind: "ranking", rows: "means", top: 3 }],
  [
    "missingness",
    ["--columns", "yearOfRegistration"],
    { kind: "missingness", columns: "yearOfRegistration" },
  ],
];

for (const [command, options, query] of runs) {
  test(`${command} ${options.join(" ")} agrees on ${caseCount} cases`, () => {
    const printed = execFileSync(
      process.execPath,
      [path("../../build/cli/casewise.mjs"), command, file, ...options],
      { maxBuffer: 1 << 28, encoding: "utf8" },
    );
    const result = JSON.parse(printed);
    assert.equal(result.cases, caseCount);
    assert.deepEqual(plain(result), plain(answer(cases, query)));
  });
}
