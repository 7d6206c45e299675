// Runs every fuzz target for some seconds, from the seeds in the tree. `npm run fuzz -- --seconds 3600 [--only NAME]`
// A finding ends the target, and stands in build/fuzz/findings: make a fixture of it before it is mended.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { compile } from "../../.tasks/build.mjs";
import { filesUnder } from "../../.tasks/lint.mjs";
import { at, isMain, runLogged, task, TaskError } from "../../.tasks/run.mjs";
import { setup } from "../../.tasks/setup.mjs";

/** Bytes of one input at most: bugs of parsers are small, and small inputs run often. */
const LONGEST = 512;

export const targets = () =>
  filesUnder(["tests/fuzz"], [".fuzz.cpp"]).map((file) => path.basename(file, ".fuzz.cpp"));

/** Runs `names` one after the other; resolves to one line per target: { name, runs, failed, output }. */
export async function fuzz(names, seconds) {
  await compile("fuzz", ["fuzz"]);
  const results = [];
  for (const name of names) {
    const corpus = at(`build/fuzz/corpus/${name}`);
    const findings = at("build/fuzz/findings");
    for (const folder of [corpus, findings]) mkdirSync(folder, { recursive: true });
    const words = at(`tests/fuzz/words/${name}.txt`);
    const { code, output } = await runLogged(`fuzz-${name}`, at(`build/fuzz/fuzz_${name}`), [
      `-max_total_time=${seconds}`,
      `-max_len=${LONGEST}`,
      "-timeout=10",
      "-rss_limit_mb=3000",
      "-print_final_stats=1",
      `-artifact_prefix=${findings}/${name}-`,
      ...(existsSync(words) ? [`-dict=${words}`] : []),
      corpus,
      at(`tests/fuzz/seeds/${name}`),
    ]);
    const runs = Number(/number_of_executed_units:\s*(\d+)/.exec(output)?.[1] ?? 0);
    results.push({ name, runs, failed: code !== 0 || runs === 0, output });
  }
  return results;
}

if (isMain(import.meta.url)) {
  await task(async () => {
    setup();
    const { values } = parseArgs({
      options: { seconds: { type: "string", default: "600" }, only: { type: "string" } },
    });
    const results = await fuzz(values.only ? [values.only] : targets(), Number(values.seconds));
    for (const { name, runs, failed } of results)
      console.log(
        `${name.padEnd(16)} ${runs.toLocaleString("en").padStart(14)} executions${failed ? ", FAILED" : ""}`,
      );
    const failed = results.filter((one) => one.failed).map(({ name }) => name);
    if (failed.length > 0)
      throw new TaskError(
        `Findings in ${failed.join(", ")}: see build/logs and ${readdirSync(at("build/fuzz/findings"))}.`,
      );
  });
}
