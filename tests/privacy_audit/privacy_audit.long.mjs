// The same with the full sample sizes: ten million draws a sampler, 200,000 runs a side of each audit, and its power.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runAudit } from "./run.mjs";

test("samplers, audits and mutants, at full size", async () => {
  const { status, stdout, failed } = await runAudit({ long: true });
  for (const line of stdout.split("\n")) if (/^(audit|noise)/.test(line)) console.log(line);
  assert.equal(status, 0, stdout.slice(-4000));
  assert.equal(failed, 0);
});
