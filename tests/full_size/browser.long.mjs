// The release's size in the real page: open, profile, crosstab, filter; figures against the naive oracle, and how long
// a person waits. The times are printed, never asserted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openSite } from "../e2e/browser.mjs";
import { answer, openCases } from "../oracle/answer.mjs";
import { codebookWith } from "../oracle/golden.mjs";
import { caseCount, writeCases } from "./cases.mjs";

const file = writeCases("--seed", "12", "--spelling", "published");
const cases = openCases(readFileSync(file), codebookWith());
const whole = new Intl.NumberFormat("en");
let site;
let journey;

before(async () => {
  site = await openSite();
  journey = await site.page();
});
after(() => site?.close());

/** Says how long `work` took. */
async function timed(what, work) {
  const start = performance.now();
  await work();
  console.log(`${what}: ${Math.round(performance.now() - start)} ms`);
}

test("a file of the release's size is opened and profiled", async () => {
  await timed("file chosen to profile on screen", async () => {
    await journey.openFile(file);
    await journey.page.waitForSelector(".cw-profile");
  });
  await journey.sees(".cw-filters-count", `${whole.format(caseCount)} of ${whole.format(caseCount)}`);
});

test("every figure of means by age is that of the oracle", async () => {
  await journey.press("Crosstab", "tab");
  await journey.choose("Rows", "means");
  await timed("crosstab of means by age on screen", async () => {
    await journey.choose("Columns", "ageBroad");
    await journey.sees(".cw-crosstab caption", "by Age");
  });
  const expected = answer(cases, { kind: "crosstab", rows: "means", columns: "ageBroad" });
  const shown = await journey.rows(".cw-crosstab tbody");
  assert.equal(shown.length, expected.rows.length);
  expected.counts.forEach((row, r) =>
    row.forEach((count, c) => {
      const percent = expected.column.percent[r][c];
      assert.equal(shown[r][c + 1], `${percent.toFixed(1)}% ${whole.format(count)}`, `row ${r}, column ${c}`);
    }),
  );
  const [denominators, leftOut] = await journey.rows(".cw-crosstab tfoot");
  assert.deepEqual(denominators.slice(1), expected.column.denominators.map(whole.format));
  assert.deepEqual(leftOut.slice(1), expected.column.leftOut.map(whole.format));
});

test("a click on a bar filters, and the page stays clean", async () => {
  await journey.press("Profile", "tab");
  const women = { variable: "gender", in: ["Woman"] };
  const { selected } = answer(cases, { kind: "profile", where: women });
  const bar = await journey.page.waitForSelector("::-p-aria([name^='Woman'])").catch(() => null);
  await timed("filter to new profile on screen", async () => {
    if (bar) await bar.click();
    else await journey.page.click("::-p-text(Woman)");
    await journey.sees(".cw-filters-count", `${whole.format(selected)} of ${whole.format(caseCount)}`);
  });
  assert.deepEqual(await journey.problems(), []);
});
