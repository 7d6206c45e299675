import assert from "node:assert/strict";
import { test } from "node:test";
import { env, items, lines, model, remark, shared } from "./analyses_env.mjs";

const trendChoice = { rows: "gender", years: "yearOfRegistration", denominator: "answered" };
const trend = {
  ...shared,
  rows: [{ id: "Man" }, { id: "Woman" }],
  years: [{ id: 2014 }, { id: 2015 }, { id: 2016 }, { id: 2017 }, { id: 2018 }, { id: "soon" }, { id: "x" }],
  counts: [
    [0, 1, 0, 1, 0, 0, 0],
    [0, 2, 0, 0, 0, 1, 0],
  ],
  percent: [],
  denominators: [0, 3, 0, 1, 0, 1, 0],
  leftOut: [0, 1, 0, 4, 0, 0, 0],
  coverage: {
    cases: [0, 4, 0, 5, 0, 1, 0],
    answered: [0, 3, 0, 1, 0, 1, 0],
    percent: [],
    shifted: [false, false, false, true, false, false, false],
  },
};

test("a trend shows the years from the first with cases to the last, and other values that have cases", () => {
  const years = model.shownYears(trend, trendChoice, env);
  assert.deepEqual(
    years.map(({ id, known, shifted }) => [id, known, shifted]),
    [
      [2015, true, false],
      [2016, true, false],
      [2017, true, true],
      ["soon", false, false],
    ],
  );
  assert.match(model.shiftSentence(years, env), /^2017: the share .* changed by 15 points or more from/);
  assert.match(model.shiftSentence(years, env), /Other contributors or questions stand behind/);
  assert.equal(model.shiftSentence(years.slice(0, 2), env), null);
  const nobody = { ...trend, coverage: { ...trend.coverage, cases: trend.years.map(() => 0) } };
  assert.deepEqual(model.shownYears(nobody, trendChoice, env), []);
});

test("a saved trend has every year with its denominator, who is left out, its coverage and its mark", () => {
  const table = model.trendExport(trend, trendChoice, [{ variable: "gender", missing: false }], env);
  const head =
    "Year of registration,Cases of the year,Cases with a record of Gender,Percent with a record,Coverage shifts," +
    "Denominator,Left out,Man: cases,Man: percent,Woman: cases,Woman: percent";
  assert.deepEqual(lines(table).slice(0, 5), [
    head,
    "2014,0,0,,no,0,0,0,,0,",
    "2015,4,3,75,no,3,1,1,33.3,2,66.7",
    "2016,0,0,,no,0,0,0,,0,",
    "2017,5,1,20,yes,1,4,1,100,0,0",
  ]);
  assert.equal(remark(table, "Filter"), "Gender: recorded");
  assert.match(remark(table, "Coverage shifts"), /^2017/);
  assert.match(remark(table, "Source"), /Accessed January 31, 2026/);
  assert.equal(model.exportForms(table, ["trend", "gender"], env).name, "casewise-trend-gender");
});

test("rows are cut to those with the most cases, in their order", () => {
  assert.deepEqual(model.topRows({ counts: [[1], [5], [3], [5]] }, 2), [1, 3]);
  assert.deepEqual(model.topRows({ counts: [[1], [5]] }, Infinity), [0, 1]);
});

test("a denominator is found again by its id", () => {
  const where = { set: "exploitation", answered: true };
  for (const denominator of ["answered", "all", "responses", { where }]) {
    const key = model.denominatorKey(denominator, env);
    assert.deepEqual(model.denominatorOf(key, env), denominator);
  }
  assert.deepEqual(model.denominatorOf("nothing", env), "answered");
  const [plain, stated] = model.denominatorGroups(env);
  assert.deepEqual(
    plain.options.map(({ id }) => id),
    ["answered", "all", "responses"],
  );
  assert.ok(stated.options.some(({ id }) => id === "set exploitation"));
});

const [labour, sexual, other] = items;
const combinations = {
  exact: {
    ...shared,
    answered: 6,
    combinations: [
      { items: [labour], count: 3, percent: 50 },
      { items: [labour, sexual], count: 2, percent: 100 / 3 },
    ],
    rest: { kinds: 1, count: 1 },
  },
  pairs: {
    ...shared,
    rows: items.map((id) => ({ id })),
    columns: items.map((id) => ({ id })),
    counts: [
      [5, 2, 0],
      [2, 2, 0],
      [0, 0, 0],
    ],
    column: { denominators: [5, 2, 0], leftOut: [0, 0, 0], percent: [] },
    table: { denominator: 6, leftOut: 4, percent: [] },
  },
};
const combinationsChoice = { set: "exploitation", top: 10, percentOf: "column" };

test("an exact combination is selected by what it has and what it has not", () => {
  assert.deepEqual(model.combinationFilters("exploitation", [labour], env), [
    { set: "exploitation", allOf: [labour] },
    { set: "exploitation", noneOf: [sexual, other] },
  ]);
  assert.deepEqual(model.combinationFilters("exploitation", items, env), [
    { set: "exploitation", allOf: items },
  ]);
  assert.deepEqual(model.combinationFilters("exploitation", [], env), [
    { set: "exploitation", noneOf: items },
  ]);
  assert.equal(model.combinationLabel("exploitation", [], env), "None of them");
  assert.equal(
    model.combinationLabel("exploitation", [labour, sexual], env),
    "Forced labour and Sexual exploitation",
  );
});

test("saved combinations have the rest, the denominator and who is left out", () => {
  const table = model.combinationsExport(combinations, combinationsChoice, [], env);
  assert.deepEqual(lines(table).slice(0, 6), [
    "Combination,Forced labour,Sexual exploitation,Other exploitation,Cases,Percent",
    "Forced labour,1,,,3,50",
    "Forced labour and Sexual exploitation,1,1,,2,33.3",
    "1 other combination,,,,1,16.7",
    "Denominator,,,,6,",
    "Left out,,,,4,",
  ]);
});

test("saved pairs have percentages as on screen, each with its denominator", () => {
  const byColumn = model.pairsExport(combinations, combinationsChoice, [], env);
  assert.deepEqual(byColumn.body[1], ["Sexual exploitation", 2, 40, 2, 100, 0, null]);
  assert.deepEqual(byColumn.foot, [
    ["Denominator", 5, null, 2, null, 0, null],
    ["Left out", 0, null, 0, null, 0, null],
  ]);
  const ofAll = model.pairsExport(combinations, { ...combinationsChoice, percentOf: "table" }, [], env);
  assert.deepEqual(ofAll.body[1], ["Sexual exploitation", 2, 33.3, 2, 33.3, 0, 0]);
  assert.deepEqual(ofAll.foot[1], ["Left out", 4, null, 4, null, 4, null]);
});
