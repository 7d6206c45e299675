import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../web/load.mjs";
import { newModule, publishedCodebook } from "./engine.mjs";

const { warmUp } = await load("web/bridge/warm_up.ts");

/** The module, with a note of the datasets that are alive and of what the last one answered. */
async function watched() {
  const module = await newModule();
  const seen = { alive: 0, cases: 0, answered: 0 };
  function Dataset() {
    seen.alive++;
    const dataset = new module.Dataset();
    const ok = (answer) => {
      assert.ok(answer.ok, answer.message);
      return answer;
    };
    return {
      open: (codebook) => dataset.open(codebook),
      append(bytes) {
        const answer = ok(dataset.append(bytes));
        seen.cases = answer.cases;
        return answer;
      },
      finish: () => ok(dataset.finish()),
      describe: () => ok(dataset.describe()),
      run(query) {
        seen.answered++;
        return ok(dataset.run(query));
      },
      delete() {
        seen.alive--;
        dataset.delete();
      },
    };
  }
  return { module: { Dataset }, seen };
}

test("warming up reads and counts made-up cases and leaves nothing behind", async () => {
  const { module, seen } = await watched();
  await warmUp(module, publishedCodebook, () => true);
  assert.deepEqual(seen, { alive: 0, cases: 24_000, answered: 10 });
});

test("warming up stops as soon as it is not wanted, and frees what it took", async () => {
  const { module, seen } = await watched();
  let asked = 0;
  await warmUp(module, publishedCodebook, () => ++asked < 2);
  assert.deepEqual(seen, { alive: 0, cases: 8_000, answered: 0 });
});

test("a codebook that is none is no error: there is just nothing to warm up with", async () => {
  const { module, seen } = await watched();
  await warmUp(module, '{"variables":[]}', () => true);
  assert.deepEqual(seen, { alive: 0, cases: 0, answered: 0 });
});
