// Looks for what must not leave in everything that a release exports, names, stores, posts or says when it fails.
// 20 sentinels stand in single rows; the exact number of records is one more.
import assert from "node:assert/strict";
import { COLUMNS, csvOf, inProcess, made, order, publishedCodebook } from "./made.mjs";

export const SENTINELS = Array.from({ length: 20 }, (_, i) => `ZQX${String.fromCharCode(65 + i)}QZSENTINEL`);
const CELLS = 4;

/** `discovered`: citizenship is a column whose values are found in the file, so that sentinels are values of it. */
export function sensitive(n, { discovered = false } = {}) {
  const plain = csvOf(n, (record, i) => {
    const at = SENTINELS[Math.floor(i / 200)];
    const one = i % 200 === 77 && at !== undefined ? at : null;
    // A value of a known column, and a remark in one that nobody knows.
    if (one !== null) record[discovered ? 3 : i % CELLS] = one;
    return [...record, one === null ? "" : `"met ${one}, twice"`];
  });
  const csv = plain.replace("isForcedLabour", "isForcedLabour,remarks_ZQXAQZSENTINEL");
  const book = JSON.parse(publishedCodebook);
  if (discovered) {
    const citizenship = book.variables.find(({ id }) => id === "citizenship");
    citizenship.domainSource = "fromData";
    citizenship.valueKind = "list";
    citizenship.values = [];
    delete citizenship.cautions;
  }
  return { csv, codebook: JSON.stringify(book), discovered };
}

const now = () => new Date("2026-03-01T12:00:00Z");

/** Makes one release and returns every text that may be seen by somebody else, and N^ with its standard deviation. */
export async function releaseOnce({ csv, codebook }, parameters) {
  const heard = [];
  const said = [];
  const console = ["log", "warn", "error", "info"].map((name) => [name, globalThis.console[name]]);
  for (const [name] of console) globalThis.console[name] = (...words) => said.push(words.join(" "));
  const store = new made.RehearsalStore();
  try {
    const release = await made.makeRelease(
      order(csv, { codebook, parameters: { ...order(csv).parameters, ...parameters } }),
      { start: inProcess(heard), ledger: { store, now } },
    );
    const pack = await made.publicPackage(release.files, "2026-03-01");
    const { protectedRecords, recordCount } = release.measured.report;
    return {
      protectedRecords,
      sd: recordCount.sd,
      rows: release.fitted.csv.split("\r\n").length - 2,
      texts: [
        pack.name,
        ...release.files.flatMap(({ name, text }) => [name, text]),
        new TextDecoder("latin1").decode(release.measured.blob),
        JSON.stringify([release.plan, release.measured.report, release.fitted.report, release.total]),
        // What is stored, and what an auditor gets.
        JSON.stringify((await store.read()).lines),
        // What the instances say while they work; `read` answers with exact figures and only on this computer.
        ...heard
          .filter(({ message }) => message && !isDescription(message))
          .map(({ message }) => JSON.stringify(message, withoutBytes)),
        ...said,
      ],
    };
  } finally {
    for (const [name, plain] of console) globalThis.console[name] = plain;
  }
}

/** Bytes are looked at as bytes: as JSON, their indices would look like numbers. */
const withoutBytes = (_, value) => (value instanceof Uint8Array ? "bytes" : value);

const isDescription = ({ output }) => typeof output?.records === "number" && Array.isArray(output.columns);

/** Sentinels and places of the exact number in a release's texts. */
export function findings(texts, n) {
  const number = new RegExp(`(?<![\\w.])(${n}|${n.toLocaleString("en")})(?![\\w])`);
  return {
    sentinels: texts.filter((text) => /SENTINEL|ZQX[A-T]QZ/i.test(text)).length,
    numbers: texts.filter((text) => number.test(text)).length,
  };
}

/** Runs `times` releases of `n` records and holds all of them to test 14. */
export async function scan(n, times, { discovered = false, parameters = {} } = {}) {
  const file = sensitive(n, { discovered });
  let hits = 0;
  let expected = 0;
  for (let i = 0; i < times; i++) {
    const { protectedRecords, sd, rows, texts } = await releaseOnce(file, parameters);
    assert.equal(rows, protectedRecords, "as many synthetic records as the protected count");
    const found = findings(texts, n);
    assert.equal(found.sentinels, 0, `a sentinel left in release ${i}`);
    // No attribute is in more than two thirds of the records, so the number can only come from the draw.
    if (protectedRecords === n) hits += 1;
    else assert.equal(found.numbers, 0, `the exact number left in release ${i}`);
    expected += 1 / (sd * Math.sqrt(2 * Math.PI));
  }
  const z = (hits - expected) / Math.sqrt(Math.max(expected, 1));
  assert.ok(Math.abs(z) <= 5, `${hits} draws of the exact number, ${expected.toFixed(2)} expected`);
  return { hits, expected };
}

/** Errors of every step over a file full of sentinels. */
export async function errorsOf(n) {
  const { csv, codebook } = sensitive(n);
  const texts = [];
  for (const changes of [
    { source: new Blob([`${csv}"${SENTINELS[0]}`]) },
    { source: new Blob([csv.replaceAll(/^.*,/gm, "")]) },
    { source: new Blob([csv.replace(COLUMNS.join(","), SENTINELS.slice(0, COLUMNS.length).join(","))]) },
    { options: { columns: ["nope"] } },
    { parameters: { ...order(csv).parameters, epsilon: 99 } },
    { codebook: codebook.replace('"citizenship"', '"gender"') },
  ]) {
    await made
      .makeRelease(order(csv, { codebook, ...changes }), {
        start: inProcess(),
        ledger: { store: new made.RehearsalStore(), now },
      })
      .then(
        () => texts.push("done"),
        (error) => texts.push(JSON.stringify([error.code, error.message, error.where])),
      );
  }
  return texts;
}
