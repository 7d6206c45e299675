// The package in a real browser, under the policy of our pages: the bridge's promises, kept by a real worker.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../.tasks/serve.mjs";
import { readFixture } from "../oracle/golden.mjs";
import { launch, target } from "./browser.mjs";

const folder = mkdtempSync(join(tmpdir(), "casewise-package-"));
const cases = readFixture("worked_example.csv").toString("utf8");
const crosstab = { kind: "crosstab", rows: "exploitation" };
const requests = [];
const complaints = [];
let server;
let browser;
let page;

// The one file has no package beside it.
describe("the package", { skip: target === "file" }, () => {
  before(async () => {
    cpSync(fileURLToPath(new URL("../../build/package", import.meta.url)), folder, { recursive: true });
    writeFileSync(
      join(folder, "index.html"),
      '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.mjs"></script>',
    );
    // Workers are kept in sight, so that one can be broken.
    const script = `
      import * as casewise from "./casewise.mjs";
      const Plain = Worker;
      globalThis.workers = [];
      globalThis.Worker = class extends Plain {
        constructor(...words) { super(...words); workers.push(this); }
      };
      globalThis.casewise = casewise;`;
    writeFileSync(join(folder, "page.mjs"), script);
    const site = await serve(folder);
    server = site.server;
    browser = await launch();
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(site.address);
    await page.waitForFunction("globalThis.casewise");
  });
  after(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  test("a file opens in the worker, with progress, and the worked example comes out", async () => {
    const answer = await page.evaluate(
      async (text, query) => {
        const engine = await casewise.openEngine();
        const phases = [];
        const dataset = await engine.open(new File([text], "x.csv"), {
          onProgress: ({ phase }) => phases.push(phase),
        });
        const { percent } = (await dataset.run(query)).column;
        const { counts } = await dataset.reply(query);
        engine.close();
        return { phases, percent, typed: counts instanceof Uint32Array, cases: dataset.report.cases };
      },
      cases,
      crosstab,
    );
    assert.deepEqual(answer, {
      phases: ["reading", "counting"],
      percent: [[50], [50], [25]],
      typed: true,
      cases: 5,
    });
  });

  test("a large file is cancelled within 100 ms, and queries are answered while it is read", async () => {
    const answer = await page.evaluate(
      async (text, query) => {
        const engine = await casewise.openEngine();
        const dataset = await engine.open(new Blob([text]));
        const lines = text.trimEnd().split("\n");
        const large = new Blob([
          lines[0] + "\n",
          ...Array(300).fill((lines.slice(1).join("\n") + "\n").repeat(2000)),
        ]);
        const abort = new AbortController();
        let seen;
        const started = new Promise((resolve) => (seen = resolve));
        const opening = engine
          .open(large, { signal: abort.signal, onProgress: seen })
          .catch(({ code }) => code);
        const first = await started;
        await dataset.run(query);
        const between = performance.now();
        abort.abort();
        const code = await opening;
        const waited = performance.now() - between;
        // Only answered once the worker listens again: the cancelled reading is over.
        await engine.memory();
        const freed = performance.now() - between;
        engine.close();
        return { code, waited, freed, unfinished: first.bytesRead < first.bytesTotal };
      },
      cases,
      crosstab,
    );
    assert.equal(answer.code, "cancelled");
    assert.ok(answer.unfinished && answer.waited < 100 && answer.freed < 500, JSON.stringify(answer));
  });

  test("a broken worker is replaced, what waited is rejected, and the file is read again", async () => {
    const answer = await page.evaluate(
      async (text, query) => {
        const engine = await casewise.openEngine();
        const dataset = await engine.open(new File([text], "x.csv"));
        const count = workers.length;
        const waiting = dataset.run(query).catch(({ code }) => code);
        // The query has been posted, its answer not yet heard.
        await Promise.resolve();
        workers.at(-1).dispatchEvent(new ErrorEvent("error", { message: "it broke" }));
        const rejected = await waiting;
        const again = await dataset.run(query);
        const started = workers.length - count;
        engine.close();
        const closed = await dataset.run(query).catch(({ code }) => code);
        return { rejected, started, percent: again.column.percent, closed };
      },
      cases,
      crosstab,
    );
    assert.deepEqual(answer, {
      rejected: "engine_failed",
      started: 1,
      percent: [[50], [50], [25]],
      closed: "closed",
    });
  });

  test("nothing was asked of the network but our own files, and nothing was refused", () => {
    const origin = new URL(page.url()).origin;
    for (const address of requests.filter((one) => !one.startsWith("data:")))
      assert.ok(address.replace(/^blob:/, "").startsWith(origin), address);
    assert.deepEqual(complaints, []);
  });

  test("fifty files opened and closed in one page: memory is flat, and what a large one took is given back", async () => {
    const answer = await page.evaluate(async () => {
      const engine = await casewise.openEngine();
      const bytes = async () => (await engine.memory()).bytes;
      const started = workers.length;
      // 300 unknown values in each of two columns: four bytes per field, so that few lines take much memory.
      const line = (i) => `a${i % 300},b${(i * 7) % 300}\n`;
      const chunk = Array.from({ length: 10_000 }, (_, i) => line(i)).join("");
      const file = (times) => new Blob(["citizenship,CountryOfExploitation\n", ...Array(times).fill(chunk)]);
      const opened = async (times) => {
        const dataset = await engine.open(file(times));
        const { selected } = await dataset.run({ kind: "profile" });
        if (selected !== times * 10_000) throw new Error(`${selected} cases of ${times} times 10,000`);
        const held = await bytes();
        dataset.close();
        return held;
      };
      const before = await bytes();
      const small = [];
      for (let i = 0; i < 50; i++) {
        await opened(50 + (i % 10));
        small.push(await bytes());
      }
      const startedBySmall = workers.length - started;
      const large = await opened(800);
      // A fresh engine takes over once the file is closed, unless it is asked something just then.
      for (let i = 0; i < 100 && workers.length === started + startedBySmall; i++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      const after = await bytes();
      const startedByLarge = workers.length - started - startedBySmall;
      await opened(1);
      engine.close();
      return { before, small, startedBySmall, large, after, startedByLarge };
    });
    const note = JSON.stringify(answer);
    // The largest of ten sizes has been there by then; after that, not a byte.
    assert.equal(new Set(answer.small.slice(10)).size, 1, note);
    assert.ok(answer.small[49] > answer.before, note);
    assert.equal(answer.startedBySmall, 0, note);
    assert.ok(answer.large > 64 << 20 && answer.after === answer.before, note);
    assert.equal(answer.startedByLarge, 1, note);
  });
});
