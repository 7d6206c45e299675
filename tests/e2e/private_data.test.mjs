// Own records and what is made of them, as a user goes through it; the ledger over closing, crashes and carrying.
import assert from "node:assert/strict";
import { unzipSync, strFromU8 } from "fflate";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answerForUser, browserName, openSite } from "./browser.mjs";
import {
  fromDisk,
  ledgerFile,
  load,
  open,
  openCarried,
  PASSPHRASE,
  saveCarried,
  spend,
  type,
} from "./carried.mjs";

const sample = fileURLToPath(new URL("../../public/sample/casewise-simulated-sample.csv", import.meta.url));
let site, folder, own;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "casewise-own-"));
  own = path.join(folder, "casewise-simulated-Ms Example's office.csv");
  // From disk it is a file like any other, whatever its name says. An office has columns of its own.
  const [header, ...lines] = (await readFile(sample, "utf8")).trimEnd().split("\n");
  await writeFile(own, [`${header},officeNumber`, ...lines.map((line, i) => `${line},${i}`), ""].join("\n"));
  site = await openSite();
});
after(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** From the columns to the ledger, with epsilon 1. */
async function toLedger(journey, account) {
  await type(journey, "About how many records do you expect?", "20000");
  await journey.press("Continue");
  await journey.press("Continue");
  const slider = await journey.page.waitForSelector("input[type=range]");
  await slider.focus();
  for (let i = 1; i < 10; i++) await journey.page.keyboard.press("ArrowRight");
  await journey.sees(".cw-synthesis-body", "What to expect, before anything is spent");
  await journey.press("Continue");
  await type(journey, "Name of this data set", account);
}

const makeOwn = async (journey, account) => {
  await journey.openFile(own);
  await journey.press("My own records");
  await journey.press("Make data that can be shared");
  await toLedger(journey, account);
};

const sums = async (journey) => {
  await journey.sees(".cw-synthesis-table", "Epsilon, tight total");
  return Object.fromEntries(
    (await journey.rows(".cw-synthesis-table")).map(([name, ...rest]) => [name, rest]),
  );
};

const made = (journey) =>
  journey.page.waitForFunction(
    () => /The release is made/.test(document.querySelector(".cw-synthesis-body")?.textContent),
    { timeout: 120_000 },
  );

async function packages(journey, count) {
  const names = await journey.savedFiles(".zip", count);
  return Promise.all(
    names.map(async (name) => [name, unzipSync(await readFile(path.join(journey.downloads, name)))]),
  );
}

describe("own records", () => {
  test("are not asked about where the columns are those of a published release; one can say so all the same", async () => {
    const journey = await site.page();
    const release = path.join(folder, "release.csv");
    await copyFile(sample, release);
    await journey.openFile(release);
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
    await journey.openFile(own);
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
    await journey.press("Compare with the source");
    await journey.sees(".cw-synthesis-private", "Mean error of counts of 10 and more");
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

  test("stay in the ledger when the tab is closed in the middle, and the account goes on", async () => {
    const journey = await site.page({ keepsStorage: true });
    await makeOwn(journey, "Office eight");
    await openCarried(journey);
    await sums(journey);
    await journey.press("Continue");
    const saved = await spend(journey, { turns: 1 });
    await journey.sees(".cw-synthesis-body", /Counting with noise|Making records|is made/);
    const { page } = journey;
    journey.page = await page.browserContext().newPage();
    await journey.page.evaluateOnNewDocument(answerForUser, true);
    await journey.page.goto(page.url());
    await page.close({ runBeforeUnload: false });
    await makeOwn(journey, "Office eight");
    await openCarried(journey, saved);
    const again = await sums(journey);
    assert.deepEqual(again.Releases, ["1", "2"]);
    assert.deepEqual(again["Epsilon, plain sum"], ["1", "2"]);
    const [now, then] = again["Epsilon, tight total"].map(Number);
    assert.ok(now === 1 && then > 1 && then < 2, `${now}, ${then}`);
    await journey.press("Continue");
    await spend(journey, { turns: 1 });
    await journey.page.waitForSelector(".cw-synthesis-work");
    // In one go: a fast computer may be done in between. What was measured by then is still written into the ledger.
    await journey.page.evaluate(() =>
      document.querySelector(".cw-synthesis-work")?.querySelector("progress ~ button").click(),
    );
    await journey.sees(".cw-synthesis-body", fromDisk ? /Stopped|Save the ledger/ : /Stopped|is made/);
    await journey.close();
  });
});

describe("storage that is full", { skip: fromDisk }, () => {
  const quota = { skip: browserName !== "chrome" };
  test("from the start: the ledger is carried", quota, async () => {
    const journey = await site.page();
    const tools = await journey.page.createCDPSession();
    const { origin } = new URL(journey.page.url());
    await tools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await makeOwn(journey, "Office ten");
    await journey.sees(
      ".cw-synthesis-carried",
      "This page cannot keep anything here. Load your ledger file first",
    );
    await journey.close();
  });

  test("when the ledger is to be written: it is said, nothing is drawn and nothing is spent", async () => {
    const journey = await site.page({ keepsStorage: true });
    await makeOwn(journey, "Office eleven");
    await sums(journey);
    await journey.press("Continue");
    await journey.page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await journey.press("Spend epsilon 1 and make the release");
    await journey.sees("[role=alert]", "The ledger could not be saved, so nothing was drawn from the data.");
    await journey.press("Back");
    assert.deepEqual((await sums(journey)).Releases, ["0", "1"]);
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

describe("where the browser may forget", { skip: fromDisk }, () => {
  test("the ledger file is asked for first and saved before the draw; what the browser still knows counts", async () => {
    const journey = await site.page({ keepsStorage: false });
    await makeOwn(journey, "Office ten");
    await journey.sees(".cw-synthesis-carried", "This browser does not promise to keep it");
    await journey.press("I have none yet: begin one");
    await type(journey, "Passphrase of the ledger file", PASSPHRASE);
    await journey.press("Open it");
    assert.deepEqual((await sums(journey)).Releases, ["0", "1"]);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
    await journey.sees(".cw-synthesis-carried", "Save the ledger, then show that it is there");
    await journey.press("Stop");
    await journey.page.reload();
    await makeOwn(journey, "Office ten");
    await journey.press("I have none yet: begin one");
    await type(journey, "Passphrase of the ledger file", PASSPHRASE);
    await journey.press("Open it");
    assert.deepEqual((await sums(journey)).Releases, ["1", "2"]);
    await journey.close();
  });
});

describe("where the browser keeps nothing", () => {
  test("the ledger is carried: a wrong file and a wrong passphrase are refused, and it is saved first", async () => {
    const journey = await site.page();
    await journey.page.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, "indexedDB", { value: undefined });
    });
    await journey.page.reload();
    const wrong = path.join(folder, "wrong.ledger");
    await writeFile(wrong, "gender\nWoman\n");
    await makeOwn(journey, "Office nine");
    await journey.sees(".cw-synthesis-carried", "Load your ledger file first");
    await load(journey, wrong);
    await open(journey, PASSPHRASE);
    await journey.sees("[role=alert]", "The ledger cannot be used");
    await journey.press("I have none yet: begin one");
    await open(journey, PASSPHRASE);
    assert.deepEqual((await sums(journey)).Releases, ["0", "1"]);
    await journey.press("Continue");
    // Two saves: the reservation before the draw, the commit after it.
    const saved = await spend(journey, { isCarried: true });
    await made(journey);
    await journey.page.reload();
    await makeOwn(journey, "Office nine");
    await load(journey, saved);
    await open(journey, "not the right words");
    await journey.sees("[role=alert]", "The passphrase does not fit");
    await open(journey, PASSPHRASE);
    assert.deepEqual((await sums(journey)).Releases, ["1", "2"]);
    await journey.close();
  });
});

describe("the simulated sample", () => {
  test("is the rehearsal: marked, and its ledger is kept nowhere", async () => {
    const journey = await site.page();
    await journey.openSample();
    await journey.press("Rehearse making private data");
    await journey.sees(".cw-synthesis-mark", "This is a rehearsal with simulated data");
    await toLedger(journey, "Rehearsal");
    assert.deepEqual((await sums(journey)).Releases, ["0", "1"]);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
    await made(journey);
    await journey.press("Continue");
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
