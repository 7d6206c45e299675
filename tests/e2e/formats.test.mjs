// Files as users have them, in the page: which file or sheet is meant, how it was read, and reading it another way.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { gz, sheetXml, workbook, xlsx, zip } from "../formats/write_packed.mjs";
import { delimited, encoded } from "../formats/write_text.mjs";
import { openSite } from "./browser.mjs";

const rows = (count, more = []) => [
  ["gender", "ageBroad", ...more.map(() => "notes")],
  ...Array.from({ length: count }, (_, at) => [at % 2 ? "Woman" : "Man", "9\u201317", ...more]),
];
const utf8 = (text) => new TextEncoder().encode(text);

const strings = [];
const seventeenthOfSeptember = { xml: ' s="1"><v>45552</v>' };
const files = {
  "packed.csv.gz": gz(utf8(delimited(rows(5)))),
  "several.zip": zip({ "first year.csv": delimited(rows(3)), "second year.csv": delimited(rows(4)) }),
  "sheets.xlsx": zip(
    workbook(
      {
        Notes: sheetXml([["About this file"], ["Nothing"]], { strings }),
        Cases: sheetXml([...rows(6), ["Man", seventeenthOfSeptember]], { strings }),
      },
      {
        strings,
        styles: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="16"/></cellXfs></styleSheet>',
      },
    ),
  ),
  "western.csv": encoded(delimited(rows(8)), "windows-1252"),
  "unicode.txt": encoded(delimited(rows(9), { separator: "\t", lineEnd: "\r\n" }), "utf-16le", {
    mark: true,
  }),
  "records.json": utf8('[{"gender":"Man","ageBroad":"9-17"},{"gender":null}]'),
  "nested.json": utf8('[{"gender":"Man"},{"gender":["Man"]}]'),
  "old.xls": Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)),
  "cut.xlsx": xlsx(rows(100)).subarray(0, 900),
};

describe("files of every kind", () => {
  let site;
  let journey;
  let folder;
  const open = async (name) => {
    if ((await journey.texts("button")).includes("Open another file"))
      await journey.press("Open another file");
    await journey.openFile(path.join(folder, name));
  };
  const opened = async (name, cases) => {
    await journey.sees(".cw-dataset h1", name);
    await journey.sees(".cw-check", `${cases} cases read`);
  };
  const second = () => journey.click(".cw-dialog label:nth-of-type(2) input");
  /** For a person to look at, when a folder is given. */
  const picture = async (name) => {
    const { CASEWISE_PICTURES: pictures } = process.env;
    if (pictures) await journey.page.screenshot({ path: path.join(pictures, `${name}.png`) });
  };
  before(async () => {
    site = await openSite();
    journey = await site.page();
    folder = await mkdtemp(path.join(tmpdir(), "casewise-files-"));
    for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
  });
  after(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("a .gz opens as what it holds", async () => {
    await open("packed.csv.gz");
    await opened("packed.csv.gz", 5);
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check-body", "Packed as.gz");
    await picture("gz");
  });

  test("a .zip with two tables asks which, and can be asked again", async () => {
    await open("several.zip");
    await journey.sees(".cw-dialog", "several.zip holds 2 files");
    assert.deepEqual(await journey.accessibility(), []);
    await picture("zip-choice");
    await second();
    await journey.press("Open it");
    await opened("several.zip", 4);
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check-body", "second year.csv (one of 2)");
    await picture("zip");
    await journey.press("Choose another file in it");
    await journey.sees(".cw-dialog", "several.zip holds 2 files");
    await journey.press("Open it");
    await opened("several.zip", 3);
  });

  test("a question that is left leaves the open file as it was", async () => {
    await open("several.zip");
    await journey.sees(".cw-dialog[open]", "Which file?");
    await journey.page.keyboard.press("Escape");
    await journey.page.waitForFunction(() => !document.querySelector("dialog"));
    await journey.press("Back to several.zip");
    await journey.sees(".cw-filters-count", "3 of 3 cases selected");
    assert.deepEqual(await journey.texts("[role=alert]"), []);
  });

  test("a workbook asks which sheet, and tells of cells that Excel made dates", async () => {
    await open("sheets.xlsx");
    await journey.sees(".cw-dialog", "sheets.xlsx has 2 sheets");
    await picture("xlsx-choice");
    await second();
    await journey.press("Open it");
    await opened("sheets.xlsx", 7);
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check-body", "1 cell is a date to Excel");
    await journey.sees(".cw-check-body", "17-Sep");
    await picture("xlsx");
  });

  test("an encoding that is assumed is stated, and can be corrected", async () => {
    await open("western.csv");
    await opened("western.csv", 8);
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check-body", "Windows-1252 (Western European) (assumed)");
    assert.deepEqual(await journey.accessibility(), []);
    await picture("windows-1252");
    await journey.choose("Characters stored as", "utf-8");
    await journey.sees("[role=alert]", "The text of this file cannot be read");
    await picture("wrong-encoding");
    await journey.sees(".cw-filters-count", "8 of 8 cases selected");
  });

  test("UTF-16 with tabs opens, and another separator reads it again", async () => {
    await open("unicode.txt");
    await opened("unicode.txt", 9);
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check-body", "UTF-16, low byte first (marked in the file)");
    await journey.choose("Separated by", ";");
    await journey.sees("[role=alert]", "No column of this file is known");
    await journey.sees(".cw-filters-count", "9 of 9 cases selected");
  });

  test("records of JSON open; those that are none are refused with their place", async () => {
    await open("records.json");
    await opened("records.json", 2);
    await journey.click(".cw-check summary");
    await journey.sees(".cw-check-body", "JSON, one object per case");
    await picture("json");
    await open("nested.json");
    await journey.sees("[role=alert]", "It is in record 2, value 1.");
    await picture("json-nested");
  });

  test("what is no table is named for what it is", async () => {
    await journey.press("Back to records.json");
    await open("old.xls");
    await journey.sees("[role=alert]", "This is an old Excel file (.xls)");
    await picture("xls");
    await journey.openFile(path.join(folder, "cut.xlsx"));
    await journey.sees("[role=alert]", "damaged or cut off");
    await journey.sees("[role=alert]", "\u201Crecords.json\u201D is still open");
    await picture("cut");
  });

  test("nothing was refused, and nothing was asked of the network", async () => {
    assert.deepEqual(await journey.problems(), []);
    await journey.close();
  });
});
