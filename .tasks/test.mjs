// `npm test`: sets up, builds, then runs every check in turn and counts. Options: --only STEP, --long, --golden.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { build, compile } from "./build.mjs";
import { fuzz, targets } from "../tests/fuzz/run.mjs";
import { guard } from "./guards.mjs";
import { combinations, withoutNetwork } from "./journeys.mjs";
import { filesUnder, lint } from "./lint.mjs";
import { at, isMain, run, runLogged, task, TaskError } from "./run.mjs";
import { setup } from "./setup.mjs";

const testFiles = filesUnder(["tests"], [".test.mjs"]);
const isBrowserTest = (file) => file.startsWith("tests/e2e/");
const webkitTests = testFiles.filter((file) => file.startsWith("tests/webkit/"));

/** In the order in which they run; each resolves to { passed, failed, note }. */
const steps = {
  lint: async () => {
    const { passed, failed } = await lint();
    return { passed: passed.length, failed: failed.length, note: failed.join(", ") };
  },
  /** The C++ tests under the address and undefined-behaviour sanitizers. */
  native: async () => {
    await compile("native-sanitize", ["engine_tests"]);
    return doctest("native", at("build/native-sanitize/engine_tests"), []);
  },
  /** Every fuzz target for a few seconds; `npm run fuzz` runs them for as long as wanted. */
  fuzz: async () => {
    const results = await fuzz(targets(), 8);
    for (const { name, failed, output } of results) if (failed) verdict(`fuzz-${name}`, 1, output, 0, 1);
    const failed = results.filter((one) => one.failed);
    const runs = results.reduce((sum, one) => sum + one.runs, 0);
    return {
      passed: results.length - failed.length,
      failed: failed.length,
      note: `${runs.toLocaleString("en")} executions${failed.map(({ name }) => `, ${name} failed`).join("")}`,
    };
  },
  /** The same tests as WebAssembly. */
  wasm: async () => {
    await compile("wasm-release", ["engine_tests"]);
    return doctest("wasm", process.execPath, [at("build/wasm-release/engine_tests.cjs")]);
  },
  node: () =>
    nodeTests(
      "node",
      testFiles.filter((file) => !isBrowserTest(file) && !webkitTests.includes(file)),
    ),
  /** The journeys in Chromium on both builds and the short one in WebKit; network cut, attempts recorded. */
  e2e: async () => {
    const results = await journeys(combinations.filter(({ name }) => name.endsWith("-chrome")));
    return sum([
      ...results,
      await nodeTests("webkit", webkitTests, [], {
        command: [...withoutNetwork(), process.execPath, "--test"],
      }),
    ]);
  },
  /** The same in Firefox. */
  firefox: async () => sum(await journeys(combinations.filter(({ name }) => name.endsWith("-firefox")))),
  /** Sizes and instruction counts against their budgets. */
  guards: async () => {
    const { passed, over } = await guard();
    return { passed, failed: over.length, note: over.join("; ") };
  },
  long: () => nodeTests("long", filesUnder(["tests"], [".long.mjs"]), ["--test-concurrency=1"]),
};

/**
 * The journeys in these browsers on these builds, one after the other. A browser on a busy machine can be late in ways
 * that no wait foresees: what failed is tried once more, and said to have been; what fails twice has failed.
 */
async function journeys(chosen) {
  const cut = withoutNetwork();
  const files = testFiles.filter(isBrowserTest);
  const results = [];
  for (const { name, environment } of chosen) {
    const walk = (log, some) =>
      nodeTests(log, some, ["--test-concurrency=1"], {
        command: [...cut, process.execPath, at("tests/e2e/run.mjs"), at(`build/logs/${log}.network`)],
        environment,
      });
    let result = await walk(`e2e-${name}`, files);
    const again = result.failed > 0 ? mayBeTriedAgain(`e2e-${name}`) : [];
    if (again.length > 0) {
      console.log(`e2e-${name}: once more: ${again.join(", ")}`);
      const second = await walk(`e2e-${name}-again`, again);
      const note = `${again.length} files at the second try${second.note && `, ${second.note}`}`;
      result = { ...second, passed: result.passed + (second.failed === 0 ? result.failed : 0), note };
    }
    console.log(`e2e-${name}: ${result.passed} passed, ${result.failed} failed`);
    results.push(result);
  }
  return results;
}

/** The files of which tests failed; none where anything was asked of the network: that is never tried again. */
function mayBeTriedAgain(log) {
  const [seen, tap] = ["network", "tap"].map((ending) => {
    const file = at(`build/logs/${log}.${ending}`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  });
  if (/^forbidden /m.test(seen)) return [];
  const failed = new Set([...tap.matchAll(/^ *location: '(.+):\d+:\d+'$/gm)].map(([, file]) => file));
  return testFiles.filter((file) => failed.has(at(file)));
}

const sum = (results) => ({
  passed: results.reduce((all, { passed }) => all + passed, 0),
  failed: results.reduce((all, { failed }) => all + failed, 0),
  note: results.flatMap(({ note }) => note || []).join(", "),
});

async function doctest(name, program, words) {
  const { code, output } = await runLogged(name, program, [...words, "--no-colors"]);
  const counts = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(output);
  const passed = Number(counts?.[1] ?? 0);
  const failed = Number(counts?.[2] ?? 0);
  // A crash prints no summary, and a sanitizer may end a program whose tests all passed.
  return verdict(name, code, output, passed, failed);
}

/** `command`: what is started in place of Node's test runner, with the same words. */
async function nodeTests(name, files, words = [], { command, environment } = {}) {
  if (files.length === 0) return { passed: 0, failed: 0, note: "no tests" };
  const tap = at(`build/logs/${name}.tap`);
  rmSync(tap, { force: true });
  const reporters = ["spec", "stdout", "tap", tap].map(
    (word, i) => `--test-reporter${i % 2 === 1 ? "-destination" : ""}=${word}`,
  );
  const [program, ...first] = command ?? [process.execPath, "--test"];
  const all = [...first, ...reporters, ...words, ...files];
  const { code, output } = await runLogged(name, program, all, environment);
  const summary = existsSync(tap) ? readFileSync(tap, "utf8") : "";
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(summary)?.[1] ?? 0);
  return verdict(name, code, output, count("pass"), count("fail") + count("cancelled"));
}

function verdict(name, code, output, passed, failed) {
  if (code === 0 && failed === 0 && passed > 0) return { passed, failed, note: "" };
  const tail = output.split("\n").slice(-80);
  console.log(tail.map((line) => line.slice(0, 400)).join("\n"));
  return { passed, failed: Math.max(failed, 1), note: `see build/logs/${name}.log` };
}

/** The steps that the options ask for, run to the end whatever fails. Resolves to the totals. */
async function test({ only, long, golden }) {
  const names = only ? [only] : Object.keys(steps).filter((name) => long || name !== "long");
  if (only && !Object.hasOwn(steps, only))
    throw new TaskError(`--only is one of ${Object.keys(steps).join(", ")}.`);
  if (only === "lint" || only === "native") setup();
  else await build();
  const update = at("tests/golden/update.mjs");
  if (golden && existsSync(update)) run(process.execPath, [update]);
  const totals = { passed: 0, failed: 0 };
  for (const name of names) {
    const began = Date.now();
    const { passed, failed, note } = await attempt(steps[name]);
    totals.passed += passed;
    totals.failed += failed;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)${note && `, ${note}`}`);
  }
  return totals;
}

async function attempt(step) {
  try {
    return await step();
  } catch (error) {
    console.log(error instanceof TaskError ? error.message : error);
    return { passed: 0, failed: 1, note: "did not run" };
  }
}

if (isMain(import.meta.url)) {
  await task(async () => {
    const { values } = parseArgs({
      options: { only: { type: "string" }, long: { type: "boolean" }, golden: { type: "boolean" } },
    });
    let totals = { passed: 0, failed: 1 };
    try {
      totals = await test(values);
    } catch (error) {
      console.log(error instanceof TaskError ? error.message : error);
    }
    process.exitCode = totals.failed > 0 ? 1 : 0;
    console.log(`${totals.passed} passed, ${totals.failed} failed`);
  });
}
