// The report for a reader without mathematics: all that it must say, nothing that is not escaped, no script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../web/load.mjs";

const { beliefAfter, olderReportPage, reportPage } = await load(
  "web/release/belief.ts",
  "web/release/report_page.ts",
  "web/release/older_report_page.ts",
);

const length = (of, changes = {}) => ({
  length: of,
  sd: 20,
  expectedError: 15.958,
  halfWidth: 39,
  displayed: 52,
  measured: 1000,
  mined: 600,
  shown: 200,
  expectedInvented: 5,
  ...changes,
});

const release = (changes = {}) => ({
  title: "Cases 2020 to 2025",
  made: "2026-03-01",
  unit: "row",
  measured: {
    reservation: "r",
    codebook: { id: "ctdc", version: "7" },
    columns: ["gender", "citizenship"],
    parameters: {},
    accounting: { epsilon: 1, delta: 1e-7, recordsPerPerson: 1, epsilonPerPerson: 1 },
    discovered: false,
    strict: null,
    protectedRecords: 250_113,
    recordCount: { sd: 70, halfWidth: 137 },
    contributionBound: 12,
    lengths: [length(1), length(2), length(3, { displayed: 190 })],
    ...changes.measured,
  },
  fitted: { method: "fitting", noInvention: false, records: 250_113, lengths: [], ...changes.fitted },
  account: { releases: 2, epsilon: 1.62, delta: "0.0000001", epsilonSum: "2", ...changes.account },
  provenance: {
    engine: "casewise 0.1.0",
    selfTest: "passed",
    parametersHash: "a".repeat(64),
    ledgerEntry: "b".repeat(64),
    files: [{ what: "aggregates", sha256: "c".repeat(64) }],
  },
  ...changes.top,
});

test("it says how far the records are from the counts, and warns where they lack much of them", () => {
  const lengths = (reached) => [
    { length: 1, meanDifference: 12.34, reached },
    { length: 2, meanDifference: 8, reached: 0.5 },
  ];
  const close = reportPage(release({ fitted: { lengths: lengths(0.97) } }));
  assert.match(close, /Combinations of 1: 12(\.3)?\./);
  assert.ok(!close.includes("Take no share"));
  const far = reportPage(release({ fitted: { lengths: lengths(0.62) } }));
  assert.match(far, /Only 62 %[^<]*Take no share/);
});

test("it says what, when, about how many, the promise, the error, what not to do and where it comes from", () => {
  const text = reportPage(release());
  for (const part of [
    "2026-03-01",
    "about 250,113 records",
    "<li>citizenship</li>",
    "version 7",
    "Nobody can tell",
    "epsilon 1, delta 1e-7",
    "one record added or removed",
    "All 2 releases",
    "epsilon 1.62 at delta 0.0000001",
    "plain sum of the epsilons:",
    "about 2.5 of 100 may not exist",
    ">39<",
    ">190<",
    "counts below 52",
    "subtraction",
    "casewise 0.1.0",
    "a".repeat(64),
    "b".repeat(64),
    "c".repeat(64),
  ])
    assert.ok(text.replace(/\s+/g, " ").includes(part), part);
  assert.ok(!/<script|javascript:|https?:|onload|src=/i.test(text));
  assert.ok(text.includes("default-src 'none'"));
});

test("the picture of the promise: 1 % becomes 2.7, 36 and 99.9 %, the last in red", () => {
  assert.ok(Math.abs(beliefAfter(0.01, 1) - 0.0267) < 1e-4);
  assert.ok(Math.abs(beliefAfter(0.01, 4) - 0.3555) < 1e-4);
  assert.equal(beliefAfter(0.01, 1e4), 1);
  const at = (epsilon) =>
    reportPage(release({ measured: { accounting: { epsilon, delta: 1e-7, recordsPerPerson: 1 } } }));
  assert.ok(at(1).includes("2.7 %") && !at(1).includes("weak promise"));
  assert.ok(at(4).includes("35.5 %") && !at(4).includes("weak promise"));
  assert.ok(at(12).includes("99.9 %") && at(12).includes("weak promise") && at(12).includes("#a40000"));
});

test("an account without a bound, strict releases and several records of one person are said", () => {
  assert.ok(reportPage(release({ account: { epsilon: null } })).includes("no bound"));
  assert.ok(reportPage(release({ measured: { strict: 10 } })).includes("fewer than 10 records"));
  const many = { accounting: { epsilon: 1, delta: 1e-7, recordsPerPerson: 3, epsilonPerPerson: 4.2 } };
  assert.ok(/up to\s+3\s+records/.test(reportPage(release({ measured: many }))));
  assert.ok(reportPage(release({ fitted: { noInvention: true } })).includes("No synthetic record has"));
});

test("nothing that comes in is taken for markup", () => {
  const evil = `<img src=x onerror="alert('1')">&amp;`;
  const text = reportPage(
    release({
      top: { title: evil },
      measured: { columns: [evil], codebook: { id: evil, version: evil } },
      account: { delta: evil, epsilonSum: evil },
    }),
  );
  assert.ok(!text.includes("<img"));
  assert.equal(text.split("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;").length - 1, 7);
});

test("an older method says first that it is not differentially private", () => {
  const report = {
    method: "rowSeeded",
    differentiallyPrivate: false,
    groupSize: 11,
    length: 3,
    codebook: { id: "ctdc", version: "7" },
    columns: ["gender"],
    records: 1200,
  };
  const { title, made, provenance } = release();
  for (const method of [
    "rowSeeded",
    "valueSeeded",
    "aggregateSeeded",
    "unseeded",
    "suppressRecords",
    "suppressCells",
    "suppressTuples",
  ]) {
    const text = olderReportPage({ title, made, provenance, report: { ...report, method } });
    assert.ok(text.indexOf("Not differentially private") < text.indexOf("What was released"));
    assert.ok(/at\s+least\s+11/.test(text) && text.includes("no epsilon"));
    assert.equal(text.includes("real records"), method.startsWith("suppress"));
  }
});
