// web/codebooks: what is recognised, offered, adjusted and proposed, without an engine.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const {
  adjusted,
  bestFit,
  datedFrom,
  distance,
  excelDamage,
  incomparable,
  isForeign,
  isRelease,
  nearMatches,
  plainBand,
  setsOf,
  subject,
  valueOf,
  withAdjustment,
  wordsOf,
  fitOf,
} = await load(
  ...["adjust", "compare", "excel", "near", "recognise", "sets", "spelling"].map(
    (name) => `web/codebooks/${name}.ts`,
  ),
);
const bookOf = (name) =>
  JSON.parse(readFileSync(new URL(`../../public/codebook/${name}.json`, import.meta.url)));
const newest = bookOf("ctdc-global-synthetic");
const of2021 = bookOf("ctdc-global-synthetic-2021");
const kAnonymised = bookOf("ctdc-global-k-anonymised");
const books = [newest, of2021, kAnonymised];

const ids = (book) => book.variables.map(({ id }) => id);

test("a header is the codebook's that knows most of it", () => {
  const chosen = (headers) => bestFit(headers, books)?.codebook;
  assert.equal(chosen(ids(newest)), newest.id);
  assert.equal(chosen(ids(newest).map((id) => id.toLowerCase())), newest.id);
  assert.equal(chosen(ids(newest).map((id) => id.replace(/^typeOf/, "sectorOf"))), newest.id);
  assert.equal(chosen(ids(of2021)), of2021.id);
  assert.equal(chosen(ids(of2021).map((id) => id.slice(0, 32))), of2021.id);
  assert.equal(chosen([...ids(kAnonymised), "meansOfControlNotSpecified"]), kAnonymised.id);
  assert.equal(chosen(["gender", "ageBroad", "isForcedLabour"]), newest.id, "what fits all is the newest");
  assert.equal(chosen(["gender", "Datasource", "isForcedLabour"]), kAnonymised.id);
  assert.equal(chosen(["gender", "meansOfControlThreats"]), of2021.id);
});

test("a header that no codebook half knows is foreign", () => {
  const foreign = (headers) => isForeign(fitOf(headers, newest));
  assert.equal(
    foreign(
      "yearRegister gender majorityStatus UN_COO_Region UN_COE_Region isForcedLabour isSexualExploit IP_Exploiter IP_Relation".split(
        " ",
      ),
    ),
    true,
  );
  assert.equal(foreign(["gender", "ageBroad", "own"]), false, "a subset with a column of its own is none");
  assert.equal(foreign([...ids(newest), ...Array.from({ length: 60 }, (_, i) => `own${i}`)]), false);
});

/** A report with these unknown headers and these absent variables. */
const reportOf = (headers, absentVariables) => ({
  columns: headers.map((header, i) => ({ position: i + 1, header, variable: null, mapped: null })),
  absentVariables,
});

for (const [header, variable, changes] of [
  ["meansAbusePsyPhisSex", "meansAbusePsyPhySex", 1],
  ["meansAbusPsyPhySexx", "meansAbusePsyPhySex", 2],
  ["CountryOfExplotation", "CountryOfExploitation", 1],
  ["country-of-exploitation", "CountryOfExploitation", 0],
  ["year-of-registration", "yearOfRegistration", 0],
  ["citizenshp", "citizenship", 1],
  ["gendre", "gender", 1],
  ["isForcedLabor", "isForcedLabour", 1],
  ["traffickMonth", "traffickMonths", 1],
  ["recruiterRelationFreind", "recruiterRelationFriend", 1],
  ["typeOfSexPornograhy", "typeOfSexPornography", 1],
  ["sectorOfLabourAgricultre", "typeOfLabourAgriculture", 1],
])
  test(`near match: ${header} is offered as ${variable}`, () => {
    assert.deepEqual(nearMatches(reportOf([header], [variable]), newest), [{ header, variable, changes }]);
  });

for (const [header, why] of [
  ["age", "too short to guess"],
  ["isForcedMarriage", "another thing"],
  ["Datasource", "a column of its own"],
  ["recruiterRelationUnknown", "other words"],
  [`x${"y".repeat(200)}`, "no misspelling of anything"],
])
  test(`near match: ${header.slice(0, 30)} is none (${why})`, () => {
    assert.deepEqual(nearMatches(reportOf([header], ids(newest)), newest), []);
  });

test("a near match is offered once, and never for a variable that has its column", () => {
  const both = reportOf(["meansThreat", "meansThreatss"], ["meansThreats"]);
  assert.equal(nearMatches(both, newest).length, 1);
  assert.deepEqual(nearMatches(reportOf(["meansThreat"], []), newest), []);
});

test("changes are letters, and neighbours swapped are one", () => {
  assert.equal(distance("abcd", "abdc", 3), 1);
  assert.equal(distance("abcd", "xyz", 3), 4);
  assert.equal(distance("", "ab", 3), 2);
});

for (const [text, bands] of [
  ["17-Sep", ["9-17", "17-9"]],
  ["Sep-17", ["9-17", "17-9"]],
  ["17/sept", ["9-17", "17-9"]],
  ["17 September", ["9-17", "17-9"]],
  ["2017-09-01", ["9-17", "9-1", "1-9"]],
  ["2024-09-17 00:00:00", ["9-17", "17-9"]],
  ["45552", ["9-17", "17-9"]],
  ["42979.0", ["9-17", "9-1", "1-9"]],
])
  test(`spreadsheet: ${text} may have been ${bands[0]}`, () =>
    assert.deepEqual(datedFrom(text)?.bands, bands));

for (const text of ["9-17", "Sept", "17-Foo", "2016", "old", "99999", "9-17-2016", ""])
  test(`spreadsheet: "${text}" is no date`, () => assert.equal(datedFrom(text), null));

test("a spreadsheet's dates are told with the band that they were, in bands only", () => {
  const unknown = [
    {
      id: "ageBroad",
      unknownValues: [
        { value: "17-Sep", count: 4 },
        { value: "1-Jan", count: 1 },
      ],
    },
    { id: "gender", unknownValues: [{ value: "17-Sep", count: 4 }] },
  ];
  assert.deepEqual(excelDamage(unknown, newest), [
    { variable: "ageBroad", written: "17-Sep", count: 4, kind: "date", likely: "9-17" },
  ]);
});

for (const [text, band] of [
  ["0--8", "0-8"],
  ["09--17", "9-17"],
  ["9\u201317", "9-17"],
  ["9\u201417", "9-17"],
  ["9 - 17", "9-17"],
  ["13--24 (1-2 yrs)", "13-24"],
  ["25+ (2+ yrs)", "25+"],
  ["048+", "48+"],
  ["adult", null],
  ["17", null],
])
  test(`band: ${text} is ${band}`, () => assert.equal(plainBand(text), band));

test("values of a published table are the codebook's, whatever their spelling", () => {
  const value = (id, text) =>
    valueOf(
      newest,
      newest.variables.find((one) => one.id === id),
      text,
    );
  assert.equal(value("gender", "female"), "Woman");
  assert.equal(value("ageBroad", "09--17"), "9-17");
  assert.equal(value("citizenship", "ph"), "PHL");
  assert.equal(value("yearOfRegistration", "2016.0"), "2016");
  assert.equal(value("isForcedLabour", "TRUE"), "1");
  assert.equal(value("isForcedLabour", "0"), null);
  assert.equal(value("gender", "Martian"), null);
});

test("adjustments are made on a copy, and taking one out undoes it", () => {
  const before = JSON.stringify(newest);
  const list = [
    { kind: "column", header: "meansAbusePsyPhysSex", variable: "meansAbusePsyPhySex" },
    { kind: "ignore", header: "gender2" },
    { kind: "asWritten", variable: "ageBroad", spelling: "0--8" },
    { kind: "asWritten", variable: "gender", spelling: null },
    { kind: "spelling", variable: "ageBroad", spelling: "17-Sep", value: "9-17" },
    { kind: "unit", words: { one: "row", many: "rows" } },
  ];
  const book = adjusted(newest, list);
  const variable = (id) => book.variables.find((one) => one.id === id);
  assert.ok(variable("meansAbusePsyPhySex").headerAliases.includes("meansAbusePsyPhysSex"));
  assert.deepEqual(book.ignoredColumns, ["gender2"]);
  assert.deepEqual(variable("ageBroad").keptAsWritten, ["0--8"]);
  assert.equal(variable("gender").keepsAllAsWritten, true);
  assert.ok(variable("ageBroad").values[1].spellings.includes("17-Sep"));
  assert.equal(book.unit, "row");
  assert.equal(JSON.stringify(newest), before);
  assert.deepEqual(adjusted(newest, []), newest);
});

test("of two adjustments of one thing the newer holds", () => {
  const list = withAdjustment([{ kind: "ignore", header: "Gender" }], {
    kind: "column",
    header: "gender",
    variable: "gender",
  });
  assert.deepEqual(list.map(subject), ["column gender"]);
  assert.equal(list[0].kind, "column");
});

test("a recoding is made once, beside what is there", () => {
  for (const book of [of2021, kAnonymised]) {
    const made = adjusted(book, [{ kind: "recoding", recoding: "appendixII" }]);
    assert.equal(made.variables.length, book.variables.length + 8);
    assert.deepEqual(ids(made).slice(0, book.variables.length), ids(book));
    assert.deepEqual(adjusted(made, [{ kind: "recoding", recoding: "appendixII" }]), made);
    assert.notEqual(made.version, book.version);
    assert.deepEqual(adjusted(book, [{ kind: "recoding", recoding: "none" }]), book);
  }
});

test("columns that begin alike are sets", () => {
  const sets = (text) => setsOf(text.split(" ")).map(({ prefix, items }) => `${prefix}: ${items.length}`);
  assert.deepEqual(sets("IP_Exploiter IP_RecruiterBroker IP_TransactionProcess"), ["IP: 3"]);
  assert.deepEqual(sets("typeOfLabourA typeOfLabourB typeOfSexA typeOfSexB"), [
    "typeOfLabour: 2",
    "typeOfSex: 2",
  ]);
  assert.deepEqual(sets("meansThreats meansDebt isForced alone meansDrugs"), [
    "means: 3",
    "isForced: 1",
    "alone: 1",
  ]);
  assert.deepEqual(sets("meansRestrictsMoney meansRestrictsMovement meansThreats"), ["means: 3"]);
  assert.deepEqual(sets("control_debt control_threats CONTROL_drugs"), ["control: 3"]);
  assert.deepEqual(setsOf([]), []);
});

test("words of a name", () => {
  assert.deepEqual(wordsOf("IP_RecruiterBroker2"), ["IP", "Recruiter", "Broker", "2"]);
  assert.deepEqual(wordsOf("UN_COO_Region"), ["UN", "COO", "Region"]);
  assert.deepEqual(wordsOf("isForcedLabour"), ["is", "Forced", "Labour"]);
});

test("files are compared only where a row stands for the same and the codebook is one", () => {
  assert.equal(incomparable(newest, newest), null);
  assert.equal(incomparable(newest, of2021).why, "release");
  assert.equal(incomparable(kAnonymised, newest).why, "release");
  assert.equal(incomparable(newest, { ...newest, id: "proposed", unit: "perpetrator" }).why, "unit");
  assert.equal(incomparable(newest, { ...newest, id: "own" }).why, "codebook");
});

test("a published release is told by its columns: all known, and most of those that there are", () => {
  const headers = newest.variables.flatMap(({ id, mergeOf }) => (mergeOf ? [] : [id]));
  const release = (columns, how = "recognised") => isRelease({ how, ...fitOf(columns, newest) });
  assert.ok(release(headers));
  assert.ok(release(headers.slice(0, 24)));
  assert.ok(!release([...headers, "officeNumber"]));
  assert.ok(!release(headers.slice(0, 5)));
  assert.ok(!release(headers, "given"));
});
