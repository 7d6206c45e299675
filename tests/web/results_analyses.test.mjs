import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";
import { reply } from "./reply.mjs";

const { toResult } = await load("web/model/results.ts");

const description = {
  variables: [
    { id: "year", kind: "categorical", values: [2015, 2016, "soon"] },
    { id: "gender", kind: "categorical", values: ["Man", "Woman"] },
  ],
  sets: [{ id: "means", items: ["threats", "abuse"], absentItems: [] }],
};
const shared = { codebook: { id: "c", version: "3" }, cases: 9, selected: 5, cautions: [] };

test("a trend has a table of rows by years, and the coverage of each year", () => {
  const result = toResult(
    description,
    reply({ kind: "trend", rows: "gender", years: "year", denominator: "all" }, [
      ["counts", "count", [2, 3], [1, 0, 0, 2, 1, 0]],
      ["denominators", "count", [3], [4, 1, 0]],
      ["leftOut", "count", [3], [0, 0, 0]],
      ["coverage.cases", "count", [3], [4, 1, 0]],
      ["coverage.answered", "count", [3], [3, 1, 0]],
      ["coverage.shifted", "count", [3], [0, 1, 0]],
      ["percent", "percent", [2, 3], [25, 0, NaN, 50, 100, NaN]],
      ["coverage.percent", "percent", [3], [75, 100, NaN]],
    ]),
  );
  assert.deepEqual(result, {
    ...shared,
    denominator: "all",
    rows: [{ id: "Man" }, { id: "Woman" }],
    years: [{ id: 2015 }, { id: 2016 }, { id: "soon" }],
    counts: [
      [1, 0, 0],
      [2, 1, 0],
    ],
    denominators: [4, 1, 0],
    leftOut: [0, 0, 0],
    percent: [
      [25, 0, null],
      [50, 100, null],
    ],
    coverage: {
      cases: [4, 1, 0],
      answered: [3, 1, 0],
      percent: [75, 100, null],
      shifted: [false, true, false],
    },
  });
});

test("a ranking names its categories, and keeps the rest and the missing apart", () => {
  const result = toResult(
    description,
    reply({ kind: "ranking", rows: "means", answered: 4, restKinds: 1 }, [
      ["rows", "count", [1], [1]],
      ["count", "count", [1], [3]],
      ["rest.count", "count", [1], [2]],
      ["missing", "count", [1], [1]],
      ["percent", "percent", [1], [75]],
      ["rest.percent", "percent", [1], [50]],
      ["missingPercent", "percent", [1], [20]],
    ]),
  );
  assert.deepEqual(result, {
    ...shared,
    answered: 4,
    missing: 1,
    missingPercent: 20,
    values: [{ id: "abuse", count: 3, percent: 75 }],
    rest: { kinds: 1, count: 2, percent: 50 },
  });
});

test("a comparison has two tables and the difference between them", () => {
  const result = toResult(
    description,
    reply({ kind: "comparison", rows: "means", denominator: "answered" }, [
      ["selected", "count", [2], [3, 2]],
      ["counts", "count", [2, 2], [1, 2, 0, 0]],
      ["denominators", "count", [2], [2, 0]],
      ["leftOut", "count", [2], [1, 2]],
      ["inBoth", "count", [1], [1]],
      ["percent", "percent", [2, 2], [50, 100, NaN, NaN]],
      ["difference", "percent", [2], [NaN, NaN]],
    ]),
  );
  assert.deepEqual(result, {
    ...shared,
    inBoth: 1,
    denominator: "answered",
    rows: [{ id: "threats" }, { id: "abuse" }],
    first: { selected: 3, denominator: 2, leftOut: 1, counts: [1, 2], percent: [50, 100] },
    second: { selected: 2, denominator: 0, leftOut: 2, counts: [0, 0], percent: [null, null] },
    difference: [null, null],
  });
});

test("missingness has a row per variable and set, by column or without columns", () => {
  const rows = ["gender", "means"];
  const total = [
    ["total.missing", "count", [2], [1, 5]],
    ["total.percent", "percent", [2], [20, 100]],
  ];
  const byYear = toResult(
    description,
    reply({ kind: "missingness", columns: "year", rows }, [
      ["missing", "count", [2, 3], [1, 0, 0, 3, 1, 0]],
      ["denominators", "count", [3], [3, 1, 0]],
      ["percent", "percent", [2, 3], [100 / 3, 0, NaN, 100, 100, NaN]],
      ...total,
    ]),
  );
  assert.deepEqual(byYear, {
    ...shared,
    columns: [{ id: 2015 }, { id: 2016 }, { id: "soon" }],
    denominators: [3, 1, 0],
    rows: [
      {
        id: "gender",
        missing: 1,
        percent: 20,
        inColumns: { missing: [1, 0, 0], percent: [100 / 3, 0, null] },
      },
      { id: "means", missing: 5, percent: 100, inColumns: { missing: [3, 1, 0], percent: [100, 100, null] } },
    ],
  });
  const plain = toResult(
    description,
    reply({ kind: "missingness", columns: null, rows }, [
      ["missing", "count", [2, 0], []],
      ["denominators", "count", [0], []],
      ["percent", "percent", [2, 0], []],
      ...total,
    ]),
  );
  assert.deepEqual(plain.columns, []);
  assert.deepEqual(plain.rows[1], {
    id: "means",
    missing: 5,
    percent: 100,
    inColumns: { missing: [], percent: [] },
  });
});
