import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { checkEnds, openTwelve, savedLines } from "./twelve.mjs";

describe("what is missing", () => {
  let site;
  let journey;
  const row = async (label) =>
    (await journey.rows(".cw-figures tbody")).find(([first]) => first === label).slice(1);
  before(async () => {
    site = await openSite();
    journey = await openTwelve(site, "Missing");
    await journey.sees(".cw-figures thead", "Year of registration");
  });
  after(() => site?.close());

  test("is told of all cases and of each column's, with the denominators", async () => {
    await journey.choose("Told apart by", "gender");
    await journey.sees(".cw-analysis-result h2", "What is not recorded, by Gender");
    assert.deepEqual(await row("Duration of trafficking"), ["75.0% 9", "66.7% 2", "71.4% 5", "100.0% 1"]);
    assert.deepEqual(await row("Type of exploitation"), ["16.7% 2", "0.0% 0", "14.3% 1", "100.0% 1"]);
    const [base] = await journey.rows(".cw-figures tfoot");
    assert.deepEqual(base.slice(1), ["12", "3", "7", "1"]);
  });

  test("is saved", async () => {
    await journey.press("Save as CSV");
    const { name, lines } = await savedLines(journey);
    assert.equal(name, "casewise-missing-gender.csv");
    assert.ok(lines.includes("Duration of trafficking,9,75,2,66.7,5,71.4,1,100"));
    assert.ok(lines.includes("Denominator,12,,3,,7,,1,"));
  });

  test("may be told of all cases alone", async () => {
    await journey.choose("Told apart by", "");
    await journey.sees(".cw-analysis-result h2", /^What is not recorded$/);
    assert.deepEqual(await row("Citizenship"), ["16.7% 2"]);
  });

  checkEnds(() => journey);
});
