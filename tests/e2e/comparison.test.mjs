import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { checkEnds, openTwelve, savedLines } from "./twelve.mjs";

describe("a comparison", () => {
  let site;
  let journey;
  const row = async (label) =>
    (await journey.rows(".cw-figures tbody")).find(([first]) => first.startsWith(label)).slice(1);
  before(async () => {
    site = await openSite();
    journey = await openTwelve(site, "Compare");
    await journey.choose("What to compare", "means");
    await journey.sees(".cw-figures thead", "First selection: Gender: Man");
    await journey.sees(".cw-figures thead", "Second selection: Gender: Woman");
  });
  after(() => site?.close());

  test("has both percentages, both denominators and the difference in points", async () => {
    assert.deepEqual(await row("Debt bondage"), ["100.0% 2", "20.0% 1", "−80.0"]);
    assert.deepEqual(await row("Mental"), ["0.0% 0", "60.0% 3", "+60.0"]);
    assert.deepEqual(await row("Drugs"), ["0.0% 0", "0.0% 0", "0.0"]);
    const [base, left] = await journey.rows(".cw-figures tfoot");
    assert.deepEqual(
      [base.slice(1, 3), left.slice(1, 3)],
      [
        ["2", "5"],
        ["1", "2"],
      ],
    );
    await journey.sees(".cw-comparison-first .cw-filters-count", "3 of 12 cases selected");
  });

  test("may begin with the largest difference", async () => {
    await journey.press("largest difference", "radio");
    await journey.sees(".cw-figures tbody tr:nth-child(2)", "Mental");
    const labels = (await journey.rows(".cw-figures tbody")).map(([label]) => label);
    assert.equal(labels[0], "Debt bondage or withheld pay");
    assert.equal(labels.at(-1), "Drugs or alcohol");
  });

  test("is saved with both selections in words", async () => {
    await journey.press("Save as CSV");
    const { name, lines } = await savedLines(journey);
    assert.equal(name, "casewise-comparison-means.csv");
    assert.ok(lines.includes("Debt bondage or withheld pay,2,100,1,20,-80"));
    assert.ok(lines.includes("Denominator,2,,5,,"));
    assert.ok(lines.includes("Left out,1,,2,,"));
    assert.ok(lines.includes("First selection,Gender: Man,,,,"));
    assert.ok(lines.includes("Cases in both selections,0,,,,"));
  });

  test("a selection takes further conditions, in the filter editor", async () => {
    await journey.press("Add a condition to the second selection");
    await journey.choose("Variable or question", "agegroup");
    await journey.page.waitForSelector(".cw-checklist");
    await (await journey.page.$$(".cw-checklist-options input"))[1].click();
    await journey.press("Apply");
    await journey.sees(".cw-comparison-second .cw-chip", "Minor or adult: Adult (18 years or more)");
    await journey.sees(".cw-comparison-second .cw-filters-count", "4 of 12 cases selected");
    await journey.sees(".cw-figures tfoot", "Denominator24");
    // The filters of the whole page are other ones.
    await journey.sees(".cw-filterbar .cw-filters-count", "12 of 12 cases selected");
  });

  test("says how many cases are in both, when they overlap", async () => {
    await journey.press("Remove the filter Gender: Man");
    await journey.sees(".cw-notice", "4 cases are in both selections and count on both sides.");
    await journey.sees(".cw-comparison-first", "No condition: all cases.");
    await journey.press("Swap the selections");
    await journey.sees(".cw-comparison-second", "No condition: all cases.");
    await journey.press("Compare with everything else");
    await journey.sees(".cw-comparison-second .cw-filters-count", "8 of 12 cases selected");
    await journey.page.waitForFunction(() => !document.querySelector(".cw-notice"));
  });

  test("is taken from the cases that the filters select", async () => {
    await journey.press("Profile", "tab");
    await journey.press("Cross-border");
    await journey.press("Compare", "tab");
    await journey.sees(".cw-comparison-ways", "Domestic or cross-border: Cross-border");
    await journey.sees(".cw-comparison-first .cw-filters-count", "2 of 5 cases selected");
  });

  checkEnds(() => journey);
});
