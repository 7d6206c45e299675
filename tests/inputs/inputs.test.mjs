// Opens every row of the tables in this folder as a user's program would, and holds it to what its row says.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openEngine } from "../wasm/engine.mjs";
import { inputs } from "./all.mjs";
import { smallCodebook } from "./codebook.mjs";

const bytesOf = async (bytes) => {
  const made = await (typeof bytes === "function" ? bytes() : bytes);
  return typeof made === "string" ? new TextEncoder().encode(made) : made;
};

/** The part of `whole` that `wanted` speaks of, so that rows name only what they are about. */
function partOf(whole, wanted) {
  if (typeof wanted !== "object" || wanted === null || typeof whole !== "object" || whole === null)
    return whole;
  if (Array.isArray(wanted)) return whole;
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, partOf(whole[key], wanted[key])]));
}

async function countsOf(dataset, wanted) {
  const profile = await dataset.run({ kind: "profile" });
  const lists = [
    ...profile.variables.map(({ id, values }) => [id, values.map(({ value, count }) => [value, count])]),
    ...profile.sets.map(({ id, items }) => [id, items.map((item) => [item.id, item.count])]),
  ];
  return Object.fromEntries(
    lists
      .filter(([id]) => id in wanted)
      .map(([id, counts]) => [id, Object.fromEntries(counts.filter(([, count]) => count > 0))]),
  );
}

describe("bad and strange inputs", () => {
  let engine;
  before(async () => {
    engine = await openEngine();
  });
  after(() => engine?.close());

  for (const { name, bytes, format, codebook = smallCodebook, error, report, profile } of inputs) {
    test(name, async () => {
      const opening = engine.open(await bytesOf(bytes), { codebook, ...(format ? { format } : {}) });
      if (error !== undefined) {
        const [code, ...place] = error.split(" ");
        await assert.rejects(opening, (refused) => {
          assert.equal(`${refused.code} ${refused.where}`.trim(), [code, ...place].join(" "));
          assert.match(refused.message, /\.$/);
          return true;
        });
        return;
      }
      const dataset = await opening;
      try {
        assert.deepEqual(partOf(dataset.report, report), report);
        if (profile) assert.deepEqual(await countsOf(dataset, profile), profile);
      } finally {
        dataset.close();
      }
    });
  }

  test("no two rows have one name", () => {
    const names = inputs.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
  });
});
