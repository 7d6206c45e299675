// Every line and every field of a file is in exactly one place of the report: summed up, and against the naive reader,
// which splits the same text one character at a time and knows nothing of codebooks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createRandom } from "../simulate/random.mjs";
import { releaseFile, releases } from "../simulate/releases.mjs";
import { readFixture } from "./golden.mjs";
import { readLines, separatorOf } from "./read_lines.mjs";
import { openEngine, publishedCodebook } from "../wasm/engine.mjs";

const FILES = 200;
let engine;
before(async () => {
  engine = await openEngine();
});
after(() => engine.close());

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/** What the naive reader counts of the same bytes. */
function naive(bytes) {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const lines = readLines(text, separatorOf(text));
  const isBlank = ({ fields }) => fields.length === 1 && fields[0].replaceAll('"', "").trim() === "";
  const at = lines.findIndex((line) => !isBlank(line));
  const header = lines[at].fields;
  const rest = lines.filter((_, index) => index !== at);
  const blank = rest.filter((line, index) => isBlank(line) && (header.length > 1 || index < at));
  const others = rest.filter((line) => !blank.includes(line));
  const aside = others.filter(({ fields }) => fields.slice(header.length).some((field) => field !== ""));
  const cases = others.filter((line) => !aside.includes(line));
  return { lines: rest.length, header, blank, aside, cases };
}

/** Holds a report to the naive reader, line by line and column by column. */
function check({ report }, bytes, what) {
  const { lines, header, blank, aside, cases } = naive(bytes);
  assert.equal(report.lines, lines, `${what}: lines`);
  assert.equal(report.cases, cases.length, `${what}: cases`);
  assert.equal(report.blankLines.count, blank.length, `${what}: blank lines`);
  assert.equal(report.longLinesSetAside.count, aside.length, `${what}: lines set aside`);
  assert.equal(report.lines, report.cases + report.blankLines.count + report.longLinesSetAside.count);

  // All fields of the lines, each in one place: a column, behind the last one, or in a line set aside.
  const columns = report.columns.length;
  assert.equal(columns, header.length);
  assert.equal(
    sum(cases.map(({ fields }) => fields.length)),
    report.cases * columns - sum(report.columns.map(({ padded }) => padded)) + report.extraFields,
    `${what}: fields of cases`,
  );
  assert.equal(
    sum(aside.map(({ fields }) => fields.length)),
    report.setAsideFields,
    `${what}: fields set aside`,
  );

  for (const [at, column] of report.columns.entries()) {
    assert.equal(
      column.padded,
      cases.filter(({ fields }) => fields.length <= at).length,
      `${what}: padded ${at}`,
    );
    if (column.mapped !== "exact" && column.mapped !== "alias") continue;
    const variable = report.variables.find(({ id }) => id === column.variable);
    const { known, repaired, unknown, spelledMissing, empty, padded } = variable.fields;
    const there = cases.map(({ fields }) => fields[at]).filter((field) => field !== undefined);
    assert.equal(sum(Object.values(variable.fields)), report.cases, `${what}: fields of ${column.header}`);
    assert.equal(padded, column.padded, `${what}: padded ${column.header}`);
    assert.equal(empty, there.filter((field) => field === "").length, `${what}: empty ${column.header}`);
    assert.equal(known + repaired + unknown + spelledMissing, there.filter((field) => field !== "").length);
    assert.equal(
      known + repaired + unknown,
      variable.recorded + variable.explicitZeros + variable.unreadable,
    );
    const listed = (list) => sum(list.map(({ count }) => count));
    if (variable.unknownKinds <= 50)
      assert.equal(unknown, listed(variable.unknownValues), `${what}: unknown`);
    if (variable.repaired.length < 50) assert.equal(repaired, listed(variable.repaired), `${what}: repaired`);
    if (variable.missingSpellings.length < 50)
      assert.equal(spelledMissing, listed(variable.missingSpellings));
    for (const { value, count } of [...variable.unknownValues, ...variable.missingSpellings])
      assert.equal(count, there.filter((field) => field === value).length, `${what}: “${value}”`);
    for (const { from, count } of variable.repaired)
      assert.equal(count, there.filter((field) => field === from).length, `${what}: repaired “${from}”`);
  }
}

test("every fixture is accounted for", async () => {
  for (const name of [
    ...["worked_example", "twelve_cases", "spellings", "ragged", "quotes", "crlf_bom", "explicit_zeros"],
    ...["two_letter", "semicolon", "sector_names"],
  ]) {
    const bytes = new Uint8Array(readFixture(`${name}.csv`));
    const dataset = await engine.open(bytes, { codebook: publishedCodebook });
    check(dataset, bytes, name);
    dataset.close();
  }
});

test("every release is accounted for", async () => {
  for (const release of Object.keys(releases)) {
    const bytes = new Uint8Array(releaseFile(release, 400, 7));
    const dataset = await engine.open(bytes);
    check(dataset, bytes, release);
    dataset.close();
  }
});

test(`${FILES} random files with ragged, blank and quoted lines are accounted for`, async () => {
  const random = createRandom(77);
  let aside = 0;
  let padded = 0;
  for (let file = 0; file < FILES; file++) {
    const bytes = randomBytes(random);
    const dataset = await engine.open(bytes, { codebook: publishedCodebook });
    check(dataset, bytes, `file ${file}`);
    aside += dataset.report.longLinesSetAside.count;
    padded += dataset.report.shortLines.count;
    dataset.close();
  }
  assert.ok(aside > FILES && padded > FILES, "the files are ragged indeed");
});

/** Known, repaired, unknown, missing and odd fields in lines of whatever length. */
function randomBytes(random) {
  const names = [
    "gender",
    "ageBroad",
    "citizenship",
    "yearOfRegistration",
    "isForcedLabour",
    "own",
    "GENDER",
  ];
  const fields = [
    ...[
      "",
      "",
      "",
      "Man",
      "female",
      "0--8",
      "9-17",
      "PHL",
      "US",
      "NA",
      "-99",
      "Unknown",
      "2010",
      "2010.0",
      "1999",
    ],
    ...["1", "0", "1.0", "true", "x", '"a,b"', '"x""y"', '" "', "17-Sep", " 1 ", '"two\nlines"'],
  ];
  const pick = (list) => list[random.below(list.length)];
  const columns = 2 + random.below(names.length - 1);
  const header = names.slice(0, columns).join(",");
  const lines = Array.from({ length: random.below(60) }, () => {
    const length = random.below(4) === 0 ? 1 + random.below(columns + 3) : columns;
    return Array.from({ length }, () => pick(fields)).join(",");
  });
  const end = pick(["\n", "\r\n"]);
  return new TextEncoder().encode(`${header}${end}${lines.map((line) => line + end).join("")}`);
}
