import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { checkEnds, openTwelve, savedLines } from "./twelve.mjs";

describe("a trend", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await openTwelve(site, "Trend");
    await journey.choose("What to show by year", "exploitation");
    await journey.sees(".cw-figures caption", /^Type of exploitation by Year of registration\. /);
  });
  after(() => site?.close());

  test("has a denominator for each year, and no percentage where nobody answered", async () => {
    const rows = await journey.rows(".cw-figures tbody");
    assert.deepEqual(
      rows.map((row) => row.slice(0, 4)),
      [
        ["2014", "1", "0", "100.0% 1"],
        ["2015", "1", "0", "100.0% 1"],
        ["2016", "2", "0", "0.0% 0"],
        ["2017", "2", "0", "50.0% 1"],
        [
          "2018 Coverage shifts here: the share of cases with a record changed by 15 percentage points or more.",
          "0",
          "2",
          "– 0",
        ],
        [
          "2019 Coverage shifts here: the share of cases with a record changed by 15 percentage points or more.",
          "2",
          "0",
          "50.0% 1",
        ],
        ["2020", "1", "0", "0.0% 0"],
      ],
    );
  });

  test("marks the years where coverage shifts, in words, in the charts and in the coverage of each year", async () => {
    await journey.sees(".cw-notice", /^2018 and 2019: .* Other contributors or questions stand behind/);
    const charts = await journey.page.$$eval(".cw-line", (all) =>
      all.map((one) => [
        one.querySelector("figcaption").textContent,
        one.querySelectorAll(".cw-line-mark").length,
        one.querySelectorAll("circle").length,
        one.querySelectorAll(".cw-line-hollow").length,
      ]),
    );
    assert.deepEqual(charts, [
      ["Forced labour", 2, 6, 6],
      ["Sexual exploitation", 2, 6, 6],
      ["Other exploitation", 2, 6, 6],
    ]);
    await journey.sees(".cw-trend-charts", "Hollow: fewer than 10 cases.");
    const coverage = await journey.rows(".cw-trend-coverage tbody");
    assert.deepEqual(coverage[4].slice(1), ["0 of 2", "0.0%"]);
    assert.equal(await journey.page.$$eval(".cw-bar-mark", (all) => all.length), 2);
  });

  test("says that it is no trend in trafficking", async () => {
    await journey.sees(".cw-analysis-result", "this is no trend in trafficking");
    await journey.sees(".cw-notes", "numbers per year show no trend in trafficking");
  });

  test("takes another denominator, with the rule in the caption", async () => {
    await journey.choose("Denominator: whom the percentages are of", "all");
    await journey.sees(".cw-figures caption", "Every selected case");
    assert.deepEqual((await journey.rows(".cw-figures tbody"))[4].slice(1), [
      "2",
      "0",
      "0.0% 0",
      "0.0% 0",
      "0.0% 0",
    ]);
    await journey.sees(".cw-notice", "2018 and 2019");
  });

  test("is saved with every year, its coverage, the filter and the source", async () => {
    await journey.press("Save as CSV");
    const { name, lines } = await savedLines(journey);
    assert.equal(name, "casewise-trend-exploitation-yearOfRegistration.csv");
    assert.match(
      lines[0],
      /^Year of registration,Cases of the year,.*,Denominator,Left out,Forced labour: cases/,
    );
    assert.ok(lines.includes("2018,2,0,0,yes,2,0,0,0,0,0,0,0"));
    assert.ok(lines.includes("2002,0,0,,no,0,0,0,,0,,0,"));
    assert.ok(lines.some((line) => line.startsWith("Filter,all cases,")));
    assert.ok(lines.some((line) => /^Source,.*Accessed/.test(line)));
  });

  checkEnds(() => journey);
});
