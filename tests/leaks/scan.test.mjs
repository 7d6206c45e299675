// The scan must find what it looks for, however it is spelt or packed: each way is planted here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { findLeaks, findNumber } from "./scan.mjs";

const sentinel = "Zq7SentinelXw";
const bytes = Buffer.from(sentinel);
const filler = "count,12\r\nWoman;Man\n".repeat(50);

const found = (content, name = "public.csv") => findLeaks([{ name, content }], [sentinel, "NotThere99"]);

const planted = {
  plain: sentinel,
  "in other letters": sentinel.toUpperCase(),
  reversed: [...sentinel].reverse().join(""),
  "UTF-16": Buffer.from(sentinel, "utf16le"),
  "UTF-16, big-endian": Buffer.from(sentinel, "utf16le").swap16(),
  hexadecimal: bytes.toString("hex"),
  "hexadecimal in capitals": bytes.toString("hex").toUpperCase(),
  "percent-encoded": [...bytes].map((byte) => `%${byte.toString(16)}`).join(""),
  "JSON escapes": [...bytes].map((byte) => `\\u00${byte.toString(16)}`).join(""),
  "HTML entities": [...bytes].map((byte) => `&#${byte};`).join(""),
  base64: bytes.toString("base64"),
  "base64, a byte later": Buffer.from(`a${sentinel}b`).toString("base64"),
  "base64, two bytes later": Buffer.from(`ab${sentinel}`).toString("base64url"),
  gzip: gzipSync(Buffer.from(`${filler}${sentinel}`)),
  zlib: deflateSync(Buffer.from(`${filler}${sentinel}`)),
  "gzip in gzip": gzipSync(gzipSync(Buffer.from(sentinel))),
};
for (const [how, content] of Object.entries(planted)) {
  test(`finds a sentinel: ${how}`, () => {
    const packed = how.startsWith("gzip") || how === "zlib";
    const around = packed
      ? content
      : Buffer.concat([Buffer.from(filler), Buffer.from(content), Buffer.from(filler)]);
    const leaks = found(around);
    assert.ok(leaks.length >= 1, "not found");
    assert.ok(leaks.every((leak) => leak.sentinel === sentinel && leak.artefact === "public.csv"));
  });
}

/** A zip file with one deflated entry, as a browser would write it. */
function zipOf(name, text) {
  const packed = deflateRawSync(Buffer.from(text));
  const header = Buffer.alloc(30);
  header.write("PK\x03\x04", 0, "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), packed, Buffer.from("PK\x01\x02 the rest")]);
}

test("finds a sentinel in an entry of a zip file, and in the name of one", () => {
  assert.ok(found(zipOf("report.html", filler + sentinel))[0].how.includes("zip"));
  assert.equal(found(zipOf(`${sentinel}.csv`, filler)).length, 1);
});

test("finds a sentinel in a file name and in a structure", () => {
  assert.equal(found("", `${sentinel}.csv`)[0].at, "its name");
  assert.equal(found({ deep: [{ text: sentinel }] }).length, 1);
});

test("says nothing where there is nothing", () => {
  assert.deepEqual(found(filler), []);
  assert.deepEqual(found(gzipSync(Buffer.from(filler))), []);
  assert.deepEqual(found(Buffer.from([0x1f, 0x8b, 0, 1, 2])), []);
  assert.deepEqual(found(Buffer.from("PK\x03\x04 short", "latin1")), []);
  assert.deepEqual(found(sentinel.slice(0, -1)), []);
});

test("finds an exact number as a number of its own only", () => {
  const at = (content) => findNumber([{ name: "x", content }], 250007).length;
  for (const one of [
    "250007",
    "a,250007,b",
    "250,007 records",
    "250 007.",
    '{"n":250007}',
    "250007.",
    "250.007",
  ])
    assert.equal(at(one), 1, one);
  for (const other of ["1250007", "2500071", "25007", "0.250007", "250007.5", "250,0071"])
    assert.equal(at(other), 0, other);
  assert.equal(at(gzipSync(Buffer.from("250007"))), 1);
});
