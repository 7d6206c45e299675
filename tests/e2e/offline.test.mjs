// The hosted page without its server: after one visit, while a file is open, and when a newer version comes.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../.tasks/serve.mjs";
import { addServiceWorker } from "../../web/site_files.mjs";
import { Journey, launch, site, target } from "./browser.mjs";

describe("the hosted page, offline", { skip: target !== "site" }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "casewise-site-"));
  const asked = [];
  let served;
  let browser;
  before(async () => {
    cpSync(site, folder, { recursive: true });
    served = await serve(folder);
    served.server.on("request", ({ url }) => asked.push(url));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    served?.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = async (context) => {
    const page = await context.newPage();
    await page.goto(served.address);
    return new Journey(page);
  };
  const kept = (journey) => journey.page.evaluate(() => caches.keys());
  /** Puts another version on the server. */
  const publish = async (title) => {
    const file = path.join(folder, "index.html");
    writeFileSync(file, readFileSync(file, "utf8").replace(/<title>.*<\/title>/, `<title>${title}</title>`));
    await addServiceWorker(folder);
  };

  test("asks for nothing once a file is open, however early it was chosen", async () => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(served.address, { waitUntil: "domcontentloaded" });
    const journey = new Journey(page);
    await journey.openSample();
    const before = asked.length;
    for (const tab of ["Crosstab", "Trend", "Combinations", "Flows", "Compare", "Missing", "Codebook"]) {
      await journey.press(tab, "tab");
      await page.waitForSelector(".cw-analysis-result, .cw-codebook, .cw-crosstab");
    }
    await journey.press("Nothing you open leaves this computer");
    await journey.sees(".cw-dialog", "connect-src 'none'");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(asked.slice(before), []);
    await context.close();
  });

  test("starts without its server after one visit", async () => {
    const context = await browser.createBrowserContext();
    const journey = await visit(context);
    await journey.sees(".cw-installation", "Ready to work offline");
    const { port } = served.server.address();
    served.server.close();
    served.server.closeAllConnections();
    await journey.page.reload();
    await journey.openSample();
    await journey.press("Nothing you open leaves this computer");
    await journey.sees(".cw-dialog", "connect-src 'none'");
    const other = await context.newPage();
    await other.goto(`${served.address}index.html#later`);
    await new Journey(other).sees("h1", "Case data, with the right denominator");
    await context.close();
    served = await serve(folder, port);
    served.server.on("request", ({ url }) => asked.push(url));
  });

  test("an update is offered, never forced: two tabs, one with a file open", async () => {
    const context = await browser.createBrowserContext();
    const idle = await visit(context);
    await idle.sees(".cw-installation", "Ready to work offline");
    await idle.page.evaluate(() => caches.open("of another tool"));
    const [first] = (await kept(idle)).filter((name) => name.startsWith("casewise"));
    const busy = await visit(context);
    await busy.openSample();
    await busy.page.evaluate(() => (globalThis.untouched = true));

    await publish("Casewise, newer");
    await idle.page.bringToFront();
    await idle.page.reload();
    await idle.sees(".cw-installation", "An update is available.");
    assert.equal(await idle.page.title(), "Casewise");
    await idle.press("Reload");
    await idle.page.waitForFunction(() => document.title === "Casewise, newer");
    // The new page looks for updates, too; what is asked after that would be the other tab's.
    await idle.page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await new Promise((resolve) => setTimeout(resolve, 1000));

    // The other tab goes on as it was: its file, its parts that were not used before, no reload, no request.
    const before = asked.length;
    await busy.page.bringToFront();
    await busy.press("Crosstab", "tab");
    await busy.sees(".cw-crosstab caption", "by Gender");
    await busy.press("Nothing you open leaves this computer");
    await busy.sees(".cw-dialog", "connect-src 'none'");
    assert.equal(await busy.page.evaluate(() => globalThis.untouched), true);
    assert.deepEqual(await busy.texts(".cw-installation"), []);
    assert.deepEqual(asked.slice(before), []);

    const names = await kept(idle);
    assert.equal(names.length, 2);
    assert.ok(names.includes("of another tool") && !names.includes(first), names.join());
    await context.close();
  });

  test("two tabs at the start page: one takes the update, the other is told and takes it when its reader says so", async () => {
    const context = await browser.createBrowserContext();
    const one = await visit(context);
    await one.sees(".cw-installation", "Ready to work offline");
    const two = await visit(context);
    await two.page.evaluate(() => (globalThis.untouched = true));
    await publish("Casewise, newest");
    await one.page.bringToFront();
    await one.page.reload();
    await one.sees(".cw-installation", "An update is available.");
    await one.press("Reload");
    await one.page.waitForFunction(() => document.title === "Casewise, newest");
    await two.page.bringToFront();
    await two.sees(".cw-installation", "An update is available.");
    assert.equal(await two.page.evaluate(() => globalThis.untouched), true);
    await two.press("Reload");
    await two.page.waitForFunction(() => document.title === "Casewise, newest");
    await two.openSample();
    await context.close();
  });

  test("a version whose files are not those that were built is not taken", async () => {
    const context = await browser.createBrowserContext();
    const journey = await visit(context);
    await journey.sees(".cw-installation", "Ready to work offline");
    const names = await kept(journey);
    await publish("Casewise, broken");
    const page = readFileSync(path.join(folder, "index.html"), "utf8");
    writeFileSync(path.join(folder, "index.html"), page.replace("<title>", "<title>Not "));
    await journey.page.reload();
    await journey.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => undefined);
    });
    await journey.page.waitForFunction(async () => !(await navigator.serviceWorker.ready).installing);
    await journey.page.reload();
    await journey.openSample();
    // What was begun may still be on its way out.
    const isKept = async (names) => (await caches.keys()).join() === names;
    await journey.page.waitForFunction(isKept, {}, names.join());
    assert.doesNotMatch(await journey.page.title(), /Not/);
    await context.close();
  });
});
