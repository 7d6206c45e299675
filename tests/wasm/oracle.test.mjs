import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, openCases } from "../oracle/answer.mjs";
import { codebookWith } from "../oracle/golden.mjs";
import { randomBadQuery } from "../oracle/random_bad_queries.mjs";
import { randomCodebook, randomFile, randomQuery } from "../oracle/random_queries.mjs";
import { createRandom } from "../simulate/random.mjs";
import { ask, newModule, openDataset, plain } from "./engine.mjs";

const module = await newModule();
const release = codebookWith();
const encoder = new TextEncoder();

/** A random file by seed, cut into slices of some length, in the engine and in the oracle. */
function openBoth(seed) {
  const random = createRandom(seed);
  const codebook = randomCodebook(random, release);
  const written = randomFile(random, codebook);
  const bytes = typeof written === "string" ? encoder.encode(written) : written;
  const opened = openDataset(
    module,
    bytes,
    JSON.stringify(codebook),
    1 + Math.floor(bytes.length / (1 + (seed % 7))),
  );
  assert.ok(opened.dataset, `seed ${seed}: ${JSON.stringify(opened.error)}`);
  return { random, codebook, opened, cases: openCases(bytes, codebook) };
}

test("the engine and the naive oracle agree on random files and queries", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { random, codebook, opened, cases } = openBoth(seed);
    for (let i = 0; i < 10; i++) {
      const query = randomQuery(random, codebook);
      const note = `seed ${seed}, query ${JSON.stringify(query)}`;
      assert.deepEqual(plain(ask(opened, query)), plain(answer(cases, query)), note);
    }
    opened.dataset.delete();
  }
});

test("the engine and the naive oracle refuse the same queries for the same reason", () => {
  for (let seed = 1001; seed <= 1100; seed++) {
    const { random, codebook, opened } = openBoth(seed);
    for (let i = 0; i < 10; i++) {
      const { query, code } = randomBadQuery(random, codebook);
      assert.equal(ask(opened, query).error?.code, code, `seed ${seed}, query ${JSON.stringify(query)}`);
    }
    opened.dataset.delete();
  }
});
