// 250,000 cases in every packing, in the real page: they open, and the page never stands still for it. Times, memory and
// the longest stretch without a frame are printed; that no task of the page was long on its account is held.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSite } from "../e2e/browser.mjs";
import { gz, xlsx } from "../formats/write_packed.mjs";
import { objects } from "../formats/write_text.mjs";
import { simulatedFile } from "../simulate/write_cases.mjs";

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
      // What stands still while the file is read: until the first sign of its workspace, whose drawing is not reading.
      globalThis.reading = { tasks: [], frame: 0, isOver: false };
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          if (!globalThis.reading.isOver) globalThis.reading.tasks.push(Math.round(duration));
      }).observe({ type: "longtask" });
      let last = performance.now();
      const tick = (now) => {
        if (document.querySelector(".cw-workspace")) globalThis.reading.isOver = true;
        else {
          globalThis.reading.frame = Math.max(globalThis.reading.frame, now - last);
          last = now;
          requestAnimationFrame(tick);
        }
      };
      requestAnimationFrame(tick);
    });
    const start = performance.now();
    await journey.openFile(file);
    await page.waitForSelector(".cw-workspace", { timeout: 120_000 });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { tasks, frame } = await page.evaluate(() => globalThis.reading);
    await journey.sees(".cw-check", "250,000 cases read");
    console.log(
      `${name}: ${seconds} s; longest frame ${Math.round(frame)} ms; long tasks while reading: ${tasks.join(", ") || "none"}`,
    );
    assert.ok(
      tasks.every((task) => task < 200),
      "the page stood still",
    );
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
}
