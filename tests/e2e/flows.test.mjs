import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { checkEnds, openTwelve } from "./twelve.mjs";

describe("flows", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await openTwelve(site, "Flows");
    await journey.sees(".cw-flows-table caption", "of the 10 cases where both are recorded");
  });
  after(() => site?.close());

  test("have domestic cases apart, and as one figure", async () => {
    const groups = await journey.rows(".cw-flows-group");
    assert.deepEqual(await journey.texts(".cw-flows-group th"), [
      "Cross-border",
      "Domesticall of these, listed or not",
    ]);
    assert.deepEqual(groups, []);
    const cells = await journey.texts(".cw-flows-group:has(small) td");
    assert.deepEqual(cells.slice(1), ["5", "50.0%"]);
    const [, domestic] = await journey.page.$$eval(".cw-flows-table tbody", (bodies) =>
      bodies.map((body) => [...body.rows].slice(1).map((row) => row.cells[1].textContent)),
    );
    assert.deepEqual(domestic, ["Philippines", "Ukraine", "Mexico"]);
  });

  checkEnds(() => journey);
});
