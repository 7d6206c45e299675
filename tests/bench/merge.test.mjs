import assert from "node:assert/strict";
import { test } from "node:test";
import { addEarlier } from "./merge.mjs";
import { render } from "./report.mjs";
import { targets } from "./targets.mjs";

const samples = (milliseconds) => ({ samples: [milliseconds, milliseconds, milliseconds], batch: 1 });
/** As run.mjs holds them: one contender, one size, each workload with one figure. */
const measuredAs = (milliseconds) => ({
  boot: [1],
  cold: [milliseconds],
  open: [milliseconds],
  scenarios: { profile: samples(milliseconds), profileUnseen: samples(milliseconds) },
});
const run = (measured, cases) => ({
  quick: false,
  machine: { cpu: "none", cores: 1, memoryGb: 1, system: "none", date: "2000-01-01", browser: "Chrome/1" },
  load: { before: 0, after: 0 },
  versions: {},
  downloads: {},
  bytes: { [cases]: 1000 },
  loads: { [cases]: 0.5 },
  measured,
});
const fresh = () => ({ ...run({}, 1), bytes: {}, loads: {}, machine: {} });

test("a later run of another size keeps what was measured before, and one of the same size replaces it", () => {
  const earlier = run({ casewise: { 258000: measuredAs(2) }, duckdb: { 258000: measuredAs(300) } }, 258_000);
  const results = fresh();
  addEarlier(results, earlier);
  results.bytes[5_000_000] = 2000;
  results.measured.casewise[5_000_000] = measuredAs(40);
  results.measured.casewise[258_000] = measuredAs(3);
  assert.deepEqual(Object.keys(results.measured.casewise), ["258000", "5000000"]);
  assert.deepEqual(results.measured.casewise[258_000].open, [3]);
  assert.deepEqual(results.measured.duckdb[258_000].open, [300]);
  assert.deepEqual(results.bytes, { 258000: 1000, 5000000: 2000 });
  assert.equal(results.machine.browser, "Chrome/1");
});

test("the document of a merged run has both sizes, and targets see both", () => {
  const results = fresh();
  results.machine = run({}, 1).machine;
  addEarlier(
    results,
    run({ casewise: { 258000: measuredAs(2) }, duckdb: { 258000: measuredAs(300) } }, 258_000),
  );
  results.bytes[5_000_000] = 2000;
  results.measured.casewise[5_000_000] = measuredAs(40);
  const text = render(results);
  assert.match(text, /^## 258,000 cases/m);
  assert.match(text, /^## 5,000,000 cases/m);
  const value = (what) => targets.find((target) => target.what === what).value(results);
  assert.equal(value("profile under a changed filter, against DuckDB-WASM"), 150);
  assert.equal(
    value("profile under a new filter, time per case at 5,000,000 against 258,000"),
    40 / 5_000_000 / (2 / 258_000),
  );
});
