// Ten thousand queries and fifty opened and closed files in one tab: memory stays flat.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../.tasks/serve.mjs";
import { launch, openSite } from "../e2e/browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sample = readFileSync(path.join(root, "public/sample/casewise-simulated-sample.csv"), "utf8");
const FILES = 50;
const QUERIES = 10_000;
const folder = mkdtempSync(path.join(tmpdir(), "casewise-soak-"));
let server;
let browser;
let page;
let tools;

before(async () => {
  cpSync(path.join(root, "build/package"), folder, { recursive: true });
  writeFileSync(
    path.join(folder, "index.html"),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.mjs"></script>',
  );
  writeFileSync(
    path.join(folder, "page.mjs"),
    'import * as casewise from "./casewise.mjs"; globalThis.casewise = casewise;',
  );
  const served = await serve(folder);
  server = served.server;
  browser = await launch();
  page = await browser.newPage();
  tools = await page.createCDPSession();
  await page.goto(served.address);
  await page.waitForFunction("globalThis.casewise");
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Bytes on the page's heap once it is cleaned up, and of the engine. */
async function memory() {
  await tools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tools.send("Runtime.getHeapUsage");
  const { bytes } = await page.evaluate(() => globalThis.engine.memory());
  return { page: usedSize, engine: bytes };
}

test("fifty files and ten thousand queries, with flat memory", async () => {
  await page.evaluate(async (text) => {
    const post = Worker.prototype.postMessage;
    globalThis.asked = 0;
    Worker.prototype.postMessage = function (message, ...words) {
      if (message.op === "run") globalThis.asked++;
      return post.call(this, message, ...words);
    };
    globalThis.engine = await casewise.openEngine();
    globalThis.file = new File([text], "sample.csv");
  }, sample);
  const seen = [];
  for (let opened = 0; opened < FILES; opened++) {
    await page.evaluate(
      async (queries, first) => {
        const dataset = await globalThis.engine.open(globalThis.file);
        const { codebook, variables } = dataset.description;
        const ids = variables.filter(({ kind }) => kind === "categorical").map(({ id }) => id);
        const ages = codebook.variables.find(({ id }) => id === "ageBroad").values.map(({ value }) => value);
        for (let i = 0; i < queries; i++) {
          // Never the same twice for one file: the client remembers answers.
          const some = ages.filter((_, bit) => (((i >> 2) + 1) >> bit) & 1);
          const where = { variable: "ageBroad", in: some };
          const [rows, columns] = [ids[(first + i) % ids.length], ids[(first + i + 1) % ids.length]];
          const kinds = [
            { kind: "profile", where },
            { kind: "crosstab", where, rows, columns },
            { kind: "crosstab", where, rows: "means", columns, denominator: "all" },
            { kind: "flows", where },
          ];
          await dataset.reply(kinds[i % kinds.length]);
        }
        dataset.close();
      },
      QUERIES / FILES,
      opened * 7,
    );
    seen.push(await memory());
  }
  assert.equal(await page.evaluate(() => globalThis.asked), QUERIES);
  const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const shown = [0, 9, 24, 49].map(
    (i) => `${i + 1}: ${megabytes(seen[i].page)} + ${megabytes(seen[i].engine)}`,
  );
  console.log(`page + engine after file ${shown.join(", ")}`);
  // The first files fill caches and let the engine's memory grow to what one file needs.
  const [early, late] = [seen[9], seen[FILES - 1]];
  assert.equal(late.engine, early.engine);
  assert.ok(late.page <= early.page * 1.1 + 2 ** 20, JSON.stringify({ early, late }));
});

test("fifty files through the page itself", async () => {
  const site = await openSite();
  const journey = await site.page();
  const file = path.join(folder, "sample.csv");
  writeFileSync(file, sample);
  const heap = await journey.page.createCDPSession();
  const seen = [];
  for (let opened = 0; opened < FILES; opened++) {
    // In the page: what a driver holds on to would keep old tables alive.
    if (opened > 0) await clickOn(journey, ".cw-header-actions .cw-button");
    const input = await journey.page.waitForSelector("input[type=file]");
    await input.uploadFile(file);
    await input.dispose();
    await holds(journey, () => !document.querySelector(".cw-loading, .cw-start"));
    await clickOn(journey, "[role=tab]:nth-child(2)");
    await holds(journey, () => Boolean(document.querySelector(".cw-crosstab tbody tr")));
    await heap.send("HeapProfiler.collectGarbage");
    seen.push((await heap.send("Runtime.getHeapUsage")).usedSize);
  }
  const shown = [0, 9, 24, 49].map((i) => `${i + 1}: ${(seen[i] / 2 ** 20).toFixed(1)} MB`);
  console.log(`page with its views after file ${shown.join(", ")}`);
  assert.ok(seen[FILES - 1] <= seen[9] * 1.1 + 2 ** 20, shown.join());
  assert.deepEqual(await journey.problems(), []);
  await site.close();
});

const clickOn = (journey, selector) =>
  journey.page.evaluate((selector) => document.querySelector(selector).click(), selector);

async function holds(journey, condition) {
  const handle = await journey.page.waitForFunction(condition);
  await handle.dispose();
}
