// Own records and what is made of them, as a user goes through it; the ledger over closing, crashes and carrying.
import assert from "node:assert/strict";
import { unzipSync, strFromU8 } from "fflate";
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openSite } from "./browser.mjs";

const sample = fileURLToPath(new URL("../../public/sample/casewise-simulated-sample.csv", import.meta.url));
const built = process.env.CASEWISE_SITE ?? fileURLToPath(new URL("../../build/site", import.meta.url));
const PASSPHRASE = "three words of mine";
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

async function type(journey, label, text) {
  const field = await journey.page.waitForSelector(`::-p-aria([name="${label}"])`);
  await field.click({ clickCount: 3 });
  await field.type(text);
}

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
  for (let tries = 0; tries < 100; tries++) {
    const names = (await readdir(journey.downloads)).filter((name) => name.endsWith(".zip")).sort();
    if (names.length === count)
      return Promise.all(
        names.map(async (name) => [name, unzipSync(await readFile(path.join(journey.downloads, name)))]),
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the packages were not saved");
}

/** Makes the browser say that it keeps storage, or that it may forget it. */
const storageIsKept = (page, answer) =>
  page.evaluate((kept) => {
    StorageManager.prototype.persist = () => Promise.resolve(kept);
  }, answer);

async function pageThatKeeps(answer) {
  const journey = await site.page();
  await storageIsKept(journey.page, answer);
  return journey;
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
    const saves = await journey.page.$$eval("button", (all) =>
      all.filter((one) => /save|copy/i.test(one.textContent)),
    );
    assert.equal(saves.length, 0);
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
    await journey.page.emulateMediaType("print");
    const printed = await journey.page.$eval(".cw-own", (one) => one.innerText.trim());
    assert.equal(printed, "");
    await journey.page.emulateMediaType("screen");
    await journey.published();
    await journey.sees("button", "Save as CSV");
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });

  test("become two packages, with nothing of the file's name in them", async () => {
    const journey = await pageThatKeeps(true);
    await makeOwn(journey, "Office seven");
    const before = await sums(journey);
    assert.deepEqual(before.Releases, ["0", "1"]);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
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
    // All of the ledger can be taken along, encrypted.
    await type(journey, "Passphrase of the ledger file", PASSPHRASE);
    await journey.press("Save a copy of the ledger");
    const copy = await readFile(await ledgerFile(journey, "copy"), "latin1");
    assert.match(copy, /^{"format":"casewise-ledger-1"/);
    assert.ok(!/Office seven/.test(copy));
    // The ledger is the only thing that is kept, and it has nothing of the file.
    const stored = await journey.page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      return { names, local: localStorage.length, session: sessionStorage.length };
    });
    assert.deepEqual(stored, { names: ["casewise-ledger"], local: 0, session: 0 });
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });

  test("stay in the ledger when the tab is closed in the middle, and the account goes on", async () => {
    const journey = await pageThatKeeps(true);
    await makeOwn(journey, "Office eight");
    await sums(journey);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
    await journey.sees(".cw-synthesis-body", /Counting with noise|Making records|is made/);
    const { page } = journey;
    journey.page = await page.browserContext().newPage();
    await journey.page.goto(page.url());
    await storageIsKept(journey.page, true);
    await page.close({ runBeforeUnload: false });
    await makeOwn(journey, "Office eight");
    const again = await sums(journey);
    assert.deepEqual(again.Releases, ["1", "2"]);
    assert.deepEqual(again["Epsilon, plain sum"], ["1", "2"]);
    const [now, then] = again["Epsilon, tight total"].map(Number);
    assert.ok(now === 1 && then > 1 && then < 2, `${now}, ${then}`);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
    await journey.page.waitForSelector(".cw-synthesis-work");
    await journey.press("Stop");
    await journey.sees(".cw-synthesis-body", /Stopped|is made/);
    await journey.close();
  });
});

describe("older methods", () => {
  test("are labelled, show what was left out, and take the bound from the account", async () => {
    const journey = await pageThatKeeps(true);
    await makeOwn(journey, "Office twelve");
    await sums(journey);
    await journey.press("Continue");
    await journey.page.evaluate(() => document.querySelector(".cw-synthesis-body summary").click());
    await journey.sees(".cw-synthesis-body .cw-synthesis-mark", "Not differentially private");
    await journey.choose("Method", "suppressRecords");
    await journey.press("Give up the account's bound and make these records");
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

describe("where the browser may forget", () => {
  test("the ledger file is asked for first and saved before the draw; what the browser still knows counts", async () => {
    const journey = await pageThatKeeps(false);
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
    await storageIsKept(journey.page, false);
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
    const load = async (file) =>
      (await journey.page.waitForSelector(".cw-synthesis-carried input[type=file]")).uploadFile(file);
    const open = async (passphrase) => {
      await type(journey, "Passphrase of the ledger file", passphrase);
      await journey.press("Open it");
    };
    await load(wrong);
    await open(PASSPHRASE);
    await journey.sees("[role=alert]", "The ledger cannot be used");
    await journey.press("I have none yet: begin one");
    await open(PASSPHRASE);
    assert.deepEqual((await sums(journey)).Releases, ["0", "1"]);
    await journey.press("Continue");
    await journey.press("Spend epsilon 1 and make the release");
    // Two saves: the reservation before the draw, the commit after it.
    let saved = "";
    for (const turn of [1, 2]) {
      await journey.sees(".cw-synthesis-carried", "Save the ledger, then show that it is there");
      await journey.press("Save the ledger");
      saved = await ledgerFile(journey, turn);
      await load(saved);
      if (turn === 1)
        await journey.page.waitForFunction(() => !document.querySelector(".cw-synthesis-carried"));
    }
    await made(journey);
    await journey.page.reload();
    await makeOwn(journey, "Office nine");
    await load(saved);
    await open("not the right words");
    await journey.sees("[role=alert]", "The passphrase does not fit");
    await open(PASSPHRASE);
    assert.deepEqual((await sums(journey)).Releases, ["1", "2"]);
    await journey.close();
  });
});

/** The ledger that was just saved, moved out of the way of the next one. */
async function ledgerFile(journey, turn) {
  const kept = path.join(folder, `saved-${turn}.ledger`);
  for (let tries = 0; tries < 100; tries++) {
    const [name] = (await readdir(journey.downloads)).filter((one) => one.endsWith(".ledger"));
    if (name) {
      await rename(path.join(journey.downloads, name), kept);
      return kept;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the ledger was not saved");
}

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

describe("inside a frame", () => {
  test("own records are not shown: the page around it could read along", async () => {
    // A site that serves the page without our headers, which forbid frames, and puts it into one.
    const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      if (pathname === "/")
        return response.end(
          '<!doctype html><link rel="icon" href="data:,"><iframe src="/index.html"></iframe>',
        );
      const file = path.join(built, path.normalize(pathname));
      const bytes = await readFile(file).catch(() => "");
      response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "text/plain" });
      return response.end(bytes);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      const frame = await (await page.waitForSelector("iframe")).contentFrame();
      await (await frame.waitForSelector("input[type=file]")).uploadFile(own);
      await frame.waitForSelector(".cw-origin");
      const asked = await frame.$eval(".cw-origin", (one) => one.textContent);
      assert.match(asked, /shown inside another one/);
      assert.ok(!/My own records/.test(asked));
      assert.ok(!(await frame.$(".cw-profile")) && !(await frame.$(".cw-check")));
      // Published data may be looked at there.
      await (
        await frame.waitForSelector('::-p-aria([name="Published data"][role="button"])')
      ).evaluate((one) => one.click());
      await frame.waitForSelector(".cw-profile");
    } finally {
      await browser.close();
      server.close();
    }
  });
});
