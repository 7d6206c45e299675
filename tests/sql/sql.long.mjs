// The differential proof on other files than those of sql.test.mjs: 20,000 queries through DuckDB's SQL.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareWithDuckdb } from "./differential.mjs";

test("the engine and DuckDB agree on 20,000 random queries", async (context) => {
  const { differences, ...figures } = await compareWithDuckdb(10_001, 1000);
  context.diagnostic(JSON.stringify({ ...figures, differences: differences.length }));
  assert.deepEqual(differences.slice(0, 3), []);
  assert.ok(figures.queries >= 20_000);
});
