import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const model = await load(
  "web/model/messages.en.ts",
  "web/model/translate.ts",
  "web/model/format.ts",
  "web/model/labels.ts",
  "web/model/crosstab.ts",
  "web/model/crosstabExport.ts",
  "web/model/explain.ts",
  "web/model/exportTable.ts",
);
const { step } = await load("web/app/view.ts");
const { moveBy } = await load("web/features/crosstab/move.ts");

const codebook = JSON.parse(
  readFileSync(new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url), "utf8"),
);
const format = model.createFormat("en");
const t = model.createTranslate(model.en, format);
const items = ["isForcedLabour", "isSexualExploit", "isOtherExploit"];
const description = {
  codebook,
  variables: [
    { id: "gender", kind: "categorical", ordered: false, values: ["Man", "Woman"], knownValues: 2 },
  ],
  sets: [{ id: "exploitation", items, absentItems: [] }],
};
const env = {
  t,
  format,
  description,
  labels: model.createLabels(description, t),
  source: { name: "five.csv", simulated: false },
  today: () => new Date(2026, 0, 31),
};
const choice = {
  rows: "exploitation",
  columns: null,
  layers: null,
  layer: null,
  denominator: "answered",
  percentOf: "table",
  order: "codebook",
};

/** The codebook's worked example, as the engine answers it. */
function oneWay(denominator) {
  const of = { answered: 4, all: 5 }[denominator];
  return {
    codebook: { id: "c", version: "3" },
    cases: 5,
    selected: 5,
    denominator,
    rows: items.map((id) => ({ id })),
    columns: [],
    counts: [[2], [2], [1]],
    column: { denominators: [of], leftOut: [5 - of], percent: [[0], [0], [0]] },
    row: null,
    table: null,
    totals: { rows: null, columns: [4], all: 4 },
    cautions: [{ code: "multiple_responses", set: "exploitation" }],
  };
}

test("the query of a choice holds only what was chosen", () => {
  assert.deepEqual(model.crosstabQuery(choice, []), {
    kind: "crosstab",
    rows: "exploitation",
    denominator: "answered",
  });
  const full = { ...choice, columns: "gender", layers: "border" };
  const filters = [{ variable: "gender", in: ["Woman"] }];
  assert.deepEqual(model.crosstabQuery(full, filters), {
    kind: "crosstab",
    rows: "exploitation",
    columns: "gender",
    layers: "border",
    where: filters[0],
    denominator: "answered",
  });
});

test("the worked example: 50, 50, 25 of those who answered; 40, 40, 20 of all", () => {
  const percents = (denominator) =>
    model
      .crosstabTables(choice, oneWay(denominator), env.labels)[0]
      .cells.map(([cell]) => format.percent(cell.count, cell.denominator));
  assert.deepEqual(percents("answered"), ["50.0%", "50.0%", "25.0%"]);
  assert.deepEqual(percents("all"), ["40.0%", "40.0%", "20.0%"]);
});

test("a percentage is explained with its numerator, its denominator and who is left out", () => {
  const [table] = model.crosstabTables(choice, oneWay("answered"), env.labels);
  const [other] = model.crosstabTables(choice, oneWay("all"), env.labels);
  const words = model.explainCell(table, choice, { row: 0, column: 0 }, other.cells[0][0], env);
  assert.deepEqual(words, {
    percent: "50.0%",
    ratio: "2 of 4",
    sentence:
      "The denominator is the 4 selected cases where Type of exploitation is recorded. Of these, 2 have Type of exploitation “Forced labour”.",
    leftOut: "1 case, because nothing is recorded for it on Type of exploitation. A blank is not a “no”.",
    other: "With all cases as the denominator it would be 40.0%: 2 of 5. That counts every blank as a “no”.",
  });
  assert.equal(model.explainCell(table, choice, { row: 9, column: 0 }, null, env), null);
});

/** Exploitation by gender, small enough to check by eye. */
const twoWay = {
  ...oneWay("answered"),
  columns: [{ id: "Man" }, { id: "Woman" }],
  counts: [
    [1, 1],
    [0, 2],
    [0, 0],
  ],
  column: { denominators: [1, 3], leftOut: [0, 1], percent: [] },
  row: { denominators: [2, 2, 0], leftOut: [0, 0, 1], percent: [] },
  table: { denominator: 4, leftOut: 1, percent: [] },
  totals: { rows: [2, 2, 0], columns: [1, 3], all: 4 },
};

test("each kind of percentage takes its own denominators", () => {
  const cells = (percentOf) =>
    model
      .crosstabTables({ ...choice, columns: "gender", percentOf }, twoWay, env.labels)[0]
      .cells.map((row) => row.map(({ denominator, leftOut }) => [denominator, leftOut]));
  assert.deepEqual(cells("column")[1], [
    [1, 0],
    [3, 1],
  ]);
  assert.deepEqual(cells("row")[2], [
    [0, 1],
    [0, 1],
  ]);
  assert.deepEqual(cells("table")[0], [
    [4, 1],
    [4, 1],
  ]);
});

test("a saved crosstab has counts, percentages, denominators, cases left out, filter and source", () => {
  const table = model.crosstabExport(
    twoWay,
    { ...choice, columns: "gender", percentOf: "column" },
    [{ variable: "gender", missing: false }],
    env,
  );
  const lines = model.exportCsv(table).replace("\ufeff", "").split("\r\n");
  assert.deepEqual(lines.slice(0, 8), [
    "Type of exploitation,Man: cases,Man: percent,Woman: cases,Woman: percent",
    "Forced labour,1,100,1,33.3",
    "Sexual exploitation,0,0,2,66.7",
    "Other exploitation,0,0,0,0",
    "Denominator,1,,3,",
    "Left out,0,,1,",
    ",,,,",
    "Type of exploitation by Gender,,,,",
  ]);
  const remarks = lines.slice(8).join("\n");
  assert.match(remarks, /^Filter,Gender: recorded/m);
  assert.match(remarks, /\(Accessed January 31, 2026\)/);
  assert.match(remarks, /^Codebook,"CTDC Global Synthetic Dataset, version 3"/m);
  assert.doesNotMatch(remarks, /Simulated/);
});

test("row percentages are saved with a denominator per row, and none where there are no cases", () => {
  const table = model.crosstabExport(twoWay, { ...choice, columns: "gender", percentOf: "row" }, [], env);
  assert.deepEqual(table.head.slice(-2), ["Denominator", "Left out"]);
  assert.deepEqual(table.body[2], ["Other exploitation", 0, null, 0, null, 0, 1]);
  assert.deepEqual(table.foot, []);
});

test("layers are saved one under the other, each with its denominators", () => {
  const layered = {
    ...twoWay,
    layersMissing: 1,
    layers: [
      { id: "domestic", ...twoWay },
      { id: "crossborder", ...twoWay },
    ],
  };
  const table = model.crosstabExport(
    layered,
    { ...choice, columns: "gender", layers: "border", percentOf: "column" },
    [],
    env,
  );
  assert.equal(table.body.length, 10);
  assert.deepEqual(table.body[3], ["Domestic", "Denominator", 1, null, 3, null]);
  assert.deepEqual(table.body[5].slice(0, 3), ["Cross-border", "Forced labour", 1]);
});

test("what is saved of the sample says that it is made up, and cites nobody", () => {
  const sample = { ...env, source: { name: "Simulated sample", simulated: true } };
  const csv = model.exportCsv(model.crosstabExport(twoWay, choice, [], sample));
  assert.match(csv, /Simulated data: made up/);
  assert.doesNotMatch(csv, /Accessed/);
  const ids = model.crosstabFileIds(choice);
  const { name } = model.exportForms(model.crosstabExport(twoWay, choice, [], sample), ids, sample);
  assert.match(name, /^casewise-simulated-/);
});

test("views can be undone and redone, and a new one forgets what was undone", () => {
  const view = (tab) => ({ tab, filters: [] });
  let history = { past: [], present: view("profile"), future: [] };
  history = step(history, { change: { tab: "crosstab" } });
  history = step(history, { change: { tab: "crosstab" } });
  assert.equal(history.past.length, 1);
  history = step(step(history, "undo"), "undo");
  assert.equal(history.present.tab, "profile");
  history = step(history, "redo");
  assert.equal(history.present.tab, "crosstab");
  history = step(step(history, "undo"), { change: { tab: "flows" } });
  assert.deepEqual(history.future, []);
});

test("arrow keys stay within the table", () => {
  const size = { rows: 2, columns: 3 };
  const press = (key, at) => moveBy({ key }, at, size, false);
  assert.deepEqual(press("ArrowDown", { row: 1, column: 0 }), { row: 1, column: 0 });
  assert.deepEqual(press("ArrowRight", { row: 0, column: 0 }), { row: 0, column: 1 });
  assert.deepEqual(press("End", { row: 0, column: 0 }), { row: 0, column: 2 });
  assert.deepEqual(press("Home", { row: 0, column: 2 }), { row: 0, column: 0 });
  assert.equal(press("a", { row: 0, column: 0 }), null);
});
