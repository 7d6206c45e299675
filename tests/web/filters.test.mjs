import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const filters = await load("web/model/filters.ts");
const { draftOf, filterOf, newDraft, operatorsFor } = await load("web/features/filters/draft.ts");

const description = {
  variables: [
    { id: "year", kind: "categorical", ordered: true, values: [2002, 2003, 2004, 1066], knownValues: 3 },
    { id: "gender", kind: "categorical", ordered: false, values: ["Man", "Woman", "odd"], knownValues: 2 },
    { id: "threats", kind: "indicator", ordered: false, values: [1], knownValues: 1, set: "means" },
  ],
  sets: [{ id: "means", items: ["threats", "documents"], absentItems: [] }],
};

test("no filters select everything; one stands alone; several must all be met", () => {
  assert.equal(filters.whereOf([]), undefined);
  assert.deepEqual(filters.whereOf([{ set: "means", answered: true }]), { set: "means", answered: true });
  assert.deepEqual(filters.whereOf([{ any: [] }, { all: [] }]), { all: [{ any: [] }, { all: [] }] });
});

test("clicking values gathers them, and clicking again takes them off", () => {
  let list = filters.toggleValue([], "gender", "Man");
  list = filters.toggleValue(list, "gender", "Woman");
  assert.deepEqual(list, [{ variable: "gender", in: ["Man", "Woman"] }]);
  assert.ok(filters.isValueChosen(list, "gender", "Man"));
  list = filters.toggleValue(list, "gender", "Man");
  assert.deepEqual(list, [{ variable: "gender", in: ["Woman"] }]);
  assert.deepEqual(filters.toggleValue(list, "gender", "Woman"), []);
});

test("clicking a value leaves the conditions of other variables where they are", () => {
  const list = [
    { set: "means", anyOf: ["threats"] },
    { variable: "gender", in: ["Man"] },
  ];
  assert.deepEqual(filters.toggleItem(list, "means", "documents"), [
    { set: "means", anyOf: ["threats", "documents"] },
    { variable: "gender", in: ["Man"] },
  ]);
});

test("not recorded and clicked values exclude each other", () => {
  const missing = filters.toggleMissing([{ variable: "gender", in: ["Man"] }], { variable: "gender" });
  assert.deepEqual(missing, [{ variable: "gender", missing: true }]);
  assert.deepEqual(filters.toggleValue(missing, "gender", "Man"), [{ variable: "gender", in: ["Man"] }]);
  assert.deepEqual(filters.toggleMissing(missing, { variable: "gender" }), []);
  assert.deepEqual(filters.toggleMissing([{ set: "means", anyOf: ["threats"] }], { set: "means" }), [
    { set: "means", answered: false },
  ]);
});

test("a condition is added once", () => {
  const condition = { variable: "gender", in: ["Man"] };
  assert.equal(filters.addAll([condition], [{ ...condition }]).length, 1);
});

test("every condition that the dialog can make comes back as it was", () => {
  const conditions = [
    { variable: "gender", in: ["Man", "odd"] },
    { variable: "gender", notIn: ["Woman"] },
    { not: { variable: "gender", in: ["Woman"] } },
    { variable: "year", between: [2002, null] },
    { variable: "year", between: [null, 2003] },
    { variable: "year", missing: true },
    { variable: "threats", missing: false },
    { variable: "threats", missing: true },
    { set: "means", anyOf: ["threats"] },
    { set: "means", allOf: ["threats", "documents"] },
    { set: "means", noneOf: ["documents"] },
    { not: { set: "means", anyOf: ["documents"] } },
    { set: "means", answered: true },
    { set: "means", answered: false },
  ];
  for (const condition of conditions) {
    assert.deepEqual(filterOf(draftOf(condition, description), description), condition);
  }
});

test("conditions that the dialog cannot make are left alone", () => {
  for (const condition of [{ any: [] }, { set: "means", count: [1, 2] }, { not: { all: [] } }]) {
    assert.equal(draftOf(condition, description), null);
  }
});

test("a draft without values, or with a range that runs backwards, is no condition", () => {
  assert.equal(filterOf(newDraft("gender", description), description), null);
  const range = { ...newDraft("year", description), operator: "between", low: "2004", high: "2002" };
  assert.equal(filterOf(range, description), null);
  assert.deepEqual(operatorsFor("gender", description), ["in", "notIn", "recorded", "missing"]);
  assert.ok(operatorsFor("year", description).includes("between"));
});
