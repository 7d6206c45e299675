// The same own records in every format a user has: the same plan, the same true counts, the same comparison, the same
// version in the ledger where the text is the same.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import { delimited, encoded, objects } from "../formats/write_text.mjs";
import { xlsx, zip } from "../formats/write_packed.mjs";
import { COLUMNS, csvOf, inProcess, made, order, publishedCodebook } from "./made.mjs";

const now = () => new Date("2026-03-01T12:00:00Z");
const csv = csvOf(5003);
const rows = csv
  .trimEnd()
  .split("\r\n")
  .map((line) => line.split(","));
const records = objects(rows);
const nothingAsked = new Map();
const bytesOf = (text) => new TextEncoder().encode(text);

/** name: bytes, and how the reader had said that they are to be read */
const files = {
  csv: [bytesOf(csv)],
  "csv with semicolons": [bytesOf(delimited(rows, { separator: ";" }))],
  "csv.gz": [Uint8Array.from(gzipSync(csv))],
  "UTF-16 LE with a mark": [encoded(csv, "utf-16le", { mark: true })],
  "UTF-16 BE without one": [encoded(csv, "utf-16be")],
  "zip of two files": [zip({ "notes.csv": "a,b\n1,2\n", "cases.csv": csv }), { member: "cases.csv" }],
  "zip of two files, asked": [zip({ "cases.csv": csv, "old.csv": csv }), {}, new Map([["member", 0]])],
  xlsx: [xlsx(rows)],
  "xlsx of two sheets": [xlsx(rows, { inline: true }), { sheet: 1 }],
  JSON: [bytesOf(JSON.stringify(records))],
  NDJSON: [bytesOf(records.map((one) => `${JSON.stringify(one)}\n`).join(""))],
  "NDJSON.gz": [Uint8Array.from(gzipSync(records.map((one) => JSON.stringify(one)).join("\n")))],
};

/** Slices that were asked for, so that nobody reads the file as a whole. */
function watched(bytes) {
  const blob = new Blob([bytes]);
  const source = { size: blob.size, longest: 0 };
  source.slice = (from, to) => {
    source.longest = Math.max(source.longest, to - from);
    return blob.slice(from, to);
  };
  return source;
}
const own = ([bytes, format = {}, chosen = nothingAsked]) =>
  made.ownFile(watched(bytes), format, chosen, made.decodeHere);

const { measured, fitted } = await made.makeRelease(order(csv), {
  start: inProcess(),
  ledger: { store: new made.RehearsalStore(), now },
});
const release = { blob: measured.blob, csv: fitted.csv };

/** Everything exact that is said of the records. */
async function trueFigures(source) {
  const of = { source, codebook: publishedCodebook, options: order("").options };
  const instance = await made.SynthesisInstance.start(inProcess(), "measure");
  const description = await made.withText(source, undefined, (text, separator) =>
    instance.call("read", { ...of, source: text, separator }),
  );
  instance.end();
  return {
    description,
    risk: await made.risksOf(inProcess(), of, { length: 2, rareBelow: 10 }),
    evaluation: await made.evaluateRelease(inProcess(), of, { ...release, request: {} }),
  };
}
const expected = await trueFigures(new Blob([csv]));

test("the figures that all files are held to are those of all records", () => {
  assert.equal(expected.description.records, 5003);
  assert.deepEqual(
    expected.description.columns.map(({ inFile }) => inFile),
    COLUMNS.map(() => true),
  );
});

for (const [name, file] of Object.entries(files))
  test(`own records as ${name}: the same true counts, risk and comparison`, async () => {
    assert.deepEqual(await trueFigures(own(file)), expected);
  });

test("a release is made of packed records, and its ledger knows them again", async () => {
  const store = new made.RehearsalStore();
  const make = (source) =>
    made.makeRelease(order("", { source }), { start: inProcess(), ledger: { store, now } });
  const first = await make(own(files["csv.gz"]));
  assert.equal(first.measured.report.codebook.id, "ctdc-global-synthetic");
  const { protectedRecords, recordCount } = first.measured.report;
  assert.ok(Math.abs(protectedRecords - 5003) < 6 * recordCount.sd + 1);
  const content = await made.contentIn(new Blob([csv]), undefined);
  for (const name of ["csv", "csv.gz", "UTF-16 LE with a mark", "zip of two files"])
    assert.equal(await made.contentIn(own(files[name]), undefined), content, name);
  assert.notEqual(await made.contentIn(new Blob([csvOf(5002)]), undefined), content);
});

test("of a packed file, no more than a slice is held at a time", async () => {
  const many = xlsx([...rows, ...rows.slice(1)], { level: 0 });
  assert.ok(many.length > 1 << 20);
  const source = watched(many);
  await made.contentIn(made.ownFile(source, {}, nothingAsked, made.decodeHere), undefined);
  assert.ok(source.longest <= 256 << 10, String(source.longest));
});

test("what cannot be read costs nothing and says why", async () => {
  const broken = Uint8Array.from(gzipSync(csv)).slice(0, -9);
  for (const [file, code] of [
    [[broken], "not_a_table"],
    [[zip({ "a.csv": csv, "b.csv": csv })], "choose_member"],
    [[bytesOf(csv), { sheet: 1 }], "not_a_table"],
    [[bytesOf(csv), { separator: "|" }], "no_known_column"],
    [[bytesOf(`[${JSON.stringify(records[0])},{]`)], "bad_json"],
  ]) {
    const store = new made.RehearsalStore();
    const making = { start: inProcess(), ledger: { store, now } };
    const error = await made.makeRelease(order("", { source: own(file) }), making).catch((cause) => cause);
    assert.equal(error.code, code);
    assert.match(error.message, /\.$/);
    assert.equal((await store.read()).lines.length, 0);
  }
});
