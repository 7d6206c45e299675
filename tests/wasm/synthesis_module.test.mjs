// The synthesis module as a product loads it: what its boundary has and lacks, and one release from end to end.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  codebook,
  fit,
  loadSynthesis,
  measure,
  must,
  openFile,
  sample,
  synthesisWasm,
} from "./synthesis.mjs";

const parameters = { epsilon: 4, deltaExponent: 7, length: 2, expectedRecords: 20000 };
const members = (one) =>
  Object.getOwnPropertyNames(one.prototype)
    .filter(
      (name) => !["constructor", "delete", "deleteLater", "isDeleted", "isAliasOf", "clone"].includes(name),
    )
    .sort();

test("the module has no way to hand in a key or a seed for noise, and none of the key of the tests", async () => {
  const module = await loadSynthesis();
  assert.deepEqual(members(module.Fitting), ["begin", "finish", "step"]);
  for (const name of ["open", "append", "finish", "describe", "measureBegin", "measureStep", "measureFinish"])
    assert.ok(members(module.SensitiveFile).includes(name), name);
  for (const name of [...members(module.SensitiveFile), ...Object.keys(module)])
    assert.doesNotMatch(name, /key|seed|fixed|mutant/i);
  const source = readFileSync(
    fileURLToPath(new URL("../engine/support/fixed_key.cpp", import.meta.url)),
    "utf8",
  );
  const mark = /mark\[\] = "([^"]+)"/.exec(source)[1];
  const holds = (text) => synthesisWasm.includes(Buffer.from(text));
  assert.ok(!holds(mark), "the wasm holds the key of the tests");
  assert.ok(holds("This release would spend more than was granted."), "texts of the wasm can be found");
});

test("a release from end to end: two of them differ, and the records are as many as the noisy count", async () => {
  const [a, b] = [await loadSynthesis(), await loadSynthesis()];
  const file = openFile(a, sample);
  assert.equal(JSON.parse(must(file.describe()).json).records, 20000);
  const one = measure(file, parameters);
  const other = measure(file, parameters);
  assert.notDeepEqual(one.blob, other.blob);
  assert.equal(one.report.reservation, "entry 1");
  assert.deepEqual(one.report.parameters, parameters);
  assert.ok(Math.abs(one.report.protectedRecords - 20000) < 6 * one.report.recordCount.sd);
  assert.equal(one.report.lengths.length, 2);
  assert.equal(one.report.lengths[0].measured, 556);
  const { rho, rhoRecordCount, rhoBound, rhoByLength } = one.report.accounting;
  assert.ok([rhoRecordCount, rhoBound, ...rhoByLength].reduce((x, y) => x + y) <= rho * (1 + 1e-9));

  const lines = one.aggregates.trimEnd().split("\r\n");
  assert.equal(lines[0], "length,variable1,value1,variable2,value2,count");
  assert.equal(lines.length - 1, one.report.lengths[0].shown + one.report.lengths[1].shown);
  const counts = lines.slice(1).map((line) => Number(line.split(",").at(-1)));
  assert.ok(counts.every((count) => count >= one.report.lengths[0].displayed));
  const [, variable, value] = lines.find((line) => line.startsWith("1,gender,")).split(",");
  const asked = { combinations: [[{ variable, value }]] };
  const reply = JSON.parse(must(b.releasedCounts(one.blob, JSON.stringify(asked))).json);
  assert.equal(
    reply.counts[0].count,
    Number(
      lines
        .find((line) => line.startsWith(`1,${variable},${value},`))
        .split(",")
        .at(-1),
    ),
  );

  for (const how of [{}, { noInvention: true }]) {
    const made = fit(b, one.blob, how);
    const rows = made.csv.trimEnd().split("\r\n");
    assert.equal(rows.length - 1, one.report.protectedRecords);
    assert.equal(rows[0], sample.subarray(0, sample.indexOf("\n")).toString().trimEnd());
    assert.deepEqual(made.csv, fit(b, one.blob, how).csv);
  }
  const sampled = fit(b, one.blob, { method: "sampler" });
  assert.equal(sampled.report.method, "sampler");
  file.delete();
});

test("what comes from outside is checked, with a place, and leaves what was there", async () => {
  const module = await loadSynthesis();
  const file = openFile(module, sample);
  const refused = (change, code, where) => {
    const asked = { reservation: "entry 1", ...parameters, ...change };
    const answer = file.measureBegin(JSON.stringify(asked));
    assert.deepEqual([answer.ok, answer.code, answer.where], [false, code, where], JSON.stringify(change));
  };
  refused({ epsilon: 0 }, "bad_range", "/epsilon");
  refused({ epsilon: 21 }, "bad_range", "/epsilon");
  refused({ epsilon: "4" }, "bad_query", "/epsilon");
  refused({ epsilon: undefined }, "bad_query", "");
  refused({ deltaExponent: 2 }, "bad_range", "/deltaExponent");
  refused({ deltaExponent: 7.5 }, "bad_query", "/deltaExponent");
  refused({ length: 5 }, "bad_range", "/length");
  refused({ length: 0 }, "bad_range", "/length");
  refused({ expectedRecords: 0 }, "bad_range", "/expectedRecords");
  refused({ contributionBound: "private" }, "bad_range", "/contributionBound");
  refused({ contributionBound: 28 }, "bad_range", "/contributionBound");
  refused({ strict: 1 }, "bad_range", "/strict");
  refused({ split: "fair" }, "bad_query", "/split");
  refused({ reservation: "" }, "bad_query", "/reservation");
  refused({ reservation: undefined }, "bad_query", "");
  refused({ seed: 1 }, "bad_query", "/seed");
  refused({ key: "00" }, "bad_query", "/key");
  assert.equal(file.measureBegin("{").code, "bad_json");
  assert.equal(file.measureStep().code, "engine_failed");
  assert.equal(file.measureFinish().code, "engine_failed");

  const { blob } = measure(file, parameters);
  const fitting = new module.Fitting();
  const begin = (bytes, how = {}) => fitting.begin(bytes, JSON.stringify(how));
  assert.equal(begin(new Uint8Array(0)).code, "bad_range");
  assert.equal(begin(blob.subarray(0, blob.length - 1)).code, "bad_range");
  for (let i = 0; i < 200; i++) {
    // One byte changed: refused, or another sound release; never a crash.
    const broken = blob.slice();
    broken[(i * 7919) % Math.min(blob.length, 20000)] ^= 1 << (i % 8);
    begin(broken);
  }
  assert.equal(begin(blob, { method: "magic" }).where, "/method");
  assert.equal(begin(blob, { seed: -1 }).where, "/seed");
  assert.equal(module.plan(codebook, "{}", JSON.stringify({ ...parameters, length: 9 })).where, "/length");
  assert.equal(
    module.plan(codebook, JSON.stringify({ columns: ["nobody"] }), JSON.stringify(parameters)).code,
    "unknown_variable",
  );
  file.delete();
});

test("without a source of secure random numbers nothing is measured", async () => {
  const module = await loadSynthesis();
  const file = openFile(module, sample);
  const own = globalThis.crypto.getRandomValues;
  globalThis.crypto.getRandomValues = () => {
    throw new Error("none");
  };
  try {
    const answer = file.measureBegin(JSON.stringify({ reservation: "entry 1", ...parameters }));
    assert.deepEqual([answer.ok, answer.code], [false, "engine_failed"]);
  } finally {
    globalThis.crypto.getRandomValues = own;
  }
  assert.ok(file.measureBegin(JSON.stringify({ reservation: "entry 1", ...parameters })).ok);
  file.measureCancel();
  file.delete();
});

test("a domain found in the file: what did not survive is in no output, not even the header", async () => {
  const module = await loadSynthesis();
  const book = JSON.parse(codebook);
  for (const one of book.variables) if (one.id === "gender") one.domainSource = "fromData";
  const rare = "ZEBRAFISH";
  const csv = Buffer.from(`${sample.toString()}2014,${rare}${",".repeat(25)}\n`);
  const file = openFile(module, csv, { book: JSON.stringify(book) });
  const { blob, aggregates, report } = measure(file, parameters);
  assert.equal(report.discovered, true);
  assert.ok(report.accounting.deltaDomain > 0);
  const { csv: made } = fit(module, blob);
  for (const output of [Buffer.from(blob).toString("latin1"), aggregates, JSON.stringify(report), made])
    assert.ok(!output.includes(rare));
  assert.match(made, /Woman/);
  file.delete();
});
