// The comparison of oracle.test.mjs on other files: 20,000 queries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agreeOn } from "./beside_oracle.mjs";

test("the engine and the naive oracle agree on 20,000 random queries", (context) => {
  const queries = agreeOn(100_001, 2000);
  context.diagnostic(`${queries} queries, no difference`);
  assert.ok(queries >= 20_000);
});
