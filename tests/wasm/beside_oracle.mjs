// The engine and the naive oracle, side by side on random files.
import assert from "node:assert/strict";
import { answer, openCases } from "../oracle/answer.mjs";
import { codebookWith } from "../oracle/golden.mjs";
import { randomCodebook, randomFile, randomQuery } from "../oracle/random_queries.mjs";
import { createRandom } from "../simulate/random.mjs";
import { ask, newModule, openDataset, plain } from "./engine.mjs";

const module = await newModule();
const release = codebookWith();
const encoder = new TextEncoder();

/** A random file by seed, cut into slices of some length, in the engine and in the oracle. */
export function openBoth(seed) {
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

/** Ten random queries of each of `files` files, from the seed `from` on. Throws at a difference; resolves to the queries. */
export function agreeOn(from, files) {
  let queries = 0;
  for (let seed = from; seed < from + files; seed++) {
    const { random, codebook, opened, cases } = openBoth(seed);
    for (let i = 0; i < 10; i++) {
      const query = randomQuery(random, codebook);
      const note = `seed ${seed}, query ${JSON.stringify(query)}`;
      assert.deepEqual(plain(ask(opened, query)), plain(answer(cases, query)), note);
      queries++;
    }
    opened.dataset.delete();
  }
  return queries;
}
