// One simulated dataset, written in every format, encoding, separator and spelling that is read: one and the same profile.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { simulatedFile } from "../simulate/write_cases.mjs";
import { openEngine } from "../wasm/engine.mjs";
import { gz, xlsx, zip } from "./write_packed.mjs";
import { delimited, encoded, objects } from "./write_text.mjs";

const CASES = 3000;
const bytesOfLayout = (layout) => simulatedFile(CASES, 11, layout);
const plain = bytesOfLayout({});
const rows = new TextDecoder()
  .decode(plain)
  .trimEnd()
  .split("\n")
  .map((line) => line.split(","));
/** With characters beyond ASCII in a column of no variable: only so do the encodings differ. */
const accented = rows.map((row, at) => [
  ...row,
  at === 0 ? "notes" : at % 500 === 0 ? "S\u00E3o Jos\u00E9 \u2013 \u20AC" : "",
]);
const dashed = rows.map((row) => row.map((text) => text.replace(/^(\d+)-(\d+)$/, "$1\u2013$2")));
const text = delimited(accented);
const utf8 = (written) => new TextEncoder().encode(written);

const separators = { comma: ",", semicolon: ";", tab: "\t", bar: "|" };
const packings = {
  gzip: gz,
  zip: (bytes) => zip({ "cases.csv": bytes }),
  "zip, stored": (bytes) => zip({ "cases.csv": bytes }, 0),
};

/** name: [bytes, what the report must say of the input]. */
const written = {
  "plain text": [plain, { packed: [], encoding: "utf-8" }],
  "names of sectors": [bytesOfLayout({ names: "sector" }), {}],
  "published spellings": [bytesOfLayout({ spelling: "published" }), {}],
  "published spellings, CRLF, byte order mark": [
    bytesOfLayout({ spelling: "published", lineEnd: "crlf", byteOrderMark: true }),
    { encodingFrom: "byteOrderMark" },
  ],
  "en dashes in UTF-8": [utf8(delimited(dashed)), { encoding: "utf-8" }],
  "every field in quotes": [utf8(delimited(rows, { quotes: "all", lineEnd: "\r\n" })), {}],
  "no line end after the last line": [utf8(delimited(rows, { lastLineEnd: false })), {}],
  "indicators as 1.0": [
    utf8(delimited(rows.map((row) => row.map((one) => (one === "1" ? "1.0" : one))))),
    {},
  ],
  "indicators as True": [
    utf8(delimited(rows.map((row) => row.map((one) => (one === "1" ? "True" : one))))),
    {},
  ],
  "missing values as NULL": [
    utf8(delimited(rows.map((row) => row.map((one) => (one === "" ? "NULL" : one))))),
    {},
  ],
  ...Object.fromEntries(
    Object.entries(separators).map(([name, separator]) => [
      `text with ${name}`,
      [utf8(delimited(rows, { separator })), {}],
    ]),
  ),
  "UTF-8 with byte order mark": [encoded(text, "utf-8", { mark: true }), { encodingFrom: "byteOrderMark" }],
  ...Object.fromEntries(
    ["utf-16le", "utf-16be"].flatMap((encoding) => [
      [
        `${encoding} with byte order mark`,
        [encoded(text, encoding, { mark: true }), { encoding, encodingFrom: "byteOrderMark" }],
      ],
      [`${encoding} without`, [encoded(text, encoding), { encoding, encodingFrom: "content" }]],
      [
        `${encoding} with tabs, as Excel saves Unicode text`,
        [
          encoded(delimited(accented, { separator: "\t", lineEnd: "\r\n" }), encoding, { mark: true }),
          { encoding },
        ],
      ],
    ]),
  ),
  // Fields of no variable are not looked at: nobody notices that they are not in UTF-8, and nobody has to.
  "windows-1252 in a column of no variable": [encoded(text, "windows-1252"), {}],
  "windows-1252 with en dashes": [
    encoded(delimited(dashed), "windows-1252"),
    { encoding: "windows-1252", encodingFrom: "assumed" },
  ],
  ...Object.fromEntries(
    Object.entries(packings).flatMap(([name, pack]) => [
      [name, [pack(plain), { packed: [name.split(",")[0]], encoding: "utf-8" }]],
      [
        `${name} of windows-1252 with en dashes`,
        [pack(encoded(delimited(dashed), "windows-1252")), { encoding: "windows-1252" }],
      ],
      [`${name} of utf-16le`, [pack(encoded(text, "utf-16le", { mark: true })), { encoding: "utf-16le" }]],
    ]),
  ),
  "gzip of gzip": [gz(gz(plain)), { packed: ["gzip", "gzip"] }],
  "two gzip members": [
    Buffer.concat([gz(plain.subarray(0, 9999)), gz(plain.subarray(9999))]),
    { packed: ["gzip"] },
  ],
  "zip with a picture, a note and folders beside the table": [
    zip({
      "data/cases.csv": plain,
      "about.txt": "What is in here.\n",
      "__MACOSX/._cases.csv": "x",
      "logo.png": "\u0089PNG",
    }),
    { packed: ["zip"], member: "data/cases.csv", members: 3 },
  ],
  "xlsx with shared strings": [xlsx(rows), { packed: ["xlsx"], sheet: "Cases", dateCells: 0 }],
  "xlsx with strings in their cells": [xlsx(rows, { inline: true }), { packed: ["xlsx"] }],
  "xlsx without references": [xlsx(rows, { references: false }), {}],
  "xlsx with prefixes and texts for numbers": [xlsx(rows, { prefix: "x:", numbers: false }), {}],
  "xlsx in a zip": [zip({ "cases.xlsx": xlsx(rows) }, 0), { packed: ["zip", "xlsx"] }],
  "xlsx in a gzip": [gz(xlsx(rows)), { packed: ["gzip", "xlsx"] }],
  "JSON array": [utf8(JSON.stringify(objects(rows))), {}],
  "JSON array, indented": [utf8(JSON.stringify(objects(rows), null, 2)), {}],
  "JSON array, blanks left out": [utf8(JSON.stringify(objects(rows, { blanks: "left out" }))), {}],
  "JSON array of texts": [utf8(JSON.stringify(objects(rows, { blanks: "", numbers: false }))), {}],
  "JSON array in utf-16le": [
    encoded(JSON.stringify(objects(rows)), "utf-16le", { mark: true }),
    { encoding: "utf-16le" },
  ],
  NDJSON: [
    utf8(
      objects(rows)
        .map((one) => JSON.stringify(one))
        .join("\n"),
    ),
    {},
  ],
  "NDJSON with true": [
    utf8(
      objects(rows)
        .map((one) => `${JSON.stringify(one).replaceAll(":1,", ":true,")}\r\n`)
        .join(""),
    ),
    {},
  ],
  "NDJSON in a gzip": [
    gz(
      utf8(
        objects(rows, { blanks: "left out" })
          .map((one) => JSON.stringify(one))
          .join("\n"),
      ),
    ),
    { packed: ["gzip"] },
  ],
};

describe("one dataset in every format", () => {
  let engine;
  let expected;
  const profileOf = async (bytes) => {
    const dataset = await engine.open(bytes);
    const { report } = dataset;
    const profile = await dataset.run({ kind: "profile" });
    dataset.close();
    return { report, profile };
  };
  before(async () => {
    engine = await openEngine();
    expected = (await profileOf(plain)).profile;
    assert.equal(expected.cases, CASES);
    assert.ok(expected.variables.every(({ answered }) => answered > 0));
  });
  after(() => engine?.close());

  for (const [name, [bytes, input]] of Object.entries(written)) {
    test(name, async () => {
      const { report, profile } = await profileOf(bytes);
      assert.deepEqual(profile, expected);
      for (const [key, value] of Object.entries(input)) assert.deepEqual(report.input[key], value, key);
      assert.equal(report.input.bytes, bytes.length);
      assert.equal(report.cases, CASES);
      for (const ragged of ["blankLines", "shortLines", "longLinesKept", "longLinesSetAside"])
        assert.equal(report[ragged].count, 0, ragged);
      assert.equal(report.input.packed.at(-1) === "xlsx" ? report.separator : ",", ",");
    });
  }
});
