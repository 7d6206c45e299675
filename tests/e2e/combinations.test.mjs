import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./browser.mjs";
import { checkEnds, openTwelve, savedLines } from "./twelve.mjs";

describe("combinations", () => {
  let site;
  let journey;
  before(async () => {
    site = await openSite();
    journey = await openTwelve(site, "Combinations");
    await journey.sees(".cw-dots caption", "Percentages are of the 8 cases that answered, of 12 selected.");
  });
  after(() => site?.close());

  test("are exact, a dot for each answer, with the cases that answered nothing apart", async () => {
    const rows = await journey.page.$$eval(".cw-dots tbody tr", (all) =>
      all.map((row) => [
        row.querySelectorAll(".cw-dot-on").length,
        row.querySelector("button").textContent,
        ...[...row.children].slice(-2).map((cell) => cell.textContent),
      ]),
    );
    assert.deepEqual(rows.slice(0, 3), [
      [1, "Debt bondage or withheld pay", "1", "12.5%"],
      [
        3,
        "Debt bondage or withheld pay, Threats to person or family, and Mental, physical or sexual abuse",
        "1",
        "12.5%",
      ],
      [
        3,
        "Debt bondage or withheld pay, Denied needs, money or movement, and Documents withheld",
        "1",
        "12.5%",
      ],
    ]);
    assert.equal(rows.length, 8);
    assert.deepEqual((await journey.rows(".cw-dots tfoot")).at(-1).slice(1), [
      "No answer recorded % of 12 selected",
      "4",
      "33.3%",
    ]);
  });

  test("any two together: of the cases with one of them, or of all that answered", async () => {
    const abuse = async () =>
      (await journey.rows(".cw-figures tbody")).find(([label]) => label.startsWith("Mental"));
    assert.deepEqual((await abuse()).slice(1, 5), ["25.0% 1", "100.0% 2", "100.0% 4", "0.0% 0"]);
    await journey.press("all that answered", "radio");
    await journey.sees(".cw-figures caption", "Percentages are of the 8 cases that answered.");
    assert.deepEqual((await abuse()).slice(1, 5), ["12.5% 1", "25.0% 2", "50.0% 4", "0.0% 0"]);
    const [base, left] = await journey.rows(".cw-figures tfoot");
    assert.deepEqual([base[1], left[1]], ["8", "4"]);
  });

  test("are saved, each table by itself", async () => {
    const [first, second] = await journey.page.$$(".cw-analysis-result .cw-save button:first-child");
    await first.click();
    const exact = await savedLines(journey);
    assert.equal(exact.name, "casewise-combinations-means.csv");
    assert.ok(exact.lines.includes("Denominator,,,,,,,,,8,"));
    assert.ok(exact.lines.includes("Left out,,,,,,,,,4,"));
    await second.click();
    const pairs = await savedLines(journey);
    assert.equal(pairs.name, "casewise-together-means.csv");
    assert.ok(pairs.lines.some((line) => line.startsWith("Denominator,8,,8,")));
  });

  test("a combination selects its cases and no others", async () => {
    await journey.page.focus(".cw-dots tbody button");
    await journey.page.keyboard.press("Enter");
    await journey.sees(".cw-filters-count", "1 of 12 cases selected");
    await journey.sees(".cw-chip", "answered, with none of");
    await journey.press("Undo");
    await journey.sees(".cw-filters-count", "12 of 12 cases selected");
  });

  checkEnds(() => journey);
});
