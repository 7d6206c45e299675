import assert from "node:assert/strict";
import { test } from "node:test";
import { readFixture } from "../oracle/golden.mjs";
import { newModule, openDataset, publishedCodebook } from "./engine.mjs";

const bytes = readFixture("twelve_cases.csv");
const queries = [
  { kind: "profile", where: { variable: "gender", in: ["Woman"] } },
  { kind: "crosstab", rows: "means", columns: "gender", layers: "exploitation" },
  { kind: "itemCombinations", set: "means", top: 3 },
  { kind: "flows" },
  { kind: "crosstab", rows: "nope" },
  { kind: "profile", where: { all: [{ set: "means", anyOf: [] }] } },
].map((query) => JSON.stringify(query));

test("10,000 queries, answered and refused, leave memory as it was", async () => {
  const module = await newModule();
  const { dataset } = openDataset(module, bytes);
  const run = (times) => {
    for (let i = 0; i < times; i++) dataset.run(queries[i % queries.length]);
  };
  run(600);
  const before = module.memoryBytes();
  const handles = module.count_emval_handles();
  run(10_000);
  assert.equal(module.memoryBytes(), before);
  assert.equal(module.count_emval_handles(), handles);
  dataset.delete();
});

test("opening and closing files over and over, good and bad, leaves memory as it was", async () => {
  const module = await newModule();
  const bad = Buffer.concat([bytes, Buffer.from('"')]);
  const open = (times) => {
    for (let i = 0; i < times; i++) {
      openDataset(module, bytes, publishedCodebook, 100).dataset.delete();
      assert.ok(openDataset(module, bad).error);
      assert.ok(openDataset(module, bytes, "{}").error);
    }
  };
  open(20);
  const before = module.memoryBytes();
  open(300);
  assert.equal(module.memoryBytes(), before);
});
