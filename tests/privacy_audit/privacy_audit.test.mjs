// The statistics, audits and mutants of tests/privacy_audit, with the sample sizes of every day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runAudit } from "./run.mjs";

test("samplers, audits and mutants", async () => {
  const { status, stdout, cases, failed } = await runAudit();
  assert.equal(status, 0, stdout.slice(-4000));
  assert.equal(failed, 0);
  assert.ok(cases >= 18, `${cases} test cases`);
});
