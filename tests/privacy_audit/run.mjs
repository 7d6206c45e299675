import { spawnSync } from "node:child_process";
import { compile } from "../../.tasks/build.mjs";
import { at } from "../../.tasks/run.mjs";

/** Builds and runs privacy_audit; resolves to what it printed and its counts. `long`: with the full sample sizes. */
export async function runAudit({ long = false } = {}) {
  await compile("native-release", ["privacy_audit"]);
  const env = { ...process.env, ...(long ? { CASEWISE_LONG: "1" } : {}) };
  const { stdout, status } = spawnSync(at("build/native-release/privacy_audit"), ["--no-colors"], {
    env,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const counts = /test cases:\s*(\d+) \|\s*(\d+) passed \|\s*(\d+) failed/.exec(stdout);
  return { status, stdout, cases: Number(counts?.[1]), failed: Number(counts?.[3]) };
}
