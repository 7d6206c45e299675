import assert from "node:assert/strict";
import { test } from "node:test";
import { readFixture } from "../oracle/golden.mjs";
import { ask, newModule, openDataset, publishedCodebook } from "./engine.mjs";

const bytes = readFixture("twelve_cases.csv");
const crosstab = { kind: "crosstab", rows: "means", columns: "gender" };

/** A case file of about `megabytes`: the twelve cases, over and over. */
function grown(megabytes) {
  const text = bytes.toString("utf8").trimEnd().split("\n");
  const body = Buffer.from(`${text.slice(1).join("\n")}\n`);
  const copies = Math.ceil((megabytes << 20) / body.length);
  return { bytes: Buffer.concat([Buffer.from(`${text[0]}\n`), ...Array(copies).fill(body)]), copies };
}

test("arrays are copies: they outlive the dataset, later queries and growth", async () => {
  const module = await newModule();
  const opened = openDataset(module, bytes);
  const first = opened.dataset.run(JSON.stringify(crosstab));
  const before = { counts: [...first.counts], percents: [...first.percents] };
  const memory = module.memoryBytes();
  const large = grown(64);
  const other = openDataset(module, large.bytes, publishedCodebook, 64 << 20);
  assert.ok(module.memoryBytes() > memory, "memory has grown between two queries");
  const second = opened.dataset.run(JSON.stringify(crosstab));
  opened.dataset.delete();
  assert.deepEqual([...first.counts], before.counts);
  assert.deepEqual([...first.percents], before.percents);
  assert.deepEqual([...second.counts], before.counts);
  assert.ok(first.counts instanceof Uint32Array && first.percents instanceof Float64Array);
  assert.notEqual(first.counts.buffer, second.counts.buffer);
  const doubled = ask(other, crosstab);
  assert.deepEqual(
    doubled.counts.flat(),
    [...before.counts.slice(1, 1 + doubled.counts.flat().length)].map((n) => n * large.copies),
  );
  other.dataset.delete();
});

test("the header says where every number of the arrays is", async () => {
  const module = await newModule();
  const opened = openDataset(module, bytes);
  for (const query of [
    { kind: "profile" },
    { ...crosstab, layers: "agegroup" },
    { kind: "itemCombinations", set: "means" },
    { kind: "flows" },
  ]) {
    const { header, counts, percents } = opened.dataset.run(JSON.stringify(query));
    const { kind, sections, codebook, cases } = JSON.parse(header);
    assert.equal(kind, query.kind);
    assert.equal(cases, 12);
    assert.ok(codebook.id && codebook.version);
    for (const [type, numbers] of [
      ["count", counts],
      ["percent", percents],
    ]) {
      const ends = sections
        .filter((one) => one.type === type)
        .map(({ offset, shape }) => offset + shape.reduce((a, b) => a * b, 1));
      assert.equal(Math.max(0, ...ends), numbers.length, `${kind} ${type}`);
    }
  }
  opened.dataset.delete();
});

test("errors come as values, with the three parts of the contract, and leave the dataset as it was", async () => {
  const module = await newModule();
  const opened = openDataset(module, bytes);
  const expected = ask(opened, crosstab);
  for (const [text, code] of [
    ["", "bad_json"],
    ["{", "bad_json"],
    ["[]", "bad_query"],
    ['{"kind":"\\ud800"}', "bad_json"],
    ['{"kind":"crosstab","rows":"a\\u0000b"}', "unknown_variable"],
  ]) {
    const answer = opened.dataset.run(text);
    assert.equal(answer.ok, false);
    assert.equal(answer.code, code, text);
    assert.equal(typeof answer.where, "string");
    assert.match(answer.message, /^[A-Z].*\.$/);
  }
  assert.deepEqual(ask(opened, crosstab), expected);
  opened.dataset.delete();
});

test("each way in which a file or codebook can be wrong has its code", async () => {
  const module = await newModule();
  const open = (text, codebook) => openDataset(module, Buffer.from(text), codebook).error?.code;
  assert.equal(open(""), "empty_file");
  assert.equal(open("a,b\n1,2\n"), "no_known_column");
  assert.equal(open('gender,ageBroad\n"Man,0-8\n'), "unclosed_quote");
  assert.equal(open(Buffer.from("gender\nMan\xe9\n", "latin1")), "bad_encoding");
  assert.equal(open("gender\nMan\n", "{"), "bad_json");
  assert.equal(open("gender\nMan\n", "{}"), "bad_codebook");
  assert.equal(open("gender\nMan\n"), undefined);
});
