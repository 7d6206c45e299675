// A large file is read by a worker of its own beside the engine's: the same tables, under the policy of our pages.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browserName, openSite } from "./browser.mjs";

const [header, ...lines] = readFileSync(
  fileURLToPath(new URL("../fixtures/twelve_cases.csv", import.meta.url)),
  "utf8",
)
  .trimEnd()
  .split("\n");
const twelve = `${lines.join("\n")}\n`;
const COPIES = Math.ceil((100 << 20) / twelve.length);
const whole = new Intl.NumberFormat("en");

describe("a large file", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "casewise-large-"));
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

  /** Opens a file; the workers that were started for it, where the browser tells. */
  async function opened(file, cases) {
    const journey = await site.page();
    const names = browserName === "chrome" ? await workersOf(journey.page) : undefined;
    await journey.openFile(file);
    await journey.sees(
      ".cw-filters-count",
      `${whole.format(cases)} of ${whole.format(cases)} cases selected`,
    );
    await journey.press("Crosstab", "tab");
    await journey.choose("Rows", "means");
    await journey.choose("Columns", "gender");
    await journey.sees(".cw-crosstab caption", "by Gender");
    const rows = await journey.rows(".cw-crosstab tbody");
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
    return { names, rows };
  }
  /** Cells as percentages only: of so many copies, these stay. */
  const percents = (rows) => rows.map((row) => row.map((cell) => cell.replace(/(%|^)\s*[\d,]+$/, "$1")));

  test("has the tables of the small one that it repeats, and a second worker that read it", async () => {
    const small = await opened(written("small.csv", `${header}\n${twelve}`), 12);
    const large = await opened(written("large.csv", `${header}\n${twelve.repeat(COPIES)}`), 12 * COPIES);
    assert.deepEqual(percents(large.rows), percents(small.rows));
    if (!small.names) return;
    assert.deepEqual(small.names, []);
    assert.deepEqual(large.names, ["casewise-reader"]);
  });

  test("with a quote over many of its slices is told as ever, with its line", async () => {
    const journey = await site.page();
    const text = `${header}\n${twelve}"open${twelve.repeat(COPIES).replaceAll('"', "")}`;
    await journey.openFile(written("quote.csv", text));
    await journey.sees("[role=alert]", /line 14, column 1/i);
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});

/** The names of the workers that workers of a page start from now on. */
async function workersOf(page) {
  const names = [];
  const follow = async (session) => {
    session.on("Target.attachedToTarget", ({ targetInfo }) => names.push(targetInfo.title));
    await session.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
  };
  for (const worker of page.workers()) await follow(worker.client);
  names.length = 0; // those that were there
  return names;
}
