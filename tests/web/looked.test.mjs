// Which tables the private comparison starts with: those that were on screen, of columns that are released.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { tablesOf, MOST_TABLES, tablesSeen } = await load(
  "web/features/synthesis/looked.ts",
  "web/app/view.ts",
);

const description = { sets: [{ id: "means", items: ["threats", "debt"] }] };
const released = ["gender", "year", "threats", "debt"];

test("a set stands for its indicators; what is not released is in no table; none comes twice", () => {
  const looked = [
    ["means", "gender"],
    ["gender", "threats"],
    ["gender"],
    ["age", "gender"],
    ["gender", "gender"],
  ];
  assert.deepEqual(tablesOf(description, looked, released), [
    ["gender", "threats"],
    ["debt", "gender"],
    ["gender"],
  ]);
  assert.deepEqual(tablesOf(description, looked, []), []);
});

test("no more tables than the engine compares", () => {
  const items = Array.from({ length: 60 }, (_, i) => `item${i}`);
  const many = tablesOf({ sets: [{ id: "all", items }] }, [["all"]], items);
  assert.equal(many.length, MOST_TABLES);
});

test("crosstabs that were on screen, and no other view's", () => {
  const view = (tab, rows, columns) => ({ tab, crosstab: { rows, columns } });
  const past = [view("profile", "gender", null), view("crosstab", "gender", "year")];
  assert.deepEqual(tablesSeen({ past, present: view("crosstab", "year", null), future: [] }), [
    ["gender", "year"],
    ["year"],
  ]);
});
