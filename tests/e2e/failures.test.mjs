// What goes wrong on a field computer: nothing is lost, and there is a sentence for it.
import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { browserName, openSite, target } from "./browser.mjs";

const header = "gender,ageBroad\n";
/** Large enough to be caught in the middle of its reading. */
const long = header + "Woman,9--17\n".repeat(6e6);

describe("when something fails", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "casewise-files-"));
  const written = (name, text) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  let site;
  before(async () => (site = await openSite()));
  after(async () => {
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a tab killed in the middle of a load: opened anew, the page is as it was", async () => {
    const journey = await site.page();
    await startReading(journey, written("long.csv", long));
    if (browserName === "chrome") {
      const tools = await journey.page.createCDPSession();
      await Promise.race([
        tools.send("Page.crash").catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 2000)),
      ]);
    }
    await journey.page.close();
    const again = await journey.another();
    await again.openFile(written("short.csv", `${header}Woman,\nMan,\n`));
    await again.sees(".cw-filters-count", "2 of 2 cases selected");
    assert.deepEqual(await again.texts("[role=alert]"), []);
    await journey.close();
  });

  test("a worker that traps: a sentence, and the next question starts a new engine that reads the file again", async () => {
    const journey = await site.page({ workersInSight: true });
    await journey.openFile(written("kept.csv", `${header}Woman,0--8\nMan,\nMan,\n`));
    await journey.sees(".cw-filters-count", "3 of 3 cases selected");
    await trap(journey);
    await journey.press("Crosstab", "tab");
    await journey.choose("Rows", "gender");
    await journey.sees(".cw-crosstab caption", /^Gender/);
    await journey.page.waitForSelector(".cw-crosstab tbody tr");
    assert.equal(await journey.page.evaluate(() => globalThis.workers.length), 2);
    await journey.sees(".cw-filters-count", "3 of 3 cases selected");
    assert.deepEqual(await journey.texts(".cw-loading"), [], "it was opened long ago");
    await journey.close();
  });

  test("a file that changed before a restarted engine reads it again: said, and no figure is made of it", async () => {
    const journey = await site.page({ workersInSight: true });
    const file = written("changing.csv", `${header}Woman,0--8\nMan,\nMan,\n`);
    await journey.openFile(file);
    await journey.sees(".cw-filters-count", "3 of 3 cases selected");
    // As many cases of each kind as before, and as many bytes: only the bytes themselves tell.
    writeFileSync(file, `${header}Man,0--8\nWoman,\nMan,\n`);
    await trap(journey);
    await journey.press("Crosstab", "tab");
    await journey.sees("[role=alert]", /changed|could not be read/);
    assert.equal(await journey.page.$(".cw-crosstab tbody"), null);
    await journey.press("Open another file");
    await journey.openSample();
    await journey.close();
  });

  for (const [what, change] of [
    ["pulled out", (file) => rmSync(file)],
    ["cut short", (file) => truncateSync(file, 1000)],
    ["added to", (file) => appendFileSync(file, "Man,\n")],
  ]) {
    test(`a file that is ${what} while it is read: a sentence, and the open file stays open`, async () => {
      const journey = await site.page();
      await journey.openFile(written("first.csv", `${header}Woman,\n`));
      await journey.sees(".cw-filters-count", "1 of 1 case selected");
      await journey.press("Open another file");
      const file = written(`${what}.csv`, long);
      await startReading(journey, file);
      change(file);
      const [outcome] = await Promise.race([
        journey.sees("[role=alert]", "could not be read").then(() => ["told"]),
        journey.sees(".cw-dataset h1", `${what}.csv`).then(() => ["read before"]),
      ]);
      if (outcome === "told") {
        await journey.sees("[role=alert]", "“first.csv” is still open");
        await journey.press("Back to first.csv");
        await journey.sees(".cw-filters-count", "1 of 1 case selected");
      } else {
        // It was in memory already: then it is whole.
        await journey.sees(".cw-filters-count", "6,000,000 of 6,000,000 cases selected");
      }
      await journey.close();
    });
  }

  const quota = { skip: target !== "site" || browserName !== "chrome" };
  test("storage is full: the page works, and says that it could not be stored", quota, async () => {
    const journey = await site.page({ quotaBytes: 100_000 });
    await journey.sees(".cw-installation", "could not be stored on this computer");
    await journey.openSample();
    await journey.close();
  });
});

/** Chooses a file. Resolves as soon as the page says that it reads it: watched for before, as it may not take long. */
async function startReading(journey, file) {
  const said = journey.page.waitForSelector(".cw-loading progress");
  await journey.openFile(file);
  await said;
}

/** A question that makes the engine's side throw what nobody expects, as a trap does. */
async function trap(journey) {
  await journey.page.evaluate(() => {
    globalThis.workers.at(-1).postMessage({ id: -1, op: "run", input: { dataset: 1, query: { kind: 1n } } });
  });
  await journey.page.waitForFunction(() => globalThis.workers.length > 1);
}
