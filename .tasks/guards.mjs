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

/**
 * What the first table needs: the page and all that it names and imports, the engine with its worker, and the codebook.
 * The page loads its other parts, too, once it stands; they are on this list under names of their own or not at all.
 */
function firstFiles() {
  const first = new Set(["index.html"]);
  for (const file of first) {
    const text = readFileSync(at("build/site", file), "utf8");
    const names = file.endsWith(".html")
      ? text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)
      : text.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g);
    for (const [, name] of names) first.add(file.endsWith(".html") ? name : `assets/${name}`);
  }
  return first;
}

/** What a visitor loads, in bytes as brotli; the one file as it lies on a stick. */
export function measureSizes() {
  const files = filesUnder(["build/site"], [".html", ".js", ".css", ".webmanifest", ".svg", ".png"]);
  const size = (isMeant) =>
    files.filter(isMeant).reduce((sum, file) => sum + brotli(readFileSync(at(file))), 0);
  const named = (pattern) => size((file) => pattern.test(file));
  const first = firstFiles();
  const isFirst = (file) =>
    first.has(file.slice("build/site/".length)) || /\/assets\/(wasm|worker|codebook)-/.test(file);
  return {
    "engine (wasm, glue and worker)": named(/\/assets\/(wasm|worker)-/),
    "page up to the first table": size(isFirst),
    "decoder of packed files": named(/\/decoder-/),
    "making private data": named(/\/(SynthesisPanel|private_data|synthesis_wasm|synthesis_worker)-/),
    // Not part of a page: loaded only by those who make private data.
    "synthesis module (wasm and glue)":
      brotli(readFileSync(at("build/wasm/synthesis.wasm"))) +
      brotli(readFileSync(at("build/wasm/synthesis.mjs"))),
    "simulated sample": named(/\/sample-/),
    "service worker, manifest and icons": named(/service_worker\.js|\.webmanifest|\/icons\//),
    "one file, uncompressed": readFileSync(at("build/casewise.html")).length,
  };
}

const works = {
  "read 20,000 cases": undefined,
  // Only a condition that names values is kept value by value: the first is counted each time.
  "profile under a filter": { kind: "profile", where: { not: { variable: "gender", in: ["Man"] } } },
  "profile under a moved filter": { kind: "profile", where: { variable: "gender", in: ["Woman"] } },
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
