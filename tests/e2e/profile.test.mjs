import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";

const sample = readFileSync(
  new URL("../../public/sample/casewise-simulated-sample.csv", import.meta.url),
  "utf8",
);
const [header, ...lines] = sample.trimEnd().split(/\r?\n/);
const names = header.split(",");
const cases = lines.map((line) => Object.fromEntries(line.split(",").map((field, i) => [names[i], field])));
const count = (test) => new Intl.NumberFormat("en").format(cases.filter(test).length);

describe("the profile of the simulated sample", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await site.page();
    await journey.openSample();
  });
  after(() => site?.close());

  const card = async (title) => {
    const titles = await journey.texts(".cw-card h3");
    return (await journey.page.$$(".cw-card"))[titles.indexOf(title)];
  };
  const line = async (title, label) =>
    (await card(title)).$$eval(
      "tr",
      (rows, label) =>
        rows
          .map((row) => [...row.children].map((cell) => cell.innerText.replace(/\s+/g, " ").trim()))
          .find(([first]) => first.startsWith(label)),
      label,
    );

  test("is said to be simulated", async () => {
    await journey.sees(".cw-badge", "Simulated data");
  });

  test("shows what the file holds, with denominators and the missing share", async () => {
    assert.deepEqual(await line("Gender", "Woman"), [
      "Woman",
      count((one) => one.gender === "Woman"),
      "62.5%",
    ]);
    const recorded = count((one) => one.gender !== "");
    assert.ok(
      (await journey.texts(".cw-card thead")).some((text) => text.includes(`% of ${recorded} recorded`)),
    );
    const missing = await line("Gender", "Not recorded");
    assert.equal(missing[0], "Not recorded % of 20,000 selected");
    assert.equal(
      missing[1],
      count((one) => one.gender === ""),
    );
  });

  test("a click on a bar selects its cases, a chip says so, and removing it brings all back", async () => {
    await journey.press("Woman");
    const women = count((one) => one.gender === "Woman");
    await journey.sees(".cw-chip", "Gender: Woman");
    await journey.sees(".cw-filters-count", `${women} of 20,000 cases selected`);
    await journey.press("Forced labour");
    const both = count((one) => one.gender === "Woman" && one.isForcedLabour === "1");
    await journey.sees(".cw-filters-count", `${both} of 20,000 cases selected`);
    assert.equal((await line("Gender", "Woman"))[1], both);
    await journey.press("Remove the filter Gender: Woman");
    await journey.sees(".cw-filters-count", `${count((one) => one.isForcedLabour === "1")} of 20,000`);
    await journey.press("Undo");
    await journey.sees(".cw-filters-count", `${both} of 20,000`);
    await journey.press("Clear all");
    await journey.sees(".cw-filters-count", "20,000 of 20,000");
  });

  test("a filter can be put together, and changed by its chip", async () => {
    await journey.press("Add a filter");
    await journey.choose("Variable or question", "yearOfRegistration");
    await journey.press("within a range", "radio");
    await journey.choose("From", "2015");
    assert.deepEqual(await journey.accessibility(), []);
    await journey.press("Apply");
    const later = count((one) => Number(one.yearOfRegistration) >= 2015);
    await journey.sees(".cw-chip", "Year of registration: 2015 or more");
    await journey.sees(".cw-filters-count", `${later} of 20,000`);
    await journey.press("Year of registration: 2015 or more");
    await journey.choose("To", "2014");
    await journey.sees(".cw-dialog [role=alert]", "runs backwards");
    await journey.choose("To", "2015");
    await journey.press("Apply");
    const year = count((one) => Number(one.yearOfRegistration) === 2015);
    await journey.sees(".cw-filters-count", `${year} of 20,000`);
    await journey.press("Remove the filter Year of registration: 2015 to 2015");
  });

  test("the missing share can be selected, too", async () => {
    const button = await (await card("Relationship with the recruiter")).$("tfoot button");
    await button.click();
    await journey.sees(".cw-chip", "Relationship with the recruiter: no answer");
    await journey.sees(".cw-filters-count", "14,");
    await journey.page.keyboard.down("Control");
    await journey.page.keyboard.press("z");
    await journey.page.keyboard.up("Control");
    await journey.sees(".cw-filters-count", "20,000 of 20,000");
  });

  test("long lists show the most frequent and all on request", async () => {
    const rows = async () => (await (await card("Citizenship")).$$("tbody tr")).length;
    assert.equal(await rows(), 12);
    const recorded = cases.filter((one) => one.citizenship !== "");
    const sizes = new Map();
    for (const { citizenship } of recorded) sizes.set(citizenship, (sizes.get(citizenship) ?? 0) + 1);
    const others = [...sizes.values()].sort((a, b) => b - a).slice(12);
    const sum = others.reduce((total, one) => total + one, 0);
    assert.deepEqual(await line("Citizenship", "42 others together"), [
      "42 others together",
      new Intl.NumberFormat("en").format(sum),
      `${((100 * sum) / recorded.length).toFixed(1)}%`,
    ]);
    const missing = await line("Citizenship", "Not recorded");
    assert.equal(
      missing[1],
      count((one) => one.citizenship === ""),
    );
    await journey.press("Show all 54");
    assert.equal(await rows(), 54);
  });

  test("the flows and the codebook open, and can be searched", async () => {
    await journey.press("From where to where? Citizenship to country of exploitation");
    await journey.sees(".cw-flows-table caption", "most cases first");
    assert.deepEqual(await journey.accessibility(), []);
    await journey.press("Codebook", "tab");
    const field = await journey.page.waitForSelector(".cw-codebook-search input");
    await field.type("debt");
    await journey.sees(".cw-codebook-group", "Debt bondage or withheld pay");
    assert.ok(!(await journey.texts(".cw-codebook-group")).some((text) => text.includes("citizenship")));
    assert.deepEqual(await journey.accessibility(), []);
  });

  test("nothing was refused, and nothing was asked of the network", async () => {
    assert.deepEqual(await journey.problems(), []);
  });

  for (const view of [{}, { dark: true }, { width: 320, height: 640 }]) {
    test(`is accessible and fits ${JSON.stringify(view)}`, async () => {
      const other = await site.page(view);
      await other.openSample();
      assert.deepEqual(await other.accessibility(), []);
      const wide = await other.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false);
      await other.close();
    });
  }
});
