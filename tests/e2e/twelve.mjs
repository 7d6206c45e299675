// The twelve cases of tests/fixtures, which are counted by hand, open in the page.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const twelve = fileURLToPath(new URL("../fixtures/twelve_cases.csv", import.meta.url));

/** Opens the twelve cases and one tab. */
export async function openTwelve(site, tab, view) {
  const journey = await site.page(view);
  await journey.openFile(twelve);
  await journey.sees(".cw-dataset h1", "twelve_cases.csv");
  await journey.press(tab, "tab");
  return journey;
}

/** The lines of what was saved last; the next save is then the only one. */
export async function savedLines(journey) {
  const { name, text } = await journey.saved();
  await rm(path.join(journey.downloads, name));
  return { name, lines: text.replace("\ufeff", "").split("\r\n") };
}

/** The last test of a journey. @param of gives the journey, which is closed. */
export function checkEnds(of) {
  test("is accessible, and nothing was refused or asked of the network", async () => {
    const journey = of();
    assert.deepEqual(await journey.accessibility(), []);
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
}
