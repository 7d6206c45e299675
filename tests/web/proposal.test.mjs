// A codebook proposed from counts, edited, saved and loaded; published counts; words for another unit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const {
  attributesOf,
  canBePutBack,
  draftOf,
  editedBook,
  en,
  isFromData,
  labelOf,
  messagesFor,
  NoPublishedCounts,
  proposeCodebook,
  readCodebookFile,
  readPublishedCounts,
  UnreadableCodebook,
  withPutBack,
} = await load(
  ...["aggregates", "edit", "left_out", "propose", "put_back", "read"].map((n) => `web/codebooks/${n}.ts`),
  ...["model/messages.en", "model/published", "model/unit"].map((n) => `web/${n}.ts`),
);
const base = JSON.parse(
  readFileSync(new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url), "utf8"),
);

/** A survey as the engine describes it: per column its header and how often each text stands in it. */
function surveyOf(columns, cases = 100) {
  const entries = Object.entries(columns);
  const sorted = (counts) => Object.entries(counts).sort(([, a], [, b]) => b - a);
  const recorded = (counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    cases,
    variables: entries.map(([, counts], i) => ({ id: `${i + 1}`, values: Object.keys(counts ?? {}).sort() })),
    report: {
      columns: entries.map(([header], i) => ({ position: i + 1, header: header.trim(), mapped: "exact" })),
      variables: entries.flatMap(([, counts], i) =>
        counts === null
          ? []
          : [
              {
                id: `${i + 1}`,
                recorded: recorded(counts),
                missing: cases - recorded(counts),
                unknownKinds: Object.keys(counts).length,
                unknownValues: sorted(counts)
                  .slice(0, 50)
                  .map(([value, count]) => ({ value, count })),
              },
            ],
      ),
    },
  };
}
const proposed = (columns) => proposeCodebook(surveyOf(columns), base);
const variable = (columns) => proposed(columns).codebook.variables[0];

test("what a column holds decides what it is taken for", () => {
  assert.equal(variable({ a: { 1: 5 } }).type, "indicator");
  assert.equal(variable({ a: { 1: 5, 0: 3 } }).type, "indicator");
  assert.equal(variable({ a: { True: 5, false: 3 } }).type, "indicator");
  assert.equal(variable({ a: { "1.0": 5 } }).type, "indicator");
  assert.equal(variable({ a: { 1: 5, 2: 3 } }).valueKind, "list");
  assert.deepEqual(variable({ yearRegister: { 2005: 5, 2012: 3 } }).range, [2005, 2012]);
  assert.equal(
    variable({ code: { 2005: 5, 2012: 3 } }).valueKind,
    "list",
    "two numbers are no years by themselves",
  );
  assert.equal(variable({ code: { 2005: 5, 2006: 3, 2012: 3 } }).valueKind, "year");
  assert.equal(variable({ origin: { PHL: 50, UKR: 40 } }).valueKind, "country");
  assert.equal(variable({ origin: { PH: 50, UA: 40, Somewhere: 2 } }).valueKind, "country");
  assert.equal(variable({ origin: { PHL: 5, Somewhere: 40 } }).valueKind, "list");
  assert.deepEqual(
    variable({ age: { "48+": 1, "09--17": 2, "18-20": 3 } }).values.map(({ value }) => value),
    ["9-17", "18-20", "48+"],
  );
  assert.deepEqual(variable({ n: { 10: 1, 9: 1, x: 1 } }).values.map(({ value }) => value).length, 3);
});

test("what cannot be counted is left out, and told", () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`n${i}`, 1]));
  const { codebook, leftOut } = proposed({
    id: many,
    codes: Object.fromEntries(Object.keys(many).map((name) => [name, 3])),
    empty: {},
    names: null,
    kind: { a: 1 },
    " ": { b: 1 },
    KIND: { c: 1 },
  });
  assert.deepEqual(
    leftOut.map(({ header, why }) => [header, why]),
    [
      ["id", "mostlyDifferent"],
      ["codes", "tooManyValues"],
      ["empty", "empty"],
      ["names", "tooManyValues"],
      ["", "noName"],
      ["KIND", "sameName"],
    ],
  );
  assert.deepEqual(
    codebook.variables.map(({ id }) => id),
    ["kind"],
  );
  assert.deepEqual(codebook.leftOut, leftOut, "a saved codebook says so, too");
  assert.ok(!JSON.stringify(codebook.leftOut).includes("n299"), "and holds no value of theirs");
});

test("a set is answered by zeros where its columns hold any, and says so", () => {
  const { codebook } = proposed({
    IP_Exploiter: { 1: 3, 0: 4 },
    IP_Broker: { 1: 2 },
    isForced: { 1: 1 },
    isSexual: { 1: 1 },
  });
  assert.deepEqual(
    codebook.sets.map(({ id, items, answeredBy }) => [id, items.length, answeredBy]),
    [
      ["IP", 2, "anyRecorded"],
      ["is", 2, "anyPresent"],
    ],
  );
  assert.match(codebook.sets[0].definition, /4 zeros/);
  assert.ok(isFromData(codebook));
  assert.ok(codebook.variables.every(({ domainSource }) => domainSource === "fromData"));
  assert.equal(isFromData(base), false);
});

test("ids of variables and sets never meet, and a set has at most 64 items", () => {
  const wide = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`flag${i}`, { 1: 1 }]));
  const { codebook } = proposed({ flag: { a: 1 }, ...wide });
  const ids = [...codebook.variables, ...codebook.sets].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    codebook.sets.map(({ items }) => items.length),
    [64, 64, 2],
  );
});

test("labels are the words of a name", () => {
  assert.equal(labelOf("meansDebtBondage"), "Means debt bondage");
  assert.equal(labelOf("IP_RecruiterBroker"), "IP recruiter broker");
  assert.equal(labelOf("???"), "???");
});

test("a draft changes labels, kinds, sets, order and unit, and nothing else", () => {
  const { codebook } = proposed({
    IP_A: { 1: 3, 0: 1 },
    IP_B: { 1: 2 },
    level: { low: 1, high: 2, middle: 3 },
    note: { x: 1, y: 1 },
  });
  assert.deepEqual(editedBook(codebook, draftOf(codebook)), { ...codebook, version: "2" });
  const draft = draftOf(codebook);
  draft.unit = { one: "pair", many: "" };
  draft.variables[1] = { ...draft.variables[1], set: "" };
  draft.variables[2] = {
    ...draft.variables[2],
    kind: "ordered",
    values: "low\nmiddle\n\nhigh\nlow",
    label: " Level ",
  };
  draft.variables[3] = { ...draft.variables[3], kind: "drop" };
  draft.sets[0] = { ...draft.sets[0], label: "Roles", answeredBy: "anyPresent" };
  const book = editedBook(codebook, draft);
  assert.deepEqual(book.unitWords, { one: "pair", many: "pairs" });
  assert.deepEqual(
    book.variables.map(({ id, label }) => [id, label]),
    [
      ["IP_A", "IP a"],
      ["IP_B", "IP b"],
      ["level", "Level"],
    ].map(([id, label]) => [id, id === "level" ? label : labelOf(id)]),
  );
  assert.equal(book.variables[2].ordered, true);
  assert.deepEqual(
    book.variables[2].values.map(({ value }) => value),
    ["low", "middle", "high"],
  );
  assert.deepEqual(
    book.sets.map(({ id, label, items, answeredBy }) => [id, label, items, answeredBy]),
    [
      ["IP", "Roles", ["IP_A"], "anyPresent"],
      ["IP_BSet", labelOf("IP_B"), ["IP_B"], "anyPresent"],
    ],
  );
});

test("single values, definitions, questions, years and the title can be worded", () => {
  const { codebook } = proposed({
    IP_A: { 1: 3 },
    level: { low: 1, high: 2 },
    age: { "18-20": 1, "9-17": 2 },
    year: { 2004: 1, 2006: 2 },
  });
  const draft = draftOf(codebook);
  const change = (at, part) => (draft.variables[at] = { ...draft.variables[at], ...part });
  draft.title = "Our list";
  change(0, { definition: "One of them." });
  change(1, { valueLabels: { low: "Low risk", gone: "never used", high: "  " } });
  change(2, { valueLabels: { "9-17": "minors" }, values: "18-20\n09--17" });
  change(3, { years: ["2000", "2010"] });
  draft.sets[0] = { ...draft.sets[0], question: "Who?" };
  const book = editedBook(codebook, draft);
  assert.equal(book.title, "Our list");
  assert.equal(book.variables[0].definition, "One of them.");
  assert.deepEqual(book.variables[1].values, [
    { value: "high", label: "high" },
    { value: "low", label: "Low risk" },
  ]);
  assert.deepEqual(book.variables[2].values, [
    { value: "18-20", label: "18-20" },
    { value: "9-17", label: "minors" },
  ]);
  assert.deepEqual(book.variables[3].range, [2000, 2010]);
  assert.equal(book.sets[0].question, "Who?");
  assert.deepEqual(editedBook(book, draftOf(book)), { ...book, version: "3" }, "words are kept");
  change(3, { years: ["2010", "2000"] });
  assert.deepEqual(editedBook(codebook, draft).variables[3].range, [2004, 2006], "no years backwards");
});

const columnsOf = (...entries) =>
  entries.map(([header, mapped], i) => ({
    header,
    position: i + 1,
    mapped,
    variable: mapped === "exact" ? header : null,
    padded: 0,
  }));

test("columns left out are listed with the reason, can be put back, and come back as they were", () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`n${i}`, 1]));
  const { codebook } = proposed({ IP: many, IP_A: { 1: 3 }, IP_B: { 1: 2 }, level: { low: 1, high: 2 } });
  const columns = columnsOf(
    ...[
      ["IP", null],
      ["IP_A", "exact"],
      ["IP_B", "exact"],
      ["level", "exact"],
    ],
    ...[
      ["", null],
      ["new", null],
      ["LEVEL", "duplicate"],
      ["New", null],
    ],
  );
  const draft = draftOf(codebook, columns);
  assert.deepEqual(
    draft.leftOut.map((one) => [one.header, one.why, canBePutBack(one)]),
    [
      ["IP", "mostlyDifferent", true],
      ["", "noName", false],
      ["new", "notInCodebook", true],
      ["LEVEL", "sameName", false],
      ["New", "sameName", false],
    ],
  );
  const back = withPutBack(draft, draft.leftOut[0], columns);
  assert.deepEqual(
    back.variables.map(({ id }) => id),
    ["IP2", "IP_A", "IP_B", "level"],
    "in the order of the file, under an id that no set has",
  );
  const book = editedBook(codebook, back);
  assert.deepEqual(book.variables[0].headerAliases, ["IP"]);
  assert.deepEqual([book.variables[0].valueKind, book.variables[0].values], ["list", []]);
  assert.deepEqual(
    book.leftOut.map(({ header, why }) => [header, why]),
    [
      ["", "noName"],
      ["LEVEL", "sameName"],
      ["New", "sameName"],
    ],
    "what nobody has looked at is not said to be left out",
  );

  const level = { ...draft.variables[2], kind: "drop" };
  const dropped = editedBook(codebook, { ...draft, variables: [...draft.variables.slice(0, 2), level] });
  const read = readCodebookFile(JSON.stringify(dropped), base);
  const now = columnsOf(["IP", null], ["IP_A", "exact"], ["IP_B", "exact"], ["level", null]);
  const later = draftOf(read, now);
  assert.deepEqual(
    later.leftOut.map(({ header, why }) => [header, why]),
    [
      ["IP", "mostlyDifferent"],
      ["level", "chosen"],
    ],
  );
  const restored = editedBook(read, withPutBack(later, later.leftOut[1], now)).variables[2];
  assert.deepEqual(restored, codebook.variables[2]);
});

test("a codebook keeps what another file had left out", () => {
  const { codebook } = proposed({ a: { x: 1, y: 1 }, b: {} });
  const book = editedBook(codebook, draftOf(codebook, columnsOf(["a", "exact"])));
  assert.deepEqual(
    book.leftOut.map(({ header, why }) => [header, why]),
    [["b", "empty"]],
  );
});

test("a saved codebook is read back as it was", () => {
  const { codebook } = proposed({ IP_A: { 1: 3 }, level: { low: 1, high: 2 } });
  const again = readCodebookFile(JSON.stringify(codebook), base);
  assert.deepEqual(
    { ...again, variables: again.variables.map((one, i) => ({ ...one, number: i + 1 })) },
    codebook,
  );
  assert.deepEqual(readCodebookFile(JSON.stringify(base), base).variables.length, 27);
});

const own = { variables: [{ id: "a", type: "categorical", valueKind: "list", values: [{ value: "x" }] }] };
for (const [name, text] of [
  ["no JSON", "{"],
  ["a list", "[]"],
  ["a text", '"codebook"'],
  ["null", "null"],
  ["without variables", "{}"],
  ["with no variable", '{"variables":[]}'],
  ["with variables that are none", '{"variables":[1]}'],
  ["with values that are no list", '{"variables":[{"id":"a","values":{}}]}'],
  ["with values that are texts", '{"variables":[{"id":"a","values":["x"]}]}'],
  ["with sets that are none", '{"variables":[{"id":"a"}],"sets":[3]}'],
  ["with notes that are none", '{"variables":[{"id":"a"}],"notes":["x"]}'],
  ["with columns left out that are no list", '{"variables":[{"id":"a"}],"leftOut":{"a":1}}'],
  ["with a column left out that is none", '{"variables":[{"id":"a"}],"leftOut":["a"]}'],
  ["with a variable left out that is none", '{"variables":[{"id":"a"}],"leftOut":[{"variable":1}]}'],
  ["with a unit without words", '{"variables":[{"id":"a"}],"unitWords":"row"}'],
  ["with a text that is too long", JSON.stringify({ ...own, title: "x".repeat(20_001) })],
  ["nested too deeply", `{"variables":[{"id":"a"}],"x":${"[".repeat(20)}${"]".repeat(20)}}`],
  [
    "with too many variables",
    JSON.stringify({ variables: Array.from({ length: 2001 }, () => ({ id: "a" })) }),
  ],
  ["over 4 MB", `{"variables":[{"id":"a"}],"x":"${" ".repeat(4 << 20)}"}`],
])
  test(`a codebook ${name} is refused in words`, () => {
    assert.throws(
      () => readCodebookFile(text, base),
      (error) => error instanceof UnreadableCodebook && /\.$/.test(error.message),
    );
  });

test("what a hand-written codebook leaves out is filled in", () => {
  const book = readCodebookFile(JSON.stringify(own), base);
  assert.equal(book.variables[0].label, "a");
  assert.equal(book.variables[0].values[0].label, "x");
  assert.equal(book.countries.length, base.countries.length);
  for (const name of ["sets", "derived", "notes", "limitations", "contributors", "retired", "cautions"])
    assert.deepEqual(book[name], [], name);
  assert.equal(typeof book.citation, "string");
});

const published = (text) => readPublishedCounts(text, base);
test("published counts are recognised by what stands in the file", () => {
  const counts = published(
    "selections\tprotected_count\nrecord_count\t1000\ngender:Woman\t400\nageBroad:09--17;gender:Female\t120\n" +
      "isForcedLabour:1;gender:Male;citizenship:PHL\t30\nown:x\t7\n",
  );
  assert.equal(counts.combinations, 4);
  assert.equal(counts.longest, 3);
  assert.equal(counts.unmapped, 1);
  assert.equal(counts.count([]), 1000);
  assert.equal(counts.count([{ variable: "gender", value: "Woman" }]), 400);
  const minor = { variable: "ageBroad", value: "9-17" };
  assert.equal(counts.count([minor, { variable: "gender", value: "Woman" }]), 120);
  assert.equal(counts.count([{ variable: "gender", value: "Woman" }, minor, minor]), 120);
  assert.equal(
    counts.count([{ variable: "gender", value: "Man" }, minor]),
    null,
    "not listed is null, never 0",
  );
});

for (const [name, text, count] of [
  ["commas", "combination,count\ngender:Woman,5\n", 5],
  ["columns the other way round", "count\tcombination\n5\tgender:Woman\n", 5],
  ["quotes and line ends of Windows", '"selections","count"\r\n"gender:Woman","5"\r\n', 5],
  ["no header", "gender:Woman\t5\nageBroad:9-17\t3\n", 5],
  ["decimals", "selections\tcount\ngender:Woman\t5.0\n", 5],
  ["a mark in front", "\ufeffselections\tcount\ngender:Woman\t5\n", 5],
])
  test(`published counts with ${name}`, () =>
    assert.equal(published(text).count([{ variable: "gender", value: "Woman" }]), count));

for (const [name, text] of [
  ["a case file", "gender,ageBroad\nMan,9-17\nWoman,18-20\n"],
  ["nothing", ""],
  ["a text", "This is: a text; and more"],
  ["combinations without counts", "selections\ngender:Woman\n"],
])
  test(`${name} is no file of published counts`, () =>
    assert.throws(() => published(text), NoPublishedCounts));

test("filters are combinations where they ask for single values", () => {
  assert.deepEqual(
    attributesOf([
      { variable: "gender", in: ["Woman"] },
      { set: "means", allOf: ["a", "b"] },
    ]),
    [
      { variable: "gender", value: "Woman" },
      { variable: "a", value: "1" },
      { variable: "b", value: "1" },
    ],
  );
  assert.deepEqual(attributesOf([{ all: [{ set: "means", anyOf: ["a"] }] }]), [
    { variable: "a", value: "1" },
  ]);
  assert.deepEqual(attributesOf([]), []);
  for (const filter of [
    { variable: "gender", in: ["Woman", "Man"] },
    { variable: "gender", in: [] },
    { set: "means", anyOf: ["a", "b"] },
    { variable: "gender", missing: true },
    { not: { variable: "gender", in: ["Man"] } },
    { variable: "year", between: [2010, 2010] },
  ])
    assert.equal(attributesOf([filter]), null, JSON.stringify(filter));
});

test("every message that speaks of cases names the unit instead", () => {
  const words = { one: "event", many: "events" };
  const messages = messagesFor(en, words);
  const texts = (all) =>
    Object.entries(all).flatMap(([key, text]) =>
      (typeof text === "string" ? [text] : Object.values(text)).map((one) => [key, one]),
    );
  let changed = 0;
  for (const [key, text] of texts(messages))
    assert.doesNotMatch(
      text.replace(/case (?:file|data)/gi, "").replace(/\{case\w*\}/g, ""),
      /\bcases?\b/i,
      key,
    );
  for (const [i, [, text]] of texts(en).entries()) changed += text === texts(messages)[i][1] ? 0 : 1;
  assert.ok(changed > 60, String(changed));
  assert.equal(messages["check.cases"].one, "{n} event read");
  const all = messagesFor(
    { a: "A case, cases {cases}; Cases of a case file." },
    { one: "event", many: "$& events" },
  );
  assert.equal(all.a, "An event, $& events {cases}; $& events of a case file.");
});
