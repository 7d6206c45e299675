import assert from "node:assert/strict";
import { test } from "node:test";
import { randomBadQuery } from "../oracle/random_bad_queries.mjs";
import { agreeOn, openBoth } from "./beside_oracle.mjs";
import { ask } from "./engine.mjs";

test("the engine and the naive oracle agree on random files and queries", () => {
  assert.equal(agreeOn(1, 300), 3000);
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
