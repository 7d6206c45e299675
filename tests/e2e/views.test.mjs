import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { openTwelve } from "./twelve.mjs";

describe("the views", () => {
  let site;
  before(async () => (site = await openSite()));
  after(() => site?.close());

  const tabs = ["Trend", "Combinations", "Flows", "Compare", "Missing", "Codebook"];
  for (const view of [{ dark: true }, { width: 320, height: 640 }]) {
    test(`are accessible, fit, and are reached by arrow keys: ${JSON.stringify(view)}`, async () => {
      const journey = await openTwelve(site, "Crosstab", view);
      for (const tab of tabs) {
        await journey.page.keyboard.press("ArrowRight");
        await journey.sees('[role="tab"][aria-selected="true"]', tab);
        await journey.page.waitForSelector(".cw-analysis-result, .cw-codebook");
        assert.deepEqual(await journey.accessibility(), [], tab);
        const [page, inSight] = await journey.page.evaluate(() => {
          const list = document.querySelector(".cw-tabs-list").getBoundingClientRect();
          const chosen = document.querySelector('[aria-selected="true"]').getBoundingClientRect();
          return [
            document.documentElement.scrollWidth - innerWidth,
            chosen.left >= list.left - 1 && chosen.right <= list.right + 1,
          ];
        });
        assert.ok(page <= 0, `${tab} is ${page} too wide`);
        assert.ok(inSight, `${tab} is out of sight`);
      }
      await journey.close();
    });
  }

  test("the methods note opens in the page, without a request", async () => {
    const journey = await site.page();
    await journey.press("How each figure is made");
    await journey.sees(".cw-methods", "100 x count / denominator");
    await journey.sees(".cw-methods table", "sexual exploitation");
    assert.deepEqual(await journey.accessibility(), []);
    // A note that it leads to opens in its place, and leads back.
    const follow = (name) =>
      journey.page.evaluate((text) => {
        const links = [...document.querySelectorAll(".cw-methods-link")];
        links.find(({ textContent }) => textContent === text).click();
      }, name);
    await follow("masking");
    await journey.sees("dialog h2", "Masking small counts");
    await journey.sees(".cw-methods", "Why three values remain");
    assert.deepEqual(await journey.accessibility(), []);
    await follow("Back to how each figure is made");
    await journey.sees("dialog h2", "How each figure is made");
    await journey.sees(".cw-methods", "100 x count / denominator");
    await journey.page.keyboard.press("Escape");
    await journey.page.waitForFunction(() => !document.querySelector("dialog"));
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});
