// Own records as an office has them, opened in the page and taken as far as the ledger.
import { unzipSync } from "fflate";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openSite } from "./browser.mjs";
import { type } from "./carried.mjs";

const sample = fileURLToPath(new URL("../../public/sample/casewise-simulated-sample.csv", import.meta.url));

/** A site, and files of an office in a folder of their own. */
export async function openOffice() {
  const folder = await mkdtemp(path.join(tmpdir(), "casewise-own-"));
  const own = path.join(folder, "casewise-simulated-Ms Example's office.csv");
  // From disk it is a file like any other, whatever its name says. An office has columns of its own.
  const [header, ...lines] = (await readFile(sample, "utf8")).trimEnd().split("\n");
  await writeFile(own, [`${header},officeNumber`, ...lines.map((line, i) => `${line},${i}`), ""].join("\n"));
  // The same records in exactly the columns of a published release.
  const release = path.join(folder, "release.csv");
  await copyFile(sample, release);
  const site = await openSite();
  return {
    ...{ site, folder, own, release },
    async makeOwn(journey, account) {
      await journey.openFile(own);
      await journey.press("My own records");
      await journey.press("Make data that can be shared");
      await toLedger(journey, account);
    },
    async close() {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Moves the slider of epsilon up by so many steps. */
export async function raiseEpsilon(journey, steps) {
  const slider = await journey.page.waitForSelector("input[type=range]");
  await slider.focus();
  for (let step = 0; step < steps; step++) await journey.page.keyboard.press("ArrowRight");
}

/** From the columns to the ledger, with epsilon 1. */
export async function toLedger(journey, account) {
  await type(journey, "About how many records do you expect?", "20000");
  await journey.press("Continue");
  await journey.press("Continue");
  await raiseEpsilon(journey, 9);
  await journey.sees(".cw-synthesis-body", "What to expect, before anything is spent");
  await journey.press("Continue");
  await type(journey, "Name of this data set", account);
}

export const sums = async (journey) => {
  await journey.sees(".cw-synthesis-table", "Epsilon, tight total");
  return Object.fromEntries(
    (await journey.rows(".cw-synthesis-table")).map(([name, ...rest]) => [name, rest]),
  );
};

export const made = (journey) =>
  journey.page.waitForFunction(
    () => /The release is made/.test(document.querySelector(".cw-synthesis-body")?.textContent),
    { timeout: 120_000 },
  );

export async function packages(journey, count) {
  const names = await journey.savedFiles(".zip", count);
  return Promise.all(
    names.map(async (name) => [name, unzipSync(await readFile(path.join(journey.downloads, name)))]),
  );
}
