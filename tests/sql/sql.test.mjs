// The engine and DuckDB, asked the same 1,000 random questions, give the same numbers: every kind of query, filter,
// denominator, layer and derived variable. 20,000 in sql.long.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareWithDuckdb } from "./differential.mjs";

test("the engine and DuckDB agree on 1,000 random queries", async () => {
  const { queries, byKind, differences } = await compareWithDuckdb(1, 50);
  assert.deepEqual(differences.slice(0, 3), []);
  assert.equal(queries, 1000);
  assert.equal(Object.keys(byKind).length, 8);
});
