import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openSite } from "./browser.mjs";

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

describe("the start page", () => {
  let site;
  let journey;
  let folder;
  before(async () => {
    site = await openSite();
    folder = await mkdtemp(path.join(tmpdir(), "casewise-files-"));
  });
  after(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("teaches the denominator with five cases", async () => {
    journey = await site.page();
    const percents = () => journey.texts(".cw-example tfoot strong");
    assert.deepEqual(await percents(), ["50.0%", "50.0%", "25.0%"]);
    await journey.press("All cases", "radio");
    assert.deepEqual(await percents(), ["40.0%", "40.0%", "20.0%"]);
  });

  test("says what keeps the file on this computer, and how to check it", async () => {
    await journey.press("Nothing you open leaves this computer");
    await journey.sees(".cw-dialog .cw-privacy-rules", "connect-src 'none'");
    await journey.sees(".cw-dialog", "0 attempts were refused since the page was opened");
    await journey.sees(".cw-dialog", "None of these is stored now");
    assert.deepEqual(await journey.accessibility(), []);
    await journey.page.keyboard.press("Escape");
    await journey.page.waitForFunction(() => !document.querySelector("dialog"));
    const focused = await journey.page.evaluate(() => document.activeElement.textContent);
    assert.match(focused, /Nothing you open/);
  });

  test("shows that the browser refuses to send, and counts what else it refused", async () => {
    const other = await site.page();
    await other.page.evaluate(() => void fetch("https://elsewhere.invalid/").catch(() => undefined));
    await other.press("Nothing you open leaves this computer");
    await other.press("Try to send something");
    await other.sees(".cw-dialog", "The browser refused all of them.");
    assert.deepEqual(await other.texts(".cw-privacy-results li"), [
      "A request: refused",
      "A message in the background: refused",
      "An open connection: refused",
      "A picture from another address: refused",
    ]);
    await other.sees(".cw-dialog", "Apart from this test, 1 attempt was refused");
    assert.deepEqual(await other.accessibility(), []);
    const violations = (await other.problems()).filter((text) => text.startsWith("violation: "));
    assert.equal(new Set(violations).size, 5);
    await other.close();
  });

  test("opens a pasted table", async () => {
    await journey.page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "gender\tageBroad\nWoman\t9-17\nMan\t\n");
      // Firefox drops the data of a made-up ClipboardEvent.
      const paste = Object.assign(new Event("paste", { bubbles: true }), { clipboardData: data });
      document.body.dispatchEvent(paste);
    });
    await journey.sees(".cw-dataset h1", "Pasted table");
    await journey.sees(".cw-filters-count", "2 of 2 cases selected");
    assert.deepEqual(await journey.texts(".cw-badge"), []);
  });

  test("opens a table pasted from a spreadsheet, with line ends, tabs and quotes inside its cells", async () => {
    const pasted = [
      'gender\tageBroad\t"remarks\n(in ""free"" text)"\tmeansThreats',
      'Woman\t9\u201317\t"first line\nsecond line\tand a tab, ""quoted"""\t1',
      'Man\t\u00a018-20 \tsaid "no" again\t',
      '"Woman"\t48+\t""\t1',
      "",
    ].join("\r\n");
    const own = await site.page();
    await own.page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const paste = Object.assign(new Event("paste", { bubbles: true }), { clipboardData: data });
      document.body.dispatchEvent(paste);
    }, pasted);
    const isReadWhole = async (cases, women) => {
      await own.sees(".cw-dataset h1", "Pasted table");
      await own.sees(".cw-check-line", `${cases} cases read`);
      // Opened where it stands: the card may be drawn anew when an answer comes.
      await own.page.waitForFunction(
        () => {
          const card = document.querySelector(".cw-check details");
          if (card && !card.open) card.querySelector("summary").click();
          return /Separated by/.test(card?.textContent);
        },
        { polling: 200 },
      );
      await own.sees(".cw-check-body", "Separated bytab");
      await own.sees(".cw-check-body", `${cases} = ${cases} cases + 0 blank + 0 set aside`);
      await own.sees(".cw-check-findings", "1 column is not in the codebook");
      await own.sees(".cw-check-findings", "1 spelling brought to");
      const found = (await own.texts(".cw-check-findings")).join();
      assert.doesNotMatch(found, /values? (is|are) not in the codebook|quote/);
      await own.sees(".cw-profile", women);
    };
    await isReadWhole(3, "Woman266.7%");
    await own.press("Open another file");
    const [details] = await own.page.$$("::-p-text(Or paste a table)");
    await details.click();
    const field = await own.page.waitForSelector(".cw-paste textarea");
    // As the browser puts a clipboard into the field: in one go.
    await field.focus();
    await own.page.evaluate(
      (text) => document.execCommand("insertText", false, text),
      `${pasted}Woman\t\t\t\r\n`,
    );
    await own.press("Open the pasted table");
    await own.page.waitForFunction(() => !document.querySelector(".cw-paste"));
    await isReadWhole(4, "Woman375.0%");
    assert.deepEqual(await own.problems(), []);
    await own.close();
  });

  test("opens a dropped file", async () => {
    await journey.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["gender,age\nWoman,\nMan,\n\nMan,\n"], "dropped.csv"));
      const target = document.querySelector(".cw-shell");
      for (const type of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    });
    await journey.sees(".cw-dataset h1", "dropped.csv");
    await journey.sees(".cw-check", "3 cases read");
    await journey.sees(".cw-check summary", "1 thing adjusted 2 to look at");
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check", "1 blank line passed over");
  });

  test("tells a wrong file from a table, and leaves the open one as it was", async () => {
    const wrong = path.join(folder, "holiday.csv");
    await writeFile(wrong, "a,b\n1,2\n");
    await journey.press("Open another file");
    await journey.openFile(wrong);
    await journey.sees("[role=alert]", "No column of this file is known");
    await journey.sees("[role=alert]", "“dropped.csv” is still open");
    assert.deepEqual(await journey.accessibility(), []);
    await journey.press("Back to dropped.csv");
    await journey.sees(".cw-filters-count", "3 of 3 cases selected");
    await journey.sees("[role=alert]", "“holiday.csv” was not opened");
    await journey.press("Close this message");
    await journey.page.waitForFunction(() => !document.querySelector("[role=alert]"));
  });

  test("says so when a file is empty", async () => {
    const empty = path.join(folder, "empty.csv");
    await writeFile(empty, "");
    await journey.press("Open another file");
    await journey.openFile(empty);
    await journey.sees("[role=alert]", "The file has no cases");
    await journey.openFile(fixture("ragged.csv"));
    await journey.sees(".cw-dataset h1", "ragged.csv");
    await journey.sees(".cw-check", "6 cases read");
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check", "3 lines have too few fields");
    await journey.sees(".cw-check", "1 line has extra fields with content; it was set aside");
  });

  test("stops reading when it is told to", async () => {
    await journey.press("Open another file");
    await journey.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["gender,ageBroad\n", "Woman,9--17\n".repeat(4e6)], "long.csv"));
      const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector(".cw-shell").dispatchEvent(drop);
    });
    // In the page: by the time that a driver has found the button, the reading may be over.
    const seen = await journey.page.waitForFunction(() => {
      const loading = document.querySelector(".cw-loading");
      loading?.querySelector("button").click();
      return loading?.textContent;
    });
    assert.match(await seen.jsonValue(), /^Reading long\.csv.*Cancel$/);
    await journey.sees(".cw-dropzone", "Drop a case file");
    await journey.press("Back to ragged.csv");
    await journey.sees(".cw-filters-count", "6 of 6 cases selected");
    assert.deepEqual(await journey.texts("[role=alert]"), []);
  });

  test("nothing was refused, and nothing was asked of the network", async () => {
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });

  test("says so when the browser is too old, and starts nothing", async () => {
    const old = await site.page({ without: "DecompressionStream" });
    await old.sees("#app h1", "This browser is too old for Casewise");
    await old.sees("#app p", "Nothing was opened or sent.");
    assert.equal(await old.page.$(".cw-shell"), null);
    await old.close();
  });

  for (const view of [{}, { dark: true }, { width: 320, height: 640 }]) {
    test(`is accessible and fits ${JSON.stringify(view)}`, async () => {
      const other = await site.page(view);
      assert.deepEqual(await other.accessibility(), []);
      const wide = await other.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false);
      await other.close();
    });
  }
});
