// Small counts masked: one choice for all views, and what each of them saves.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { checkEnds, openTwelve, savedLines } from "./twelve.mjs";

const threshold = ".cw-small-counts input[type=number]";

describe("masking small counts", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await openTwelve(site, "Crosstab");
    await journey.page.waitForSelector(".cw-crosstab-result");
  });
  after(() => site?.close());

  const type = async (text) => journey.type(await journey.page.$(threshold), text);

  test("the threshold is the reader's, and holds for the caution on screen", async () => {
    await journey.sees(".cw-notes", "below 10");
    await type("3");
    await journey.sees(".cw-small-least", "at least 4");
    assert.equal(await journey.page.$eval(threshold, (field) => field.getAttribute("aria-invalid")), "true");
    await journey.sees(".cw-notes", "below 10");
    await type("4");
    await journey.sees(".cw-notes", "below 4");
  });

  test("every view saves its table masked, and says so", async () => {
    await journey.press("Mask small counts in saved and copied tables", "checkbox");
    await journey.press("Mask 0 too", "checkbox");
    for (const tab of ["Crosstab", "Trend", "Combinations", "Flows", "Compare", "Missing"]) {
      await journey.press(tab, "tab");
      await journey.page.waitForSelector(
        '.cw-analysis-result, .cw-crosstab-result [aria-busy="false"], .cw-crosstab-result',
      );
      await journey.press("Save as CSV");
      const { name, lines } = await savedLines(journey);
      const text = lines.join("\n");
      assert.match(name, /^casewise-masked-/, tab);
      assert.match(text, /^Masked,"?Counts below 4, 0 among them, are masked/m, tab);
      assert.match(text, /several files together nothing is promised/, tab);
      assert.doesNotMatch(text, /NaN|null|undefined/, tab);
      // Of the table itself no small number is left: percentages aside, which have a point or are 100.
      const table = lines.slice(
        1,
        lines.findIndex((line) => /^,*$/.test(line)),
      );
      for (const line of table) {
        const fields = line
          .replaceAll(/"[^"]*"/g, "")
          .split(",")
          .slice(1);
        // A combination says with 1 which items it has.
        const numbers = tab === "Combinations" ? fields.slice(-2) : fields;
        assert.deepEqual(
          numbers.filter((field) => /^[1-3]$/.test(field)),
          [],
          `${tab}: ${line}`,
        );
      }
    }
  });

  test("what cannot be masked is refused in words, and nothing is saved", async () => {
    await journey.press("Combinations", "tab");
    await journey.page.waitForSelector(".cw-analysis-result:nth-of-type(2)");
    const buttons = await journey.page.$$('::-p-aria([name="Save as CSV"][role="button"])');
    await buttons[1].click();
    await journey.sees(".cw-export .cw-notice", "Small counts of this table could be worked out");
  });

  checkEnds(() => journey);
});
