// Private data of own records that are no plain CSV and that no shipped codebook fits.
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { workbook, sheetXml, zip } from "../formats/write_packed.mjs";
import { openSite } from "./browser.mjs";
import { openCarried, spend, type } from "./carried.mjs";
import { raiseEpsilon } from "./own_records.mjs";

const levels = ["low", "high", "middle"];
const rows = [
  ["sex", "level", "case worker"],
  ...Array.from({ length: 4000 }, (_, i) => [
    i % 3 ? "female" : "male",
    levels[(i * 7) % 3],
    `Ms Example ${i}`,
  ]),
];

let site, folder;
before(async () => {
  site = await openSite();
  folder = await mkdtemp(path.join(tmpdir(), "casewise-own-formats-"));
});
after(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

test("the second sheet of a workbook, read with a proposed codebook, becomes a public package", async () => {
  const sheets = { Notes: sheetXml([["gender"], ["Man"]]), Cases: sheetXml(rows) };
  const file = path.join(folder, "records.xlsx");
  await writeFile(file, zip(workbook(sheets)));
  const journey = await site.page({ keepsStorage: true });
  await journey.openFile(file);
  await journey.sees("dialog", "Cases");
  await journey.page.$$eval("dialog label", (all) =>
    all.find((one) => one.textContent.startsWith("Cases")).click(),
  );
  await journey.press("Open it");
  await journey.press("Propose a codebook from its columns");
  await journey.sees(".cw-notice", "The codebook of this file is a proposal");
  await journey.press("My own records");
  await journey.press("Make data that can be shared");
  await journey.sees(".cw-synthesis-body", "Level");
  await type(journey, "About how many records do you expect?", "4000");
  await journey.press("Continue");
  await journey.press("Look at the risk");
  await journey.sees(".cw-synthesis-body", "of 4,000 records");
  await journey.press("Continue");
  await raiseEpsilon(journey, 19);
  await journey.sees(".cw-synthesis-body", "What to expect, before anything is spent");
  await journey.press("Continue");
  await type(journey, "Name of this data set", "Office nine");
  await openCarried(journey);
  await journey.press("Continue");
  await spend(journey, { epsilon: 2 });
  await journey.page.waitForFunction(
    () => /The release is made/.test(document.querySelector(".cw-synthesis-body")?.textContent),
    { timeout: 120_000 },
  );
  await journey.press("Continue");
  await journey.press("Save the public package");
  const [name] = await journey.savedFiles(".zip");
  const files = unzipSync(await readFile(path.join(journey.downloads, name)));
  assert.deepEqual(Object.keys(files).sort(), ["aggregates.csv", "report.html", "synthetic-records.csv"]);
  const all = Object.values(files).map((bytes) => strFromU8(bytes));
  assert.match(strFromU8(files["aggregates.csv"]), /1,level,high,/);
  assert.doesNotMatch(all.join(), /Ms Example|case worker/);
  assert.deepEqual(await journey.problems(), []);
  await journey.close();
});
