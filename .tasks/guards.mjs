// Holds download sizes and instruction counts to .tasks/budgets.json. Both are the same on a busy machine and an idle
// one. `node .tasks/guards.mjs --write` sets the instructions to what is counted now and a tenth more; bytes are promised.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { build, compile } from "./build.mjs";
import { filesUnder } from "./lint.mjs";
import { at, isMain, task } from "./run.mjs";

const budgetFile = at(".tasks/budgets.json");

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length;

/** What a visitor loads, in bytes as brotli. */
export function measureSizes() {
  const files = filesUnder(["build/site"], [".html", ".js", ".css"]);
  const size = (part) =>
    files
      .filter((file) => file.includes(part))
      .reduce((sum, file) => sum + brotli(readFileSync(at(file))), 0);
  const synthesis =
    size("/SynthesisPanel-") + size("/private_data-") + size("/synthesis_wasm-") + size("/synthesis_worker-");
  return {
    "engine (wasm, glue and worker)": size("/wasm-") + size("/worker-"),
    "page up to the first table": size("build/site/") - size("/sample-") - synthesis,
    "making private data": synthesis,
    "simulated sample": size("/sample-"),
    // Not part of a page: loaded only by those who make private data.
    "synthesis module (wasm and glue)":
      brotli(readFileSync(at("build/wasm/synthesis.wasm"))) +
      brotli(readFileSync(at("build/wasm/synthesis.mjs"))),
  };
}

const works = {
  "read 20,000 cases": undefined,
  "profile under a filter": { kind: "profile", where: { variable: "gender", in: ["Woman"] } },
  "crosstab of means by age": { kind: "crosstab", rows: "means", columns: "ageBroad" },
  "citizenship by country": { kind: "crosstab", rows: "citizenship", columns: "CountryOfExploitation" },
  "combinations of means": { kind: "itemCombinations", set: "means" },
  flows: { kind: "flows" },
};

/** Instructions of the native engine: of reading the sample, and of one answer to each query about it. */
export async function countInstructions() {
  await compile("native-release", ["counted_work"]);
  const count = (times, query) => {
    const work = [
      at("build/native-release/counted_work"),
      at("public/codebook/ctdc-global-synthetic.json"),
      at("public/sample/casewise-simulated-sample.csv"),
      String(times),
      ...(query ? [JSON.stringify(query)] : []),
    ];
    const words = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", ...work];
    const told = execFileSync("sh", ["-c", 'valgrind "$@" 2>&1', "valgrind", ...words], { encoding: "utf8" });
    return Number(/I\s+refs:\s+([\d,]+)/.exec(told)[1].replaceAll(",", ""));
  };
  return Object.fromEntries(
    Object.entries(works).map(([name, query]) => [
      name,
      query ? Math.round((count(11, query) - count(1, query)) / 10) : count(0),
    ]),
  );
}

/** Measures everything, prints it beside its budget, and resolves to how many are within and which are over. */
export async function guard({ write = false } = {}) {
  const measured = { bytes: measureSizes(), instructions: await countInstructions() };
  const budgets = JSON.parse(readFileSync(budgetFile, "utf8"));
  if (write) {
    const allowed = ([name, count]) => [name, Math.ceil(count * 1.1)];
    budgets.instructions = Object.fromEntries(Object.entries(measured.instructions).map(allowed));
    writeFileSync(budgetFile, `${JSON.stringify(budgets, null, 2)}\n`);
  }
  const over = [];
  let passed = 0;
  for (const [kind, counts] of Object.entries(measured)) {
    for (const [name, count] of Object.entries(counts)) {
      const budget = budgets[kind][name];
      if (count <= budget) passed++;
      else over.push(`${name}: ${count} ${kind}, budget ${budget}`);
      console.log(`${name.padEnd(34)} ${count.toLocaleString("en").padStart(14)} of ${budget} ${kind}`);
    }
  }
  return { passed, over };
}

if (isMain(import.meta.url)) {
  await task(async () => {
    await build();
    const { over } = await guard({ write: process.argv.includes("--write") });
    if (over.length > 0) process.exitCode = 1;
  });
}
