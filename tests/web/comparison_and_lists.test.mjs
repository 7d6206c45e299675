import assert from "node:assert/strict";
import { test } from "node:test";
import { description, env, items, lines, model, remark, shared } from "./analyses_env.mjs";

const comparisonChoice = {
  rows: "exploitation",
  first: [{ variable: "gender", in: ["Woman"] }],
  second: [],
  denominator: "answered",
  order: "difference",
};
const comparison = {
  ...shared,
  inBoth: 1,
  rows: items.map((id) => ({ id })),
  first: { selected: 4, denominator: 3, leftOut: 1, counts: [1, 2, 0], percent: [100 / 3, 200 / 3, 0] },
  second: { selected: 10, denominator: 6, leftOut: 4, counts: [5, 2, 0], percent: [500 / 6, 200 / 6, 0] },
  difference: [50, -100 / 3, 0],
};

test("a comparison is asked within the filters, and no condition means all of their cases", () => {
  const filters = [{ variable: "border", in: ["domestic"] }];
  assert.deepEqual(model.comparisonQuery(comparisonChoice, filters), {
    kind: "comparison",
    rows: "exploitation",
    first: comparisonChoice.first[0],
    second: { all: [] },
    denominator: "answered",
    where: filters[0],
  });
  assert.deepEqual(model.everythingElse(comparisonChoice), [{ not: comparisonChoice.first[0] }]);
  assert.deepEqual(model.firstSelections(description), {
    first: [{ variable: "gender", in: ["Man"] }],
    second: [{ variable: "gender", in: ["Woman"] }],
  });
});

test("the largest difference comes first, and rows without one last", () => {
  assert.deepEqual(model.comparedOrder(comparison, "codebook"), [0, 1, 2]);
  assert.deepEqual(
    model.comparedOrder({ ...comparison, difference: [1, null, -2] }, "difference"),
    [2, 0, 1],
  );
});

test("a saved comparison has both sides with their denominators, and the difference from the exact ratios", () => {
  const table = model.comparisonExport(comparison, comparisonChoice, [], env);
  assert.deepEqual(lines(table).slice(1, 7), [
    "Forced labour,1,33.3,5,83.3,50",
    "Sexual exploitation,2,66.7,2,33.3,-33.3",
    "Other exploitation,0,0,0,0,0",
    "Denominator,3,,6,,",
    "Left out,1,,4,,",
    "Selected,4,,10,,",
  ]);
  assert.equal(remark(table, "First selection"), "Gender: Woman");
  assert.equal(remark(table, "Second selection"), "all cases");
  assert.equal(remark(table, "Cases in both selections"), "1");
});

test("saved missing shares are of all selected cases and of each column's", () => {
  const result = {
    ...shared,
    columns: [{ id: "Man" }, { id: "Woman" }],
    denominators: [4, 0],
    rows: [{ id: "ageBroad", missing: 3, percent: 30, inColumns: { missing: [1, 0], percent: [25, null] } }],
  };
  const choice = { columns: "gender" };
  const table = model.missingnessExport(result, choice, [], env);
  assert.deepEqual(lines(table).slice(1, 3), ["Age,3,30,1,25,0,", "Denominator,10,,4,,0,"]);
  assert.deepEqual(model.missingnessColumns(result, choice, env), [0]);
  const byCountry = { ...result, denominators: [4, 6] };
  assert.deepEqual(model.missingnessColumns(byCountry, { columns: "citizenship" }, env), [1, 0]);
  assert.equal(model.missingnessTitle({ columns: null }, env), "What is not recorded");
});

test("a saved ranking keeps the others and the missing cases apart", () => {
  const result = {
    ...shared,
    answered: 8,
    missing: 2,
    missingPercent: 20,
    values: [{ id: "PHL", count: 5, percent: 62.5 }],
    rest: { kinds: 2, count: 3, percent: 37.5 },
  };
  const table = model.rankingExport(result, "citizenship", [], env);
  assert.deepEqual(lines(table).slice(0, 4), [
    "Citizenship,Cases,Percent,Denominator",
    "Philippines,5,62.5,8",
    "2 others together,3,37.5,8",
    "Not recorded,2,20,10",
  ]);
});

const flowsChoice = { from: "citizenship", to: "CountryOfExploitation", top: 2 };
const flows = {
  ...shared,
  answeredBoth: 8,
  same: { count: 5, percent: 62.5 },
  flows: [
    { from: "PHL", to: "PHL", count: 4, percent: 50 },
    { from: "MDA", to: "RUS", count: 2, percent: 25 },
  ],
  rest: { kinds: 2, count: 2 },
};

test("domestic flows stand apart, by the codebook's name for them, and keep their rank", () => {
  const [across, domestic] = model.flowGroups(flows, flowsChoice, env);
  assert.deepEqual(
    [across.title, across.same, across.flows.map(({ rank }) => rank)],
    ["Cross-border", false, [2]],
  );
  assert.deepEqual(
    [domestic.title, domestic.same, domestic.flows.map(({ rank }) => rank)],
    ["Domestic", true, [1]],
  );
  const [, turned] = model.flowGroups(
    flows,
    { ...flowsChoice, from: flowsChoice.to, to: flowsChoice.from },
    env,
  );
  assert.equal(turned.title, "The same in both");
  const apart = model.flowGroups({ ...flows, same: { count: 0, percent: 0 } }, flowsChoice, env);
  assert.deepEqual([apart.length, apart[0].title, apart[0].flows.length], [1, null, 2]);
});

test("saved flows have the domestic cases as one figure", () => {
  assert.deepEqual(lines(model.flowsExport(flows, flowsChoice, [], env)).slice(1, 6), [
    "Philippines,Philippines,4,50",
    "Republic of Moldova,Russian Federation,2,25",
    "2 other pairs,,2,25",
    '"Domestic: all of these, listed or not",,5,62.5',
    "Denominator,,8,",
  ]);
});
