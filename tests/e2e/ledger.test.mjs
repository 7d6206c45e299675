// The ledger in a browser's own storage: kept when the browser is killed, refused where nothing is kept.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../.tasks/serve.mjs";
import { launch, target } from "./browser.mjs";

/** Nothing of this needs a build; with the one file, every request is a fault. */
const once = { skip: target === "file" };
const root = fileURLToPath(new URL("../..", import.meta.url));
const plan = {
  dataset: "own records",
  mechanism: { name: "aggregates_and_fitting", version: "1" },
  unit: "row",
  epsilon: "1",
  delta: "0.0000001",
  rho: "0.0209",
  deltaExtra: "0",
  parameters: {},
};
let folder, server, address;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "casewise-ledger-"));
  const parts = ["indexed_db_store", "spend", "accounts", "decimal", "ledger"];
  await build({
    stdin: {
      contents: parts.map((part) => `export * from "./web/ledger/${part}";`).join("\n"),
      resolveDir: root,
    },
    bundle: true,
    format: "iife",
    globalName: "ledger",
    outfile: path.join(folder, "ledger.js"),
  });
  await writeFile(
    path.join(folder, "index.html"),
    '<!doctype html><link rel="icon" href="data:,"><script src="ledger.js"></script>',
  );
  ({ server, address } = await serve(folder));
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const profile = (name) => ({ userDataDir: path.join(folder, name) });

/** Runs `work` on a page of a browser with this profile; kills the browser afterwards if asked, else closes it. */
async function inBrowser(options, work, { kill = false, at = address } = {}) {
  const browser = await launch(options);
  try {
    const page = await browser.newPage();
    await page.goto(at);
    return await work(page, browser);
  } finally {
    if (kill) browser.process().kill("SIGKILL");
    else await browser.close();
  }
}

const spend = (page, commit) =>
  page.evaluate(
    async (given, committed) => {
      const { store } = await ledger.openBrowserStore();
      const reservation = await ledger.reserve({ store, now: () => new Date() }, given, "content");
      if (committed) await reservation.commit([{ what: "aggregates", sha256: "a".repeat(64) }]);
    },
    plan,
    commit,
  );

const account = (page) =>
  page.evaluate(async () => {
    const { store } = await ledger.openBrowserStore();
    const { rho, releases } = ledger.accountOf(await store.read(), "own records");
    return [ledger.writeDecimal(rho), ...releases.map(({ status }) => status)];
  });

test("what was reserved and committed is there when the browser was killed right after", once, async () => {
  const options = profile("killed");
  await inBrowser(options, (page) => spend(page, true), { kill: true });
  await inBrowser(options, (page) => spend(page, false), { kill: true });
  assert.deepEqual(await inBrowser(options, account), ["0.0418", "committed", "reserved"]);
});

test("two tabs that reserve at once both count", once, async () => {
  const found = await inBrowser(profile("tabs"), async (page, browser) => {
    const other = await browser.newPage();
    await other.goto(address);
    await Promise.all([spend(page, false), spend(other, true), spend(page, false)]);
    return account(other);
  });
  assert.equal(found[0], "0.0627");
  assert.deepEqual(found.slice(1).sort(), ["committed", "reserved", "reserved"]);
});

const tried = (frame) =>
  frame.evaluate(() =>
    ledger.openBrowserStore().then(
      ({ persistent }) => `kept, persistent: ${persistent}`,
      (error) => error.code,
    ),
  );

test(
  "a file and an opaque origin keep nothing; a private window is not said to be persistent",
  once,
  async () => {
    const file = pathToFileURL(path.join(folder, "index.html")).href;
    assert.equal(await inBrowser(profile("file"), tried, { at: file }), "no_storage");
    const opaque = async (page) => {
      await page.addScriptTag({ path: path.join(folder, "ledger.js") });
      return tried(page);
    };
    assert.equal(await inBrowser(profile("opaque"), opaque, { at: "data:text/html," }), "no_storage");
    const inPrivate = async (_, browser) => {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.goto(address);
      return tried(page);
    };
    assert.equal(await inBrowser(profile("private"), inPrivate), "kept, persistent: false");
  },
);
