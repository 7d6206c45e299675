// A proposed codebook as a form: words of single values, columns left out and put back, saved and read again.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { openSite } from "./browser.mjs";

const pictures = process.env.CASEWISE_PICTURES;
const levels = ["low", "high", "middle"];
const offices = Array.from({ length: 40 }, (_, i) => `Office ${i + 1}`);
const table = [
  "level,office,remark,flag,",
  ...Array.from({ length: 60 }, (_, i) => `${levels[i % 3]},${offices[i % 40]},,${i % 2},x`),
].join("\n");

let site, folder, file;
before(async () => {
  site = await openSite();
  folder = await mkdtemp(path.join(tmpdir(), "casewise-proposal-"));
  file = path.join(folder, "own.csv");
  await writeFile(file, table);
});
after(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

async function savedBook({ downloads }) {
  for (let tries = 0; tries < 100; tries++) {
    const [name] = (await readdir(downloads)).filter((one) => one.endsWith(".codebook.json"));
    if (name) return path.join(downloads, name);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no codebook was saved");
}

test("everything about a proposed codebook can be changed, kept, and used again", async () => {
  const journey = await site.page();
  const { page } = journey;
  const picture = async (name) => {
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  };
  const type = async (label, text) => {
    const field = await page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`);
    await field.click({ count: 3 });
    await field.type(text);
  };
  const inRow = (id, act) =>
    page.$$eval(
      ".cw-proposal-variables > li",
      (rows, id, act) => {
        const row = rows.find((one) => one.querySelector("legend")?.textContent.trim() === id);
        if (act === "open") row.querySelector("summary").click();
        return row.textContent;
      },
      id,
      act,
    );
  await journey.openFile(file);
  await journey.press("Propose a codebook from its columns");
  await journey.press("Codebook", "tab");
  await journey.sees(".cw-proposal-left-out", "office: most rows have a value of their own");
  await journey.sees(".cw-proposal-left-out", "remark: no row has a value in it");
  await journey.sees(".cw-proposal-left-out", "Column 5: it has no name");
  await inRow("level", "open");
  await type("Label of “low”", "Low risk");
  await picture("proposal-left-out");
  await journey.press("Put back office");
  await journey.press("Read the file with these changes");

  await journey.sees(".cw-check-findings", "2 columns are not in the codebook");
  await journey.sees(".cw-check-body legend", "Read it another way");
  const findings = await journey.texts(".cw-check-findings");
  assert.ok(!findings.join().includes("does not count as an answer"), "a 0 answers in this set");
  await journey.press("Profile", "tab");
  await journey.sees(".cw-profile", "Low risk");
  await journey.sees(".cw-profile", "Office 40");
  await journey.press("Codebook", "tab");
  await journey.sees(".cw-proposal-found", "The file has 40 more values here that are not listed.");
  await journey.press("List what the file has in office");
  await inRow("office", "open");
  await type("Label of “Office 1”", "Head office");
  await picture("proposal-put-back");
  assert.deepEqual(await journey.accessibility(), []);
  await journey.press("Read the file with these changes");
  await page.waitForFunction(() => !document.querySelector(".cw-proposal-found"));
  await journey.press("Save the codebook");
  const saved = await savedBook(journey);
  const book = JSON.parse(await readFile(saved, "utf8"));
  assert.equal(book.variables.find(({ id }) => id === "office").values.length, 40);
  assert.deepEqual(
    book.leftOut.map(({ header, why }) => [header, why]),
    [
      ["remark", "empty"],
      ["", "noName"],
    ],
  );
  assert.deepEqual(await journey.problems(), []);

  const next = await site.page();
  await next.openFile(file);
  await next.press("Propose a codebook from its columns");
  await next.press("Codebook", "tab");
  await next.sees(".cw-proposal-left-out", "office:");
  const inputs = await next.page.waitForSelector('.cw-proposal-actions input[type="file"]');
  await inputs.uploadFile(saved);
  await next.press("Profile", "tab");
  await next.sees(".cw-profile", "Head office");
  await next.close();
  await journey.close();
});
