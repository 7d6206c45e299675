// The proof of masking.test.mjs on many more tables.
import assert from "node:assert/strict";
import { test } from "node:test";
import { proveAnalyses } from "./analyses.mjs";
import { proveLists } from "./lists.mjs";
import { proveCrosstabs, proveProfiles } from "./prove.mjs";

test("three possible values: 100,000 crosstabs, 10,000 profiles, 30,000 lists, 30,000 others", (context) => {
  const proofs = [
    proveCrosstabs(1000, 34334),
    proveProfiles(1000, 11000),
    proveLists(1000, 11000),
    proveAnalyses(1000, 11000),
  ];
  for (const { failures, ...figures } of proofs) {
    context.diagnostic(JSON.stringify(figures));
    assert.deepEqual(failures.slice(0, 20), []);
    assert.ok(figures.fewest >= 3);
  }
});
