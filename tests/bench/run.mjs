// `npm run bench`: this engine and its peers on the same files and questions, in headless Chromium, in one run.
// Options: --cases 258000,5000000 · --only duckdb,casewise · --quick · --no-build (measures what is built already).
// --merge adds what is measured to build/bench/results.json, so that sizes can be run one after the other.
// A complete run writes build/bench/results.json after every size and docs/performance.md at its end; a partial one
// writes partial.json and performance.md in build/bench.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { build } from "../../.tasks/build.mjs";
import { at, task, TaskError } from "../../.tasks/run.mjs";
import { describeMachine, loadAverage } from "./machine.mjs";
import { fileOf, out } from "./files.mjs";
import { addEarlier } from "./merge.mjs";
import { names as headings, render } from "./report.mjs";
import { installPeers, peerVersions } from "./setup.mjs";
import { median } from "./stats.mjs";

const allCases = [20_000, 258_000, 5_000_000, 10_000_000];
/** With more cases than this only these are timed unless --only names others: the rest need hours, or more memory. */
const MANY = 1_000_000;
const forMany = ["casewise", "duckdb"];

function readOptions() {
  const { values } = parseArgs({
    options: {
      cases: { type: "string" },
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      merge: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
    },
  });
  const cases = values.cases?.split(",").map(Number) ?? (values.quick ? allCases.slice(0, 2) : allCases);
  if (!cases.every((count) => Number.isInteger(count) && count > 0))
    throw new TaskError("--cases wants whole numbers, such as 20000,258000.");
  return {
    cases,
    only: values.only?.split(","),
    quick: values.quick,
    merge: values.merge,
    build: !values["no-build"],
  };
}

/** What no answer can be faster than, where the contender has such a call. */
function emptyRoundTrip({ scenarios }) {
  const samples = scenarios.ping?.samples;
  return samples ? `empty round trip ${median(samples).toFixed(3)} ms` : "no empty call";
}

await task(async () => {
  const options = readOptions();
  mkdirSync(out(), { recursive: true });
  if (options.build) await build();
  installPeers();
  // These need packages, which were only just installed.
  const { bundle } = await import("./bundle.mjs");
  const { serve } = await import("./server.mjs");
  const { measure } = await import("./measure.mjs");
  const { downloadSizes } = await import("./sizes.mjs");

  const known = Object.keys(headings);
  if (options.only?.some((name) => !known.includes(name)))
    throw new TaskError(`--only knows ${known.join(", ")}.`);
  // Ours takes part whatever is asked for: its answers are what the others are held to.
  const names = known.filter((name) => name === "casewise" || !options.only || options.only.includes(name));
  await bundle(out("pages"), names);
  const server = await serve(out("pages"));
  const results = {
    quick: options.quick,
    machine: describeMachine(),
    load: { before: loadAverage() },
    versions: peerVersions(),
    downloads: options.quick ? {} : downloadSizes(out("pages")),
    bytes: {},
    measured: {},
  };
  // A partial run leaves alone what the document was made from.
  const complete =
    !options.only && !options.quick && allCases.every((count) => options.cases.includes(count));
  const kept = complete || options.merge;
  if (options.merge && existsSync(out("results.json")))
    addEarlier(results, JSON.parse(readFileSync(out("results.json"), "utf8")));
  const name = kept ? "results.json" : "partial.json";
  const save = () => writeFileSync(out(name), `${JSON.stringify(results)}\n`);
  try {
    for (const cases of options.cases) {
      const file = fileOf(cases);
      results.bytes[cases] = statSync(file).size;
      const taking = names.filter((name) => cases <= MANY || options.only || forMany.includes(name));
      const addressOf = (name) => `${server.address}${name}/`;
      const measured = await measure({ names: taking, addressOf, file, cases, quick: options.quick });
      for (const [name, one] of Object.entries(measured)) {
        results.machine.browser ??= one.browser;
        (results.measured[name] ??= {})[cases] = one;
        console.log(`${name}, ${cases} cases: ${one.failed ?? "done"}; ${emptyRoundTrip(one)}`);
      }
      (results.loads ??= {})[cases] = loadAverage();
      save();
    }
  } finally {
    server.close();
  }
  results.load.after = loadAverage();
  save();
  const page = kept ? at("docs/performance.md") : out("performance.md");
  writeFileSync(page, render(results));
  console.log(`Written: ${kept ? "docs/performance.md" : "build/bench/performance.md"}`);
});
