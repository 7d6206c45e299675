import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";
import { reply } from "./reply.mjs";

const { toResult } = await load("web/model/results.ts");

const description = {
  variables: [
    { id: "gender", kind: "categorical", values: ["Man", "Woman"] },
    { id: "agegroup", kind: "derived", values: ["minor", "adult"] },
    { id: "isSlave", kind: "indicator", values: [1], set: "exploitation" },
  ],
  sets: [{ id: "exploitation", items: ["isForcedLabour", "isSlave"], absentItems: ["isOther"] }],
};

test("a profile names the values of every variable and the items of every set", () => {
  const result = toResult(
    description,
    reply({ kind: "profile", variables: ["gender", "agegroup"], sets: ["exploitation"] }, [
      ["answered", "count", [2], [4, 0]],
      ["missing", "count", [2], [1, 5]],
      ["missingPercent", "percent", [2], [20, 100]],
      ["count", "count", [4], [1, 3, 0, 0]],
      ["percent", "percent", [4], [25, 75, NaN, NaN]],
      ["set.answered", "count", [1], [4]],
      ["set.missing", "count", [1], [1]],
      ["set.missingPercent", "percent", [1], [20]],
      ["set.count", "count", [2], [2, 3]],
      ["set.percent", "percent", [2], [50, 75]],
    ]),
  );
  assert.deepEqual(result, {
    codebook: { id: "c", version: "3" },
    cases: 9,
    selected: 5,
    variables: [
      {
        id: "gender",
        answered: 4,
        missing: 1,
        missingPercent: 20,
        values: [
          { value: "Man", count: 1, percent: 25 },
          { value: "Woman", count: 3, percent: 75 },
        ],
      },
      {
        id: "agegroup",
        answered: 0,
        missing: 5,
        missingPercent: 100,
        values: [
          { value: "minor", count: 0, percent: null },
          { value: "adult", count: 0, percent: null },
        ],
      },
    ],
    sets: [
      {
        id: "exploitation",
        answered: 4,
        missing: 1,
        missingPercent: 20,
        items: [
          { id: "isForcedLabour", count: 2, percent: 50 },
          { id: "isSlave", count: 3, percent: 75 },
        ],
      },
    ],
    cautions: [],
  });
});

const oneWay = {
  kind: "crosstab",
  rows: "exploitation",
  columns: null,
  layers: null,
  denominator: "answered",
};

test("a one-way table has one unnamed column and no row or table percentages", () => {
  const result = toResult(
    description,
    reply({ ...oneWay, cautions: [{ code: "multiple_responses" }] }, [
      ["selected", "count", [1], [5]],
      ["counts", "count", [1, 2, 1], [2, 1]],
      ["column.denominators", "count", [1, 1], [4]],
      ["column.leftOut", "count", [1, 1], [1]],
      ["column.percent", "percent", [1, 2, 1], [50, 25]],
      ["totals.columns", "count", [1, 1], [4]],
      ["totals.all", "count", [1], [4]],
    ]),
  );
  assert.deepEqual(result, {
    codebook: { id: "c", version: "3" },
    cases: 9,
    selected: 5,
    denominator: "answered",
    rows: [{ id: "isForcedLabour" }, { id: "isSlave" }],
    columns: [],
    counts: [[2], [1]],
    column: { denominators: [4], leftOut: [1], percent: [[50], [25]] },
    row: null,
    table: null,
    totals: { rows: null, columns: [4], all: 4 },
    cautions: [{ code: "multiple_responses" }],
  });
});

/** Two layers (men, women) of agegroup by the indicator isSlave. */
const twoWayLayers = [
  ["selected", "count", [2], [3, 2]],
  ["counts", "count", [2, 2, 1], [1, 2, 0, 0]],
  ["column.denominators", "count", [2, 1], [3, 0]],
  ["column.leftOut", "count", [2, 1], [0, 1]],
  ["column.percent", "percent", [2, 2, 1], [100 / 3, 200 / 3, NaN, NaN]],
  ["row.denominators", "count", [2, 2], [1, 2, 0, 1]],
  ["row.leftOut", "count", [2, 2], [0, 0, 1, 0]],
  ["row.percent", "percent", [2, 2, 1], [100, 100, NaN, 0]],
  ["table.denominator", "count", [2], [3, 1]],
  ["table.leftOut", "count", [2], [0, 1]],
  ["table.percent", "percent", [2, 2, 1], [100 / 3, 200 / 3, 0, 0]],
  ["totals.rows", "count", [2, 2], [1, 2, 0, 0]],
  ["totals.columns", "count", [2, 1], [3, 0]],
  ["totals.all", "count", [2], [3, 0]],
];

test("each layer is a table of its own, with its own selection and cautions", () => {
  const header = {
    kind: "crosstab",
    rows: "agegroup",
    columns: "isSlave",
    layers: "gender",
    denominator: "all",
    layersMissing: 1,
    layerCautions: [[], [{ code: "small_denominator" }]],
  };
  const result = toResult(description, reply(header, twoWayLayers));
  assert.equal(result.selected, 5);
  assert.equal(result.layersMissing, 1);
  assert.deepEqual(
    result.layers.map(({ id, selected }) => [id, selected]),
    [
      ["Man", 3],
      ["Woman", 2],
    ],
  );
  const [, women] = result.layers;
  assert.deepEqual(women.columns, [{ id: 1 }]);
  assert.deepEqual(women.counts, [[0], [0]]);
  assert.deepEqual(women.column, { denominators: [0], leftOut: [1], percent: [[null], [null]] });
  assert.deepEqual(women.row, { denominators: [0, 1], leftOut: [1, 0], percent: [[null], [0]] });
  assert.deepEqual(women.table, { denominator: 1, leftOut: 1, percent: [[0], [0]] });
  assert.deepEqual(women.totals, { rows: [0, 0], columns: [0], all: 0 });
  assert.deepEqual(women.cautions, [{ code: "small_denominator" }]);
  assert.deepEqual(result.layers[0].cautions, []);
});

test("combinations name the items that a case has, none included", () => {
  const header = { kind: "itemCombinations", set: "exploitation", answered: 4, combinations: [[0, 1], []] };
  const result = toResult(
    description,
    reply({ ...header, rest: { kinds: 1, count: 1 } }, [
      ["answered", "count", [1], [4]],
      ["count", "count", [2], [2, 1]],
      ["percent", "percent", [2], [50, 25]],
      ["rest.count", "count", [1], [1]],
    ]),
  );
  assert.equal(result.answered, 4);
  assert.deepEqual(result.combinations, [
    { items: ["isForcedLabour", "isSlave"], count: 2, percent: 50 },
    { items: [], count: 1, percent: 25 },
  ]);
  assert.deepEqual(result.rest, { kinds: 1, count: 1 });
});

test("flows name both ends", () => {
  const header = {
    kind: "flows",
    from: "gender",
    to: "agegroup",
    answeredBoth: 4,
    rest: { kinds: 0, count: 0 },
  };
  const result = toResult(
    description,
    reply(header, [
      ["from", "count", [2], [1, 0]],
      ["to", "count", [2], [1, 0]],
      ["count", "count", [2], [3, 1]],
      ["same.count", "count", [1], [0]],
      ["percent", "percent", [2], [75, 25]],
      ["same.percent", "percent", [1], [0]],
    ]),
  );
  assert.equal(result.answeredBoth, 4);
  assert.deepEqual(result.same, { count: 0, percent: 0 });
  assert.deepEqual(result.flows, [
    { from: "Woman", to: "adult", count: 3, percent: 75 },
    { from: "Man", to: "minor", count: 1, percent: 25 },
  ]);
});

test("a reply without a section that its kind must have is refused", () => {
  assert.throws(() => toResult(description, reply(oneWay, [])), /section/);
});
