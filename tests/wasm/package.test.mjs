import assert from "node:assert/strict";
import { test } from "node:test";
import { codebookWith, readFixture } from "../oracle/golden.mjs";
import { errorCodes, openEngine } from "./engine.mjs";

const bytes = readFixture("worked_example.csv");
const crosstab = { kind: "crosstab", rows: "exploitation" };

test("the package opens every kind of source, and answers the worked example", async () => {
  const engine = await openEngine();
  const sources = [
    new Uint8Array(bytes),
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    new Blob([bytes]),
    new File([bytes], "cases.csv"),
    new Blob([bytes]).stream(),
  ];
  for (const source of sources) {
    const progress = [];
    const dataset = await engine.open(source, { onProgress: ({ phase }) => progress.push(phase) });
    assert.equal(dataset.report.cases, 5);
    assert.equal(dataset.report.bytes, bytes.length);
    assert.deepEqual(progress, ["reading", "counting"]);
    assert.deepEqual((await dataset.run(crosstab)).column.percent, [[50], [50], [25]]);
    assert.deepEqual((await dataset.run({ ...crosstab, denominator: "all" })).column.percent, [
      [40],
      [40],
      [20],
    ]);
    dataset.close();
  }
  assert.ok((await engine.memory()).bytes < 16 << 20);
  engine.close();
});

test("a dataset has what its codebook says: another one may be given, as text or object", async () => {
  const engine = await openEngine();
  const own = codebookWith();
  own.version = "own";
  for (const codebook of [own, JSON.stringify(own)]) {
    const dataset = await engine.open(new Uint8Array(bytes), { codebook });
    assert.equal(dataset.description.codebook.version, "own");
    assert.equal((await dataset.reply({ kind: "profile" })).header.codebook.version, "own");
  }
  await assert.rejects(engine.open(new Uint8Array(bytes), { codebook: "{}" }), { code: "bad_codebook" });
  engine.close();
});

test("a failed open says why and leaves the dataset before it as it was", async () => {
  const engine = await openEngine();
  const dataset = await engine.open(new Uint8Array(bytes));
  const before = await dataset.run(crosstab);
  for (const [text, code] of [
    ["", "empty_file"],
    ["x,y\n1,2\n", "no_known_column"],
  ]) {
    await assert.rejects(engine.open(new Blob([text])), (error) => {
      assert.equal(error.code, code);
      assert.ok(errorCodes.includes(code));
      return error instanceof Error;
    });
  }
  await assert.rejects(dataset.run({ kind: "crosstab", rows: "nope" }), {
    code: "unknown_variable",
    where: "/rows",
  });
  assert.deepEqual(await dataset.run({ ...crosstab, denominator: "answered" }), before);
  engine.close();
});

test("a large file can be cancelled at once, and the engine goes on", async () => {
  const engine = await openEngine();
  const text = bytes.toString("utf8").trimEnd().split("\n");
  const large = new Blob([`${text[0]}\n`, ...Array(400_000).fill(`${text.slice(1).join("\n")}\n`)]);
  const abort = new AbortController();
  let cancelled = 0;
  const opening = engine.open(large, {
    signal: abort.signal,
    onProgress: () => {
      if (cancelled) return;
      cancelled = performance.now();
      abort.abort();
    },
  });
  await assert.rejects(opening, { code: "cancelled" });
  assert.ok(performance.now() - cancelled < 100);
  const dataset = await engine.open(new Uint8Array(bytes));
  assert.equal((await dataset.run(crosstab)).cases, 5);
  engine.close();
});

test("engines are independent, and closed ones say so", async () => {
  const [one, other] = await Promise.all([openEngine(), openEngine()]);
  const dataset = await one.open(new Uint8Array(bytes));
  const kept = await other.open(new Uint8Array(bytes));
  one.close();
  await assert.rejects(dataset.run(crosstab), { code: "closed" });
  await assert.rejects(one.open(new Uint8Array(bytes)), { code: "closed" });
  assert.equal((await kept.run(crosstab)).cases, 5);
  other.close();
});
