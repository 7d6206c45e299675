import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const {
  en,
  createTranslate,
  createFormat,
  createLabels,
  describeFilter,
  describeFilters,
  cautionTexts,
  CAUTION_CODES,
} = await load(
  "web/model/messages.en.ts",
  "web/model/translate.ts",
  "web/model/format.ts",
  "web/model/labels.ts",
  "web/model/describeFilter.ts",
  "web/model/cautions.ts",
);
const { errorWords, isCancelled } = await load("web/model/errorWords.ts");

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const codesOf = (path) => [...read(path).matchAll(/^X\((\w+)\)$/gm)].map(([, code]) => code);
const codebook = JSON.parse(read("public/codebook/ctdc-global-synthetic.json"));

const format = createFormat("en");
const t = createTranslate(en, format);
const description = {
  codebook,
  variables: [
    { id: "gender", kind: "categorical", values: ["Man", "Woman", "odd"], knownValues: 2 },
    { id: "citizenship", kind: "categorical", values: ["PHL", "ZZZ"], knownValues: 1 },
    { id: "meanscount", kind: "derived", values: [1, 2], knownValues: 2 },
    { id: "meansThreats", kind: "indicator", values: [1], knownValues: 1, set: "means" },
  ],
  sets: [{ id: "means", items: ["meansThreats", "meansFalsePromises"], absentItems: [] }],
};
const labels = createLabels(description, t);
const words = { t, format, labels };

test("no key stands in two files of messages: the later would silently take the place of the earlier", () => {
  const files = ["analysis", "check", "masking", "page", "views", "proposal", "synthesis"];
  const keys = files.flatMap((name) =>
    [...read(`web/model/messages.en.${name}.ts`).matchAll(/^  "([^"]+)":/gm)].map(([, key]) => key),
  );
  assert.ok(keys.length > 400);
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
  );
});

test("every error code of the engine has a title, and every title a code", () => {
  const codes = codesOf("engine/base/errors.def");
  const titles = Object.keys(en)
    .filter((key) => /^error\.[a-z_]+_[a-z_]+$|^error\.(cancelled|busy|closed)$/.test(key))
    .map((key) => key.slice("error.".length));
  assert.deepEqual(titles.toSorted(), codes.toSorted());
});

test("every caution code of the engine has words, and all words a code", () => {
  const codes = codesOf("engine/tables/cautions.def");
  assert.deepEqual([...CAUTION_CODES].toSorted(), codes.toSorted());
  const texts = Object.keys(en)
    .filter((key) => key.startsWith("caution.") && !["caution.about", "caution.unknown"].includes(key))
    .map((key) => key.slice("caution.".length));
  assert.deepEqual(texts.toSorted(), codes.toSorted());
});

test("no text speaks of victims: a record is a case", () => {
  for (const [key, message] of Object.entries(en)) {
    assert.doesNotMatch(JSON.stringify(message), /victim/i, key);
  }
});

test("texts that count have a form for one and for other", () => {
  for (const [key, message] of Object.entries(en)) {
    if (typeof message !== "string") assert.ok(message.one && message.other, key);
  }
  assert.equal(t("filters.selectedOf", { n: 1 }), "of 1 case selected");
  assert.equal(t("filters.selectedOf", { n: 20000 }), "of 20,000 cases selected");
});

test("ids become the codebook's words, and what it does not know stays as written", () => {
  assert.equal(labels.axis("means"), "Means of control");
  assert.equal(labels.category("means", "meansThreats"), "Threats to person or family");
  assert.equal(labels.category("citizenship", "PHL"), "Philippines");
  assert.equal(labels.category("citizenship", "ZZZ"), "ZZZ");
  assert.equal(labels.category("gender", "odd"), "odd");
  assert.equal(labels.category("meanscount", 1), "1 kind");
  assert.equal(labels.category("meansThreats", 1), "Recorded");
  assert.deepEqual(
    labels.categories("means").map(({ id }) => id),
    ["meansThreats", "meansFalsePromises"],
  );
});

test("every kind of condition reads as words", () => {
  const rows = [
    [{ variable: "gender", in: ["Woman"] }, "Gender: Woman"],
    [{ variable: "gender", notIn: ["Woman", "odd"] }, "Gender: recorded, and not Woman or odd"],
    [{ variable: "gender", missing: true }, "Gender: not recorded"],
    [{ variable: "gender", missing: false }, "Gender: recorded"],
    [{ variable: "yearOfRegistration", between: [2015, null] }, "Year of registration: 2015 or more"],
    [{ variable: "yearOfRegistration", between: [2015, 2020] }, "Year of registration: 2015 to 2020"],
    [{ variable: "meansThreats", missing: false }, "Threats to person or family: recorded as present"],
    [{ set: "means", answered: false }, "Means of control: no answer"],
    [
      { set: "means", anyOf: ["meansThreats", "meansFalsePromises"] },
      "Means of control: Threats to person or family or False promises",
    ],
    [{ set: "means", count: [2, null] }, "Means of control: 2 answers or more"],
    [{ not: { set: "means", answered: true } }, "not (Means of control: any answer)"],
    [{ all: [] }, "all cases"],
    [{ any: [] }, "no case"],
    [{ variable: "gender", in: [] }, "Gender: nothing"],
  ];
  for (const [filter, text] of rows) assert.equal(describeFilter(filter, words), text);
  assert.equal(describeFilters([], words), "all cases");
  assert.equal(
    describeFilter({ variable: "gender", in: ["a", "b", "c", "d", "e"] }, words, 3),
    "Gender: a, b, or 3 more",
  );
});

test("cautions of one code are one sentence; those with numbers say them; unknown ones are not dropped", () => {
  const texts = cautionTexts(
    [
      { code: "synthetic_data" },
      { code: "high_missing", set: "means", missing: 3, selected: 4 },
      { code: "multiple_responses", set: "means" },
      { code: "multiple_responses", set: "recruiter" },
      { code: "small_denominator", threshold: 10, smallest: 2, denominators: 3 },
      { code: "from_the_future" },
      { code: "synthetic_data" },
    ],
    words,
  );
  assert.equal(texts.length, 5);
  assert.match(texts[0], /^3 denominators in this table are below 10; the smallest is 2\./);
  assert.match(texts[1], /^Means of control: nothing is recorded in 3 of 4 selected cases/);
  assert.match(texts[2], /Concerns: Means of control and Relationship with the recruiter\.$/);
  assert.match(texts[4], /from_the_future/);
});

test("errors say what the engine says, and where in the file", () => {
  const detail = { code: "unclosed_quote", message: "Close the quotation mark.", where: "line 7, column 3" };
  assert.deepEqual(errorWords(detail, t), {
    title: "A quotation mark is never closed",
    message: "Close the quotation mark.",
    where: "It is at line 7, column 3.",
  });
  assert.equal(errorWords({ ...detail, where: "/rows" }, t).where, null);
  assert.equal(errorWords(new Error("x"), t).title, "That did not work");
  assert.ok(isCancelled({ code: "cancelled", message: "", where: "" }));
});
