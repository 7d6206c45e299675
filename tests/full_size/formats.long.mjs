// 250,000 cases in every packing, in the real page: they open, and the page never stands still for it. Times, memory and
// the longest stretch without a frame are printed; that no task of the page worked long is held (in Chromium).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browserName, openSite } from "../e2e/browser.mjs";
import { gz, xlsx, zip } from "../formats/write_packed.mjs";
import { objects } from "../formats/write_text.mjs";
import { simulatedFile } from "../simulate/write_cases.mjs";
import { memoryOf } from "./browser_memory.mjs";
import { traced } from "./main_thread.mjs";

const CASES = 250_000;
const csv = simulatedFile(CASES, 5, { spelling: "published" });
const rows = () =>
  new TextDecoder()
    .decode(csv)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
const files = {
  "cases.csv": () => csv,
  "cases.csv.gz": () => gz(csv),
  "cases.zip": () => zip({ "cases.csv": csv }),
  "cases.xlsx": () => xlsx(rows()),
  "cases.ndjson": () =>
    objects(rows())
      .map((one) => JSON.stringify(one))
      .join("\n"),
};

let site;
const folder = mkdtempSync(join(tmpdir(), "casewise-"));
before(async () => {
  site = await openSite();
});
after(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const [name, bytes] of Object.entries(files)) {
  test(name, async () => {
    const file = join(folder, name);
    writeFileSync(file, bytes());
    const journey = await site.page();
    const { page } = journey;
    await page.evaluate(() => {
      // Until the first sign of the workspace: its drawing is not reading.
      globalThis.longestFrame = 0;
      let last = performance.now();
      const tick = (now) => {
        if (document.querySelector(".cw-workspace")) return;
        globalThis.longestFrame = Math.max(globalThis.longestFrame, now - last);
        last = now;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    const browser = page.browser().process().pid;
    const before = memoryOf(browser);
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, memoryOf(browser))), 100);
    const start = performance.now();
    const open = async () => {
      await journey.openFile(file);
      await page.waitForSelector(".cw-workspace", { timeout: 120_000 });
      return ((performance.now() - start) / 1000).toFixed(1);
    };
    const { given: seconds, tasks } =
      browserName === "chrome" ? await traced(page, open) : { given: await open(), tasks: [] };
    clearInterval(watch);
    const frame = await page.evaluate(() => globalThis.longestFrame);
    await journey.sees(".cw-check", "250,000 cases read");
    const longest = (what) => Math.round(Math.max(0, ...tasks.map((task) => task[what])));
    console.log(
      `${name}: ${seconds} s; longest frame ${Math.round(frame)} ms; longest task of the page ${longest("wall")} ms, ` +
        `at work ${longest("work")} ms; memory of the browser ${before} MB, at most ${peak} MB`,
    );
    assert.ok(longest("work") < 100, "the page stood still");
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
}
