// Files of older releases, near matches, repairs undone, a codebook proposed and changed, published counts.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { releaseFile } from "../simulate/releases.mjs";
import { openSite } from "./browser.mjs";

const pictures = process.env.CASEWISE_PICTURES;
const victimPerpetrator = [
  "yearRegister,gender,UN_COO_Region,isForcedLabour,isSexualExploit,IP_Exploiter,IP_RecruiterBroker,IP_Relation,IP_ageBroad",
  ...Array.from({ length: 300 }, (_, i) =>
    [
      2005 + (i % 12),
      i % 2 ? "Woman" : "Man",
      ["Asia", "Africa", "Europe"][i % 3],
      i % 4 ? "1" : "",
      i % 5 ? "" : "1",
      i % 3 ? "1" : "0",
      i % 7 ? "0" : "1",
      ["Friend", "Partner", ""][i % 3],
      ["18--20", "30--38", "48+"][i % 3],
    ].join(","),
  ),
].join("\n");

describe("files that are not quite the newest release", () => {
  let site;
  let folder;
  let journey;
  const file = async (name, bytes) => {
    await writeFile(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const picture = async (name) => {
    if (pictures) await journey.page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  };
  const openDetails = async (text) => {
    await journey.sees(".cw-check summary", text);
    await journey.page.$$eval(
      ".cw-check summary",
      (all, wanted) => {
        const found = all.find((one) => one.textContent.includes(wanted));
        if (!found.parentElement.open) found.click();
      },
      text,
    );
  };
  const finished = async () => {
    assert.deepEqual(await journey.problems(), []);
    assert.deepEqual(await journey.accessibility(), []);
    await journey.close();
  };
  before(async () => {
    site = await openSite();
    folder = await mkdtemp(path.join(tmpdir(), "casewise-files-"));
    journey = await site.page();
  });
  after(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("the k-anonymised release opens as what it is; Appendix II is put together on demand, and taken apart", async () => {
    await journey.openFile(await file("k.csv", releaseFile("kAnonymised", 2000, 5)));
    await journey.sees(".cw-check-line", "CTDC Global Dataset (k-anonymised, 2018 to 2020)");
    await openDetails("2,000 cases");
    await journey.sees(".cw-check-body", "63 of 63 columns known");
    await journey.sees(".cw-check-findings", "9 columns are known and hold no answers of their own");
    await picture("k-anonymised");
    await journey.press("Put together");
    await journey.sees(".cw-check-findings", "Put together: Means of control as in 2024");
    await journey.sees(".cw-profile", "Means of control (as in 2024)");
    await picture("recoded");
    await journey.page.evaluate(() =>
      [...document.querySelectorAll(".cw-check-details li")]
        .find((one) => one.textContent.includes("Put together:"))
        .querySelector("button")
        .click(),
    );
    await journey.sees(".cw-check-line", "of 54 variables");
    await openDetails("2,000 cases");
    await journey.sees(".cw-check-offer", "Means of control as in 2024");
    await journey.page.waitForFunction(
      () => !document.querySelector(".cw-profile").textContent.includes("as in 2024"),
    );
    await finished();
  });

  test("a near match is offered, taken and given back; a repair is undone", async () => {
    journey = await site.page();
    const text = releaseFile("2024", 500, 5).toString().replace("meansThreats", "meansThreets");
    await journey.openFile(await file("near.csv", text.replaceAll("09--17", "17-Sep")));
    await openDetails("500 cases");
    await openDetails("nearly named like a variable");
    await journey.sees(".cw-check-details", "“meansThreets”, may be");
    await openDetails("turned into a date");
    await journey.sees(".cw-check-details", "it was probably “9-17”");
    await openDetails("spellings brought to");
    await picture("near");
    const clickOffer = (detail, offer) =>
      journey.page.evaluate(
        (wanted, label) => {
          const line = [...document.querySelectorAll(".cw-check-details li")].find((one) =>
            one.textContent.includes(wanted),
          );
          [...line.querySelectorAll("button")].find((one) => one.textContent.includes(label)).click();
        },
        detail,
        offer,
      );
    await clickOffer("meansThreets", "Read as");
    await journey.sees(".cw-check-findings", "Column “meansThreets” is read as");
    await clickOffer("17-Sep", "Read as “9-17”");
    await journey.sees(".cw-check-findings", "“17-Sep” is read as “9-17”");
    await clickOffer("0--8", "Keep as written");
    await journey.sees(".cw-check-findings", "“0--8” stays as written");
    await journey.sees(".cw-check-findings", "1 value is not in the codebook");
    await picture("adjusted");
    await journey.page.evaluate(() =>
      [...document.querySelectorAll(".cw-check-details li")]
        .find((one) => one.textContent.includes("stays as written"))
        .querySelector("button")
        .click(),
    );
    await journey.page.waitForFunction(
      () => !document.querySelector(".cw-check").textContent.includes("stays as written"),
    );
    await finished();
  });

  test("another file is read with a codebook proposed from it, changed on screen, and every sentence names its unit", async () => {
    journey = await site.page();
    await journey.openSample();
    await journey.press("Open another file");
    await journey.openFile(await file("vp.csv", victimPerpetrator));
    await journey.sees(".cw-notice", "This may not be a Global Dataset file");
    await picture("foreign");
    await journey.press("Propose a codebook from its columns");
    await journey.sees(".cw-notice", "The codebook of this file is a proposal");
    await journey.press("Codebook", "tab");
    await journey.sees(".cw-proposal", "What does one row stand for?");
    await picture("proposal");
    const unit = await journey.named("What does one row stand for?");
    await journey.type(unit, "victim-perpetrator pair");
    const many = await journey.named("And several of them?");
    await journey.type(many, "victim-perpetrator pairs");
    await journey.press("Read the file with these changes");
    await journey.sees(".cw-check-line", "300 victim-perpetrator pairs read");
    await journey.sees(".cw-filters-count", "of 300 victim-perpetrator pairs selected");
    await journey.sees(".cw-notice", "Not to be compared with Simulated sample");
    await picture("unit");
    await finished();
  });

  test("published counts stand beside ours", async () => {
    journey = await site.page();
    await journey.openFile(await file("cases.csv", "gender,ageBroad\nMan,9-17\nWoman,9-17\nWoman,18-20\n"));
    await openDetails("Published counts");
    const inputs = await journey.page.waitForSelector('.cw-check input[accept*=".tsv"]');
    await inputs.uploadFile(
      await file(
        "agg.tsv",
        "selections\tprotected_count\nrecord_count\t30\ngender:Female\t20\nageBroad:09--17;gender:Woman\t10\nx:y\t3\n",
      ),
    );
    await journey.sees(".cw-check-line", "3 combinations of up to 2 attributes, 1 not known to the codebook");
    await journey.choose("Compare the values of", "gender");
    await journey.sees(".cw-published", "Woman220");
    await journey.sees(".cw-published", "Man1not listed");
    await picture("published");
    await finished();
  });
});
