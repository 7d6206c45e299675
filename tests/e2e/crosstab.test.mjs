import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openSite } from "./browser.mjs";

const example = fileURLToPath(new URL("../fixtures/worked_example.csv", import.meta.url));

describe("a crosstab of the codebook's worked example", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await site.page();
    await journey.openFile(example);
    await journey.sees(".cw-dataset h1", "worked_example.csv");
    await journey.published();
    await journey.press("Crosstab", "tab");
    await journey.choose("Rows", "exploitation");
    await journey.choose("Columns", "");
    await journey.sees(".cw-crosstab caption", /^Type of exploitation\. /);
  });
  after(() => site?.close());

  const cells = async () => (await journey.rows(".cw-crosstab tbody")).map((row) => row[1]);
  const foot = () => journey.rows(".cw-crosstab tfoot");

  test("gives 50, 50, 25 of those who answered, one case left out", async () => {
    assert.deepEqual(await cells(), ["50.0% 2", "50.0% 2", "25.0% 1"]);
    assert.deepEqual(await foot(), [
      ["Denominator", "4"],
      ["Left out", "1"],
    ]);
  });

  test("explains a percentage: numerator, denominator, left out, and the other denominator", async () => {
    await journey.click(".cw-cell");
    await journey.sees(".cw-explain", "With all cases as the denominator it would be 40.0%: 2 of 5.");
    const [text] = await journey.texts(".cw-explain");
    for (const part of [
      "50.0%",
      "2 of 4",
      "The denominator is the 4 selected cases where Type of exploitation is recorded.",
      "1 case, because nothing is recorded for it",
      "A blank is not a “no”.",
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    assert.deepEqual(await journey.accessibility(), []);
  });

  test("arrow keys and Enter explain the next cell", async () => {
    await journey.page.focus(".cw-cell");
    await journey.page.keyboard.press("ArrowDown");
    await journey.page.keyboard.press("ArrowDown");
    await journey.page.keyboard.press("Enter");
    await journey.sees(".cw-explain", "With all cases as the denominator it would be 20.0%: 1 of 5.");
  });

  test("gives 40, 40, 20 of all cases, none left out", async () => {
    await journey.click(".cw-denominator label:nth-child(2) input");
    await journey.sees(".cw-crosstab tfoot", "Denominator5");
    assert.deepEqual(await cells(), ["40.0% 2", "40.0% 2", "20.0% 1"]);
    await journey.sees(".cw-explain", "With only the cases that have an answer it would be 25.0%: 1 of 4.");
  });

  test("says “no cases” instead of 0 % where there is no denominator", async () => {
    await journey.choose("Columns", "gender");
    await journey.sees(".cw-crosstab caption", "Type of exploitation by Gender");
    assert.deepEqual((await journey.rows(".cw-crosstab tbody"))[0].slice(1), [
      "– no cases 0",
      "– no cases 0",
      "– no cases 0",
    ]);
    await journey.sees(".cw-notes", "There is no column for this in the file");
  });

  test("saves the table with its denominators, its filter and its source", async () => {
    await journey.choose("Columns", "");
    await journey.sees(".cw-crosstab caption", /^Type of exploitation\. /);
    await journey.press("Save as CSV");
    const { name, text } = await journey.saved();
    assert.equal(name, "casewise-exploitation-all.csv");
    const lines = text.replace("\ufeff", "").split("\r\n");
    assert.deepEqual(lines.slice(0, 6), [
      "Type of exploitation,Cases,Percent",
      "Forced labour,2,40",
      "Sexual exploitation,2,40",
      "Other exploitation,1,20",
      "Denominator,5,",
      "Left out,0,",
    ]);
    assert.match(text, /^Filter,all cases,$/m);
    assert.match(text, /^File,worked_example\.csv,$/m);
    assert.match(text, /^Source,.*Counter-Trafficking Data Collaborative.*\(Accessed .*20\d\d\)/m);
    assert.match(text, /^Denominator,"?Every selected case/m);
  });

  test("nothing was refused, and nothing was asked of the network", async () => {
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});

describe("a crosstab of the simulated sample", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await site.page();
    await journey.openSample();
    await journey.press("How does exploitation differ by gender? Type of exploitation by gender");
    await journey.sees(".cw-crosstab caption", "Type of exploitation by Gender");
  });
  after(() => site?.close());

  test("is swapped with its percentages", async () => {
    const before = (await journey.rows(".cw-crosstab tbody"))[0][2];
    await journey.press("Swap rows and columns");
    await journey.sees(".cw-crosstab caption", "Gender by Type of exploitation");
    assert.equal((await journey.rows(".cw-crosstab tbody"))[1][1], before);
    assert.equal(await journey.page.$(".cw-crosstab tfoot"), null);
  });

  test("has one table for each value of a third variable", async () => {
    await journey.choose("One table for each", "border");
    await journey.sees(".cw-layer", "selected cases are in no table");
    await journey.choose("Domestic or cross-border", "crossborder");
    await journey.sees(".cw-crosstab caption", "Only cases with Domestic or cross-border: Cross-border.");
    assert.deepEqual(await journey.accessibility(), []);
  });

  test("takes a population that the reader states", async () => {
    await journey.click(".cw-denominator label:nth-child(4) input");
    await journey.choose("Which cases", "item isForcedLabour");
    await journey.sees(".cw-crosstab caption", "Only cases with Forced labour: recorded as present");
  });

  test("the cases of a cell can be selected", async () => {
    await journey.choose("One table for each", "");
    await journey.click(".cw-denominator label:nth-child(1) input");
    await journey.sees(".cw-crosstab caption", "Only cases with a record of");
    await journey.click(".cw-cell");
    await journey.sees(".cw-explain", "With all cases as the denominator");
    const count = (await journey.texts(".cw-explain button")).at(-1).match(/[\d,]+/)[0];
    await journey.click(".cw-explain > .cw-button");
    await journey.sees(".cw-filters-count", `${count} of 20,000 cases selected`);
  });

  test("says in the saved file that the data are simulated", async () => {
    await journey.press("Save as CSV");
    const { name, text } = await journey.saved();
    assert.match(name, /^casewise-simulated-/);
    assert.match(text, /Simulated data: made up/);
    assert.doesNotMatch(text, /Accessed/);
  });

  test("nothing was refused, and nothing was asked of the network", async () => {
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });

  for (const view of [{ dark: true }, { width: 320, height: 640 }]) {
    test(`is accessible and fits ${JSON.stringify(view)}`, async () => {
      const other = await site.page(view);
      await other.openSample();
      await other.press("Crosstab", "tab");
      await other.sees(".cw-crosstab caption", "by Gender");
      await other.click(".cw-cell");
      await other.sees(".cw-explain", "With all cases as the denominator");
      assert.deepEqual(await other.accessibility(), []);
      const wide = await other.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false);
      await other.close();
    });
  }
});
