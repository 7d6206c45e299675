import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const {
  comparisonTable,
  flowsTable,
  missingnessTable,
  rankingTable,
  readTask,
  toCsv,
  toMarkdown,
  trendTable,
} = await load("web/cli/analysis_tables.ts", "web/cli/tables.ts", "web/cli/formats.ts", "web/cli/usage.ts");

const lines = (csv) => csv.trimEnd().split("\r\n");
const shared = { cases: 9, selected: 5, cautions: [{ code: "not_random_sample" }] };

test("a trend is one line per year and row, with the year's denominator and coverage", () => {
  const table = trendTable({
    ...shared,
    rows: [{ id: "Man" }, { id: "Woman" }],
    years: [{ id: 2015 }, { id: 2016 }],
    counts: [
      [1, 0],
      [2, 0],
    ],
    percent: [
      [100 / 3, null],
      [200 / 3, null],
    ],
    denominators: [3, 0],
    leftOut: [1, 2],
    coverage: { cases: [4, 2], answered: [3, 0], percent: [75, 0], shifted: [false, true] },
  });
  const head =
    "year,row,count,percent,denominator,left_out,cases_of_year,answered,coverage_percent,coverage_shifted";
  assert.deepEqual(lines(toCsv(table)), [
    head,
    `2015,Man,1,${100 / 3},3,1,4,3,75,no`,
    `2015,Woman,2,${200 / 3},3,1,4,3,75,no`,
    "2016,Man,0,,0,2,2,0,0,yes",
    "2016,Woman,0,,0,2,2,0,0,yes",
  ]);
  assert.match(toMarkdown(table), /\| 2015 \| Man \| 1 \| 33\.3 \| 3 \| 1 \| 4 \| 3 \| 75\.0 \| no \|/);
  assert.match(toMarkdown(table), /\| 2016 \| Man \| 0 \| – \| 0 \|/);
  assert.match(toMarkdown(table), /\nCautions:\n\n- Cases come from [^\n]+ not a random sample [^\n]+\n$/);
});

test("a ranking ends with the others and with the missing cases, which are of all selected ones", () => {
  const values = [{ id: "PHL", count: 3, percent: 75 }];
  const result = { ...shared, answered: 4, missing: 1, missingPercent: 20, values };
  assert.deepEqual(lines(toCsv(rankingTable({ ...result, rest: { kinds: 1, count: 1, percent: 25 } }))), [
    "value,count,percent,denominator,left_out",
    "PHL,3,75,4,1",
    "(1 other),1,25,4,1",
    "(missing),1,20,5,0",
  ]);
  assert.equal(rankingTable({ ...result, rest: { kinds: 0, count: 0, percent: 0 } }).lines.length, 2);
});

test("a comparison has both sides and their difference, rounded from the exact ratios", () => {
  const side = (counts, denominator) => ({
    selected: 3,
    denominator,
    leftOut: 3 - denominator,
    counts,
    percent: counts.map((count) => (denominator === 0 ? null : (100 * count) / denominator)),
  });
  const rows = [{ id: "threats" }];
  const table = comparisonTable({
    ...shared,
    rows,
    first: side([1], 3),
    second: side([2], 3),
    difference: [100 / 3],
  });
  assert.equal(lines(toCsv(table))[1], `threats,1,${100 / 3},3,0,3,2,${200 / 3},3,0,3,${100 / 3}`);
  assert.match(toMarkdown(table), /\| 33\.3 \| 3 \| 0 \| 3 \| 2 \| 66\.7 \| 3 \| 0 \| 3 \| 33\.3 \|/);
  const none = comparisonTable({
    ...shared,
    rows,
    first: side([0], 0),
    second: side([2], 3),
    difference: [null],
  });
  assert.match(toMarkdown(none), /\| – \|\n/);
});

test("missingness has a line for all selected cases, and one per column", () => {
  const table = missingnessTable({
    ...shared,
    columns: [{ id: "Man" }, { id: "Woman" }],
    denominators: [2, 0],
    rows: [{ id: "means", missing: 5, percent: 100, inColumns: { missing: [2, 0], percent: [100, null] } }],
  });
  assert.deepEqual(lines(toCsv(table)), [
    "variable,column,missing,percent,denominator",
    "means,,5,100,5",
    "means,Man,2,100,2",
    "means,Woman,0,,0",
  ]);
});

test("flows end with the cases that have the same at both ends", () => {
  const table = flowsTable({
    ...shared,
    answeredBoth: 4,
    same: { count: 3, percent: 75 },
    flows: [{ from: "PHL", to: "PHL", count: 3, percent: 75 }],
    rest: { kinds: 1, count: 1 },
  });
  assert.deepEqual(lines(toCsv(table)), [
    "from,to,count,percent,denominator,left_out",
    "PHL,PHL,3,75,4,1",
    "(1 other flow),,1,,4,1",
    "(the same at both ends),,3,75,4,1",
  ]);
});

test("the command line asks for each analysis, and says what it cannot do without", () => {
  const query = (...words) => readTask(words).query;
  assert.deepEqual(query("trend", "f", "--rows", "means", "--years", "y", "--denominator", "all"), {
    kind: "trend",
    rows: "means",
    years: "y",
    denominator: "all",
  });
  assert.deepEqual(query("ranking", "f", "--rows", "citizenship", "--top", "10"), {
    kind: "ranking",
    rows: "citizenship",
    top: 10,
  });
  const [first, second] = [{ all: [] }, { not: { any: [] } }];
  const sides = ["--first", JSON.stringify(first), "--second", JSON.stringify(second)];
  assert.deepEqual(query("comparison", "f", "--rows", "means", ...sides), {
    kind: "comparison",
    rows: "means",
    first,
    second,
  });
  assert.deepEqual(query("missingness", "f"), { kind: "missingness" });
  assert.deepEqual(query("missingness", "f", "--columns", "gender").columns, "gender");
  for (const words of [
    ["trend", "f"],
    ["ranking", "f", "--rows", "gender", "--denominator", "all"],
    ["comparison", "f", "--rows", "gender", "--first", "{}"],
    ["missingness", "f", "--rows", "gender"],
  ]) {
    assert.throws(() => readTask(words), /needs --|takes no --/, words.join(" "));
  }
  assert.throws(() => query("comparison", "f", "--rows", "means", "--first", "{", "--second", "{}"), {
    code: "bad_json",
    where: "/first",
  });
});
