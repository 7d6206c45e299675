// Own records and what is made of them, as a user goes through it.
import assert from "node:assert/strict";
import { strFromU8 } from "fflate";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fromDisk, ledgerFile, openCarried, PASSPHRASE, saveCarried, spend, type } from "./carried.mjs";
import { made, openOffice, packages, sums, toLedger } from "./own_records.mjs";

let office, site, makeOwn;

before(async () => {
  office = await openOffice();
  ({ site, makeOwn } = office);
});
after(() => office?.close());

describe("own records", () => {
  test("are not asked about where the columns are those of a published release; one can say so all the same", async () => {
    const journey = await site.page();
    await journey.openFile(office.release);
    await journey.sees(".cw-dataset h1", "release.csv");
    await journey.sees("button", "Save as CSV");
    assert.equal((await journey.page.$$(".cw-origin, .cw-own-band")).length, 0);
    await journey.press("My own records");
    await journey.sees(".cw-own-band", "Own records: raw figures stay on this screen");
    await journey.press("Crosstab", "tab");
    await journey.sees(".cw-exports-off", "saving and copying are off");
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });

  test("are asked about first; without an answer nothing can be saved, and the address says nothing", async () => {
    const journey = await site.page();
    await journey.openFile(office.own);
    await journey.sees(".cw-origin h2", "Is this published data, or are these your own records?");
    await journey.sees(".cw-own-band", "Own records: raw figures stay on this screen");
    await journey.page.waitForSelector(".cw-profile");
    const saves = () =>
      journey.page.$$eval("button", (all) => all.filter((one) => /save|copy/i.test(one.textContent)).length);
    assert.equal(await saves(), 0);
    for (const tab of ["Crosstab", "Trend", "Combinations", "Flows", "Missing"]) {
      await journey.press(tab, "tab");
      await journey.sees(".cw-exports-off", "saving and copying are off");
      assert.equal(await saves(), 0, tab);
    }
    assert.deepEqual(await journey.accessibility(), []);
    const { hash, search, title } = await journey.page.evaluate(() => ({
      hash: location.hash,
      search: location.search,
      title: document.title,
    }));
    assert.equal(`${hash}${search}`, "");
    assert.ok(!title.includes("Example"));
    const shown = () => journey.page.$eval(".cw-own", (one) => one.innerText.trim());
    assert.equal(await journey.inPrint(shown), "");
    assert.notEqual(await shown(), "");
    await journey.published();
    await journey.sees("button", "Save as CSV");
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });

  test("become two packages, with nothing of the file's name in them", async () => {
    const journey = await site.page({ keepsStorage: true });
    await makeOwn(journey, "Office seven");
    await openCarried(journey);
    const before = await sums(journey);
    assert.deepEqual(before.Releases, ["0", "1"]);
    await journey.press("Continue");
    await spend(journey);
    await made(journey);
    await journey.press("Continue");
    // No crosstab was on screen: the tables that matter are typed.
    await journey.choose("Column", "gender");
    await journey.choose("By", "ageBroad");
    await journey.press("Add this table");
    await journey.press("Compare with the source");
    await journey.sees(".cw-synthesis-private", "Mean error of counts of 10 and more");
    await journey.sees(".cw-synthesis-private", "synthetic records equal a record of yours");
    await journey.press("Try with one half held back");
    await journey.page.waitForFunction(
      () => /ore than chance allows/.test(document.querySelector(".cw-synthesis-private")?.textContent),
      { timeout: 120_000 },
    );
    assert.deepEqual(await journey.accessibility(), []);
    await journey.press("Save the public package");
    await journey.press("Save the private package");
    const [[privateName, hidden], [publicName, open]] = await packages(journey, 2);
    assert.match(publicName, /^casewise-public-\d{4}-\d\d-\d\d\.zip$/);
    assert.match(privateName, /^casewise-PRIVATE-do-not-share-/);
    assert.deepEqual(Object.keys(open).sort(), [
      "aggregates.csv",
      "codebook.json",
      "report.html",
      "synthetic-records.csv",
    ]);
    assert.deepEqual(Object.keys(hidden).sort(), ["PRIVATE-evaluation.html", "PRIVATE-evaluation.json"]);
    for (const bytes of Object.values(open)) {
      const text = strFromU8(bytes);
      assert.ok(!/Ms Example|Office seven|sensitive statistics/.test(text));
    }
    assert.match(strFromU8(hidden["PRIVATE-evaluation.html"]), /Contains sensitive statistics/);
    // All of the ledger can be taken along, encrypted. One that is carried is with its owner.
    if (!fromDisk) {
      await type(journey, "Passphrase of the ledger file", PASSPHRASE);
      await journey.press("Save a copy of the ledger");
      const copy = await readFile(await ledgerFile(journey, "copy"), "latin1");
      assert.match(copy, /^{"format":"casewise-ledger-1"/);
      assert.ok(!/Office seven/.test(copy));
    }
    // The ledger is the only thing that is kept, and it has nothing of the file.
    const stored = await journey.page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      return { names, local: localStorage.length, session: sessionStorage.length };
    });
    assert.deepEqual(stored, { names: fromDisk ? [] : ["casewise-ledger"], local: 0, session: 0 });
    await journey.press("Nothing you open leaves this computer");
    if (!fromDisk) {
      await journey.sees(".cw-privacy-kept", "The record of privacy budgets");
      await journey.press("Clear");
      await journey.sees("[role=alert]", "Without this record nobody knows what was already published");
      await journey.sees(".cw-privacy-kept", "The record of privacy budgets");
      await journey.press("Clear it all the same");
    }
    await journey.sees(".cw-dialog", "None of these is stored now");
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});

describe("older methods", () => {
  test("are labelled, show what was left out, and take the bound from the account", async () => {
    const journey = await site.page({ keepsStorage: true });
    await makeOwn(journey, "Office twelve");
    await openCarried(journey);
    await sums(journey);
    await journey.press("Continue");
    await journey.page.evaluate(() => document.querySelector(".cw-synthesis-body summary").click());
    await journey.sees(".cw-synthesis-body .cw-synthesis-mark", "Not differentially private");
    await journey.choose("Method", "suppressRecords");
    await journey.press("Give up the account's bound and make these records");
    await saveCarried(journey);
    await journey.sees(".cw-synthesis-body", "The account has no bound now");
    await journey.sees(".cw-synthesis-table", "Left out");
    assert.deepEqual(await journey.accessibility(), []);
    await journey.press("Save the records that are not differentially private");
    const [[name, files]] = await packages(journey, 1);
    assert.match(name, /^casewise-not-differentially-private-/);
    assert.deepEqual(Object.keys(files).sort(), ["records-not-differentially-private.csv", "report.html"]);
    assert.match(strFromU8(files["report.html"]), /not differentially private/i);
    await journey.press("Back");
    const after = await sums(journey);
    assert.deepEqual(after["Epsilon, tight total"], ["no bound", "no bound"]);
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});

describe("the simulated sample", () => {
  test("is the rehearsal: marked, and its ledger is kept nowhere", async () => {
    const journey = await site.page();
    await journey.openSample();
    await journey.press("Crosstab", "tab");
    await journey.page.waitForSelector(".cw-crosstab, table");
    await journey.press("Rehearse making private data");
    await journey.sees(".cw-synthesis-mark", "This is a rehearsal with simulated data");
    await toLedger(journey, "Rehearsal");
    assert.deepEqual((await sums(journey)).Releases, ["0", "1"]);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
    await made(journey);
    await journey.press("Continue");
    // The crosstab that was on screen is among the tables to be compared.
    assert.ok((await journey.page.$$(".cw-synthesis-private li")).length > 0);
    await journey.press("Save the public package");
    const [[, open]] = await packages(journey, 1);
    assert.match(strFromU8(open["report.html"]), /Rehearsal with simulated data/);
    const names = await journey.page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    assert.deepEqual(names, []);
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});
