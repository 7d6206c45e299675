// Time and memory of making private data in Chromium: 250,000 x 27, R = 3, each part in a worker of its own.
//   node tests/synthesis/browser_bench.mjs [--cases 250000] [--epsilon 4] [--strict 10]
import { build } from "esbuild";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { execFileSync } from "node:child_process";
import { serve } from "../../.tasks/serve.mjs";
import { virtualModules } from "../../web/build.mjs";
import { launch } from "../e2e/browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "250000" },
    epsilon: { type: "string", default: "4" },
    strict: { type: "string" },
  },
});
const folder = await mkdtemp(path.join(tmpdir(), "casewise-bench-"));
const cases = path.join(folder, "cases.csv");
execFileSync(process.execPath, [
  path.join(root, "tests/simulate/simulate.mjs"),
  ...["--cases", values.cases, "--seed", "1", "--out", cases],
]);
const contents = ["web/bridge/synthesis_browser", "web/bridge/synthesis_client", "web/bridge/assets"]
  .map((file) => `export * from "./${file}";`)
  .join("\n");
await build({
  stdin: { contents, resolveDir: root },
  absWorkingDir: root,
  bundle: true,
  format: "iife",
  globalName: "synthesis",
  outfile: path.join(folder, "page.js"),
  plugins: [virtualModules],
});
await writeFile(
  path.join(folder, "index.html"),
  '<!doctype html><link rel="icon" href="data:,"><script src="page.js"></script><input type="file">',
);
const { server, address } = await serve(folder);
const browser = await launch({ protocolTimeout: 900_000 });
try {
  const page = await browser.newPage();
  await page.goto(address);
  await (await page.$("input")).uploadFile(cases);
  const parameters = {
    epsilon: Number(values.epsilon),
    deltaExponent: 7,
    length: 3,
    expectedRecords: Number(values.cases),
    ...(values.strict ? { strict: Number(values.strict) } : {}),
  };
  const found = await page.evaluate(async (given) => {
    const source = document.querySelector("input").files[0];
    const codebook = await synthesis.loadCodebook();
    const options = { countryCodes: "alpha3" };
    const rows = [];
    let longest = 0;
    const timed = async (name, instance, work) => {
      const began = performance.now();
      let last = began;
      // How long a worker goes without looking up: what a message would have to wait for.
      const onProgress = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      };
      longest = 0;
      const answer = await work({ onProgress });
      const seconds = (performance.now() - began) / 1000;
      const bytes = await instance.call("memory", null);
      rows.push({ name, seconds, longestSliceMs: longest, megabytes: bytes / 2 ** 20 });
      return answer;
    };
    const start = (role) => synthesis.SynthesisInstance.start(synthesis.browserSynthesis, role);
    const a = await start("measure");
    await timed("reading (A)", a, (w) => a.call("read", { source, codebook, options }, w));
    const measured = await timed("private aggregation (A)", a, (w) =>
      a.call("measure", { ...given, reservation: "bench" }, w),
    );
    a.end();
    const b = await start("fit");
    const fit = { noInvention: given.strict !== undefined };
    const fitted = await timed("fitting (B)", b, (w) =>
      b.call("fit", { blob: measured.blob.slice(), parameters: fit }, w),
    );
    b.end();
    const c = await start("evaluate");
    await timed("reading (C)", c, (w) => c.call("read", { source, codebook, options }, w));
    await timed("exact aggregation and risk (C)", c, (w) => c.call("risk", { length: 3, rareBelow: 10 }, w));
    await timed("evaluation (C)", c, (w) =>
      c.call("evaluate", { blob: measured.blob, csv: fitted.csv, request: {} }, w),
    );
    c.end();
    for (const method of ["aggregateSeeded", "suppressCells"]) {
      const d = await start("measure");
      await d.call("read", { source, codebook, options });
      await timed(`${method} (A)`, d, (w) => d.call("older", { method, groupSize: 10, length: 3 }, w));
      d.end();
    }
    return { rows, report: { ...fitted.report, lengths: measured.report.lengths } };
  }, parameters);
  for (const { name, seconds, longestSliceMs, megabytes } of found.rows)
    console.log(
      `${name.padEnd(32)} ${seconds.toFixed(2).padStart(8)} s, longest pause ${longestSliceMs.toFixed(0).padStart(4)} ms, ${megabytes.toFixed(0)} MB`,
    );
  console.log(JSON.stringify(found.report));
} finally {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
}
