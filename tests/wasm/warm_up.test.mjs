import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../web/load.mjs";
import { newModule, publishedCodebook } from "./engine.mjs";

const { warmUp } = await load("web/bridge/warm_up.ts");

/** A dataset, with a note of whether it is alive and of what it answered. */
async function watched() {
  const module = await newModule();
  const dataset = new module.Dataset();
  const seen = { alive: 1, cases: 0, answered: 0 };
  const ok = (answer) => {
    assert.ok(answer.ok, answer.message);
    return answer;
  };
  ok(dataset.open(publishedCodebook));
  const watching = {
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
  return { dataset: watching, seen };
}

test("warming up reads and counts made-up cases and leaves nothing behind", async () => {
  const { dataset, seen } = await watched();
  await warmUp(dataset, publishedCodebook, () => true);
  assert.deepEqual(seen, { alive: 0, cases: 24_000, answered: 10 });
});

test("warming up stops as soon as it is not wanted, and frees what it took", async () => {
  const { dataset, seen } = await watched();
  let asked = 0;
  await warmUp(dataset, publishedCodebook, () => ++asked < 2);
  assert.deepEqual(seen, { alive: 0, cases: 8_000, answered: 0 });
});
