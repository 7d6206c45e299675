// The budget of own records over closing, crashes and carrying: what was reserved stays spent.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { answerForUser, browserName } from "./browser.mjs";
import { fromDisk, load, open, openCarried, PASSPHRASE, spend, type } from "./carried.mjs";
import { made, openOffice, sums } from "./own_records.mjs";

let office, site, makeOwn;

before(async () => {
  office = await openOffice();
  ({ site, makeOwn } = office);
});
after(() => office?.close());

describe("own records", () => {
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
    const wrong = path.join(office.folder, "wrong.ledger");
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
