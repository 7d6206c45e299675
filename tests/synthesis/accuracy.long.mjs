// 22: the accuracy gates on 250,000 records, three seeds, against the reference's sampler and independent columns from
// the same release: `npm run test:long`, or `node --test tests/synthesis/accuracy.long.mjs`. About 20 minutes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asRow, means, measure } from "./accuracy.mjs";

/** By epsilon: error and variation of fitting as parts of the sampler's, at most. */
const gates = { 1: [0.6, 0.15], 4: [0.45, 0.1], 12: [0.45, 0.1] };

test("250,000 records at epsilon 1, 4 and 12", async () => {
  const results = means(await measure({ records: 250_000, seeds: 3, epsilons: [1, 4, 12] }));
  for (const one of results) console.log(asRow(one));
  assert.equal(results.length, 6);
  for (const one of results) {
    const [error, variation] = gates[one.epsilon];
    assert.ok(one.ratio.error <= error, asRow(one));
    assert.ok(one.ratio.variation <= variation, asRow(one));
    assert.ok(one.fitting.variation < one.baseline.variation, asRow(one));
    assert.ok(one.fitting.error < one.baseline.error, asRow(one));
  }
});

// A field office: printed, and at epsilon 4 and more better than both.
for (const records of [6_000, 2_000])
  test(`${records} records at epsilon 1, 4 and 12`, async () => {
    const results = means(await measure({ records, seeds: 3, epsilons: [1, 4, 12] }));
    for (const one of results) {
      console.log(asRow(one));
      assert.ok(one.ratio.error < 1 && one.ratio.variation < 1, asRow(one));
      if (one.epsilon >= 4) assert.ok(one.fitting.error < one.baseline.error, asRow(one));
    }
  });
