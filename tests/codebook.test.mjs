// Holds public/codebook to docs/codebook-format.md, to the public contract (sections 1 and 4) and to itself.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../public/codebook/", import.meta.url);
const id = "ctdc-global-synthetic";
const source = readFileSync(new URL(`${id}.json`, folder), "utf8");
const book = JSON.parse(source);

const variables = new Map(book.variables.map((one) => [one.id, one]));
const notes = new Map(book.notes.map((one) => [one.id, one]));
const unique = (list, what) => assert.equal(new Set(list).size, list.length, `${what}: each once`);
const ids = (list) => list.map((one) => one.id);

/** The object has every key of `must`, and beyond them only keys of `may`. */
function keys(object, where, must, may = []) {
  const held = Object.keys(object);
  assert.deepEqual(
    must.filter((key) => !held.includes(key)),
    [],
    `${where} lacks keys`,
  );
  assert.deepEqual(
    held.filter((key) => !must.includes(key) && !may.includes(key)),
    [],
    `${where} has keys that the format does not know`,
  );
}

/** Every text in the document with its place, as a JSON Pointer. */
function* texts(value, where = "") {
  if (typeof value === "string") yield [where, value];
  else if (value && typeof value === "object")
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, `${where}/${key}`);
}

// The public contract, section 1: names, order and values are fixed.
const setItems = {
  means: [
    "meansDebtBondageEarnings",
    "meansThreats",
    "meansAbusePsyPhySex",
    "meansFalsePromises",
    "meansDrugsAlcohol",
    "meansDenyBasicNeeds",
    "meansExcessiveWorkHours",
    "meansWithholdDocs",
  ],
  exploitation: ["isForcedLabour", "isSexualExploit", "isOtherExploit"],
  labour: [
    "typeOfLabourAgriculture",
    "typeOfLabourConstruction",
    "typeOfLabourDomesticWork",
    "typeOfLabourHospitality",
  ],
  sexual: ["typeOfSexProstitution", "typeOfSexPornography"],
  recruiter: [
    "recruiterRelationIntimatePartner",
    "recruiterRelationFriend",
    "recruiterRelationFamily",
    "recruiterRelationOther",
  ],
};
const categorical = [
  "yearOfRegistration",
  "gender",
  "ageBroad",
  "citizenship",
  "CountryOfExploitation",
  "traffickMonths",
];
const listedValues = {
  gender: ["Man", "Woman", "Trans/Transgender/NonConforming"],
  ageBroad: ["0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"],
  traffickMonths: ["0-12", "13-24", "25+"],
};
const missingSpellings = ["", "NULL", "null", "NA", "N/A", "-99", "-99.0", "Unknown", "Not Specified"];

// The public contract, section 4.
const cautionCodes = [
  "small_denominator",
  "high_missing",
  "multiple_responses",
  "listed_items_only",
  "set_incomplete",
  "variable_absent",
  "unknown_value",
  "synthetic_data",
  "not_random_sample",
  "not_collected_by_all",
  "suppressed_countries",
  "proxy_country",
  "registration_year",
  "not_comparable",
];

// IC-TIP, the units that a variable can describe.
const units = ["event", "victim", "perpetrator", "reportingEntity"];

// Notes on the dataset as a whole; every other note belongs to a variable or a set.
const datasetNotes = [
  "datasetScale",
  "syntheticCases",
  "syntheticPercentages",
  "citeTheSource",
  "privacyHistory",
  "differentialPrivacy",
  "sharedDefinitions",
  "icTipUnits",
];

test("every file in the folder is a codebook named for its id", () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".json")))
    assert.equal(`${JSON.parse(readFileSync(new URL(name, folder), "utf8")).id}.json`, name);
  assert.equal(book.id, id);
});

test("the document has the keys of the format", () => {
  keys(book, "the codebook", [
    ...["id", "version", "title", "about", "citation", "source", "unit", "language"],
    ...["missingSpellings", "indicatorSpellings", "cautions", "countries", "countryMissingSpellings"],
    ...["releases", "comparability", "setAside"],
    ...["variables", "sets", "derived", "notes", "limitations", "contributors", "retired"],
  ]);
  keys(book.source, "source", ["title", "url", "date"]);
  keys(book.indicatorSpellings, "indicatorSpellings", ["present", "absent"]);
  assert.equal(book.version, "3");
  assert.equal(book.unit, "case");
  assert.equal(book.language, "en");
  assert.match(book.source.date, /^\d{4}-\d{2}$/);
  assert.match(book.source.url, /^https:\/\/www\.ctdatacollaborative\.org\//);
});

test("the citation is the one that the source asks for", () => {
  assert.equal(
    book.citation,
    "Source: Counter-Trafficking Data Collaborative (CTDC). 2024. ‘Global Synthetic Dataset’. Available at: " +
      "https://www.ctdatacollaborative.org/page/global-synthetic-dataset (Accessed {date}).",
  );
});

test("no text is empty, padded or doubly spaced", () => {
  for (const [where, text] of texts(book)) {
    if (where === "/missingSpellings/0") continue;
    assert.notEqual(text, "", where);
    assert.equal(text, text.trim(), where);
    assert.doesNotMatch(text, / {2}|[\n\t]/, where);
  }
});

test("definitions, notes and limitations are whole sentences", () => {
  const sentences = (list, key) =>
    list.forEach((one) => assert.match(one[key], /^[A-Z“].*[.]$/, `${one.id}: ${one[key]}`));
  for (const list of [book.variables, book.sets, book.derived]) sentences(list, "definition");
  for (const list of [book.notes, book.limitations, book.retired]) sentences(list, "text");
  sentences(book.contributors, "scope");
  for (const one of book.contributors)
    for (const text of one.notes) assert.match(text, /^[A-Z].*[.]$/, `${one.id}: ${text}`);
});

test("the 27 variables stand in the order of the published file", () => {
  assert.deepEqual(ids(book.variables), [...categorical, ...Object.values(setItems).flat()]);
  assert.deepEqual(
    book.variables.map((one) => one.number),
    Array.from({ length: 27 }, (_, i) => i + 1),
  );
});

test("each variable has the keys of its kind", () => {
  const common = [
    "id",
    "number",
    "type",
    "domainSource",
    "label",
    "definition",
    "headerAliases",
    "describes",
  ];
  const optional = ["mergedFrom", "cautions", "notes"];
  const ofKind = { list: ["values"], band: ["values"], year: ["range"], country: [] };
  for (const one of book.variables) {
    assert.equal(one.type, categorical.includes(one.id) ? "categorical" : "indicator", one.id);
    assert.equal(one.domainSource, "published", one.id);
    assert.ok(units.includes(one.describes), `${one.id}: ${one.describes}`);
    assert.ok(one.label.length <= 32, `${one.id}: a short label`);
    if (one.type === "indicator") keys(one, one.id, common, optional);
    else {
      assert.ok(one.valueKind in ofKind, `${one.id}: ${one.valueKind}`);
      keys(one, one.id, [...common, "valueKind", "ordered", ...ofKind[one.valueKind]], optional);
      assert.equal(one.ordered, one.valueKind === "year" || one.valueKind === "band", one.id);
    }
    for (const part of one.mergedFrom ?? []) {
      keys(part, `${one.id}, merged`, ["name", "label", "definition"]);
      assert.match(part.name, /^meansOfControl[A-Z]/);
    }
  }
  unique(
    book.variables.flatMap((one) => (one.mergedFrom ?? []).map((part) => part.name)),
    "older names",
  );
});

test("values are those of the public contract", () => {
  for (const [name, values] of Object.entries(listedValues)) {
    const held = variables.get(name).values;
    assert.deepEqual(
      held.map((one) => one.value),
      values,
    );
    held.forEach((one) => keys(one, `${name} ${one.value}`, ["value", "label"], ["definition", "spellings"]));
    unique(
      held.flatMap((one) => [one.value, ...(one.spellings ?? [])]).map((text) => text.toLowerCase()),
      `spellings of ${name}`,
    );
  }
  assert.deepEqual(
    variables.get("gender").values.map((one) => one.spellings),
    [["Male"], ["Female"], ["Trans"]],
  );
  assert.deepEqual(variables.get("yearOfRegistration").range, [2002, 2023]);
  assert.deepEqual(book.missingSpellings, missingSpellings);
  assert.deepEqual(book.countryMissingSpellings, ["0"]);
  assert.deepEqual(book.indicatorSpellings, { present: ["1", "1.0", "true"], absent: ["0", "0.0", "false"] });
});

test("a header names one variable at most", () => {
  unique(
    book.variables.flatMap((one) => [one.id, ...one.headerAliases]).map((name) => name.toLowerCase()),
    "ids and aliases",
  );
  for (const one of book.variables)
    for (const alias of one.headerAliases)
      assert.doesNotMatch(
        alias.toLowerCase(),
        /^means_?of_?control/,
        "older means are an offered recode, never an alias",
      );
  assert.ok(variables.get("meansWithholdDocs").headerAliases.includes("meansWithholdDocuments"));
  for (const one of book.variables.filter((each) => each.id.startsWith("typeOf")))
    assert.ok(one.headerAliases.includes(one.id.replace("typeOf", "sectorOf")), one.id);
});

test("the five sets hold the 21 indicators, each once, in order", () => {
  assert.deepEqual(ids(book.sets), Object.keys(setItems));
  for (const one of book.sets) {
    keys(one, one.id, [
      "id",
      "label",
      "question",
      "definition",
      "items",
      "answeredBy",
      "describes",
      "cautions",
      "notes",
    ]);
    assert.deepEqual(one.items, setItems[one.id]);
    assert.equal(one.answeredBy, "anyPresent");
    assert.ok(units.includes(one.describes), one.id);
    assert.match(one.question, /\? Several answers are possible\.$/);
    for (const item of one.items) assert.equal(variables.get(item).describes, one.describes, item);
    unique(
      one.items.map((item) => variables.get(item).label),
      `labels of ${one.id}`,
    );
  }
});

test("derived variables are made of what is there, and ids are unique", () => {
  const common = ["id", "label", "definition", "kind", "ordered", "describes"];
  const own = { grouping: ["from", "values"], samePlace: ["from", "values"], itemCount: ["set"] };
  assert.deepEqual(ids(book.derived), ["agegroup", "border", "meanscount"]);
  for (const one of book.derived) {
    keys(one, one.id, [...common, ...own[one.kind]]);
    assert.ok(units.includes(one.describes), one.id);
  }
  const [agegroup, border, meanscount] = book.derived;
  assert.equal(agegroup.from, "ageBroad");
  assert.deepEqual(
    agegroup.values.map((one) => [one.value, one.of]),
    [
      ["minor", listedValues.ageBroad.slice(0, 2)],
      ["adult", listedValues.ageBroad.slice(2)],
    ],
  );
  assert.deepEqual(border.from, ["citizenship", "CountryOfExploitation"]);
  assert.deepEqual(
    border.values.map((one) => one.value),
    ["domestic", "crossborder"],
  );
  assert.equal(meanscount.set, "means");
  assert.deepEqual(
    book.derived.map((one) => one.ordered),
    [true, false, true],
  );
  unique(
    [...ids(book.variables), ...ids(book.sets), ...ids(book.derived)],
    "variables, sets and derived variables",
  );
});

test("countries are all 249 of ISO 3166-1, sorted by alpha-3", () => {
  assert.equal(book.countries.length, 249);
  const alpha3 = book.countries.map((one) => one.alpha3);
  for (const one of book.countries) {
    keys(one, one.alpha3, ["alpha3", "alpha2", "label"]);
    assert.match(one.alpha3, /^[A-Z]{3}$/);
    assert.match(one.alpha2, /^[A-Z]{2}$/);
    assert.doesNotMatch(
      one.alpha3,
      /^(AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z])$/,
      "user-assigned codes are not countries",
    );
  }
  assert.deepEqual(alpha3, [...alpha3].sort());
  for (const key of ["alpha3", "alpha2", "label"])
    unique(
      book.countries.map((one) => one[key]),
      key,
    );
  const label = (code) => book.countries.find((one) => one.alpha3 === code).label;
  assert.equal(label("TUR"), "Türkiye");
  assert.equal(label("COD"), "Democratic Republic of the Congo");
  assert.equal(label("CIV"), "Côte d'Ivoire");
  assert.equal(book.countries.find((one) => one.alpha3 === "NAM").alpha2, "NA");
});

test("cautions are in the contract's list and attached where they belong", () => {
  const used = [book, ...book.variables, ...book.sets].flatMap((one) => one.cautions ?? []);
  for (const code of used) assert.ok(cautionCodes.includes(code), code);
  const holders = (code) =>
    ids([...book.variables, ...book.sets].filter((one) => one.cautions?.includes(code)));
  assert.deepEqual(book.cautions, ["synthetic_data", "not_random_sample"]);
  assert.deepEqual(holders("multiple_responses"), Object.keys(setItems));
  assert.deepEqual(holders("listed_items_only"), ["means", "labour", "sexual"]);
  assert.deepEqual(holders("not_collected_by_all"), [
    "traffickMonths",
    "means",
    "labour",
    "sexual",
    "recruiter",
  ]);
  assert.deepEqual(holders("registration_year"), ["yearOfRegistration"]);
  assert.deepEqual(holders("suppressed_countries"), ["citizenship", "CountryOfExploitation"]);
  assert.deepEqual(holders("proxy_country"), ["CountryOfExploitation"]);
});

test("every note is used, and every note that is used is there", () => {
  unique(ids(book.notes), "notes");
  book.notes.forEach((one) => keys(one, one.id, ["id", "title", "text", "source"]));
  const holders = [...book.variables, ...book.sets];
  holders.forEach((one) => unique(one.notes ?? [], `notes of ${one.id}`));
  const used = new Set(holders.flatMap((one) => one.notes ?? []));
  for (const name of [...used, ...datasetNotes]) assert.ok(notes.has(name), `${name} is no note`);
  assert.deepEqual(
    ids(book.notes).filter((name) => !used.has(name)),
    datasetNotes,
  );
  for (const name of ["serbiaIncludesKosovo", "chinaIncludesTibet"])
    for (const place of ["citizenship", "CountryOfExploitation"])
      assert.ok(variables.get(place).notes.includes(name), `${place}: ${name}`);
  for (const one of holders.filter((each) => each.cautions?.includes("not_collected_by_all")))
    assert.ok(one.notes.includes("blanksFollowWhoCollects"), one.id);
});

test("limitations, contributors and retired variables are complete", () => {
  assert.deepEqual(ids(book.limitations), ["randomness", "consistency", "bias"]);
  book.limitations.forEach((one) => keys(one, one.id, ["id", "title", "text"]));
  assert.deepEqual(
    book.contributors.map((one) => [one.id, one.firstYear, one.status]),
    [
      ["iom", 2002, "current"],
      ["polaris", 2015, "current"],
      ["recollectiv", undefined, "discontinued"],
      ["a21", 2008, "notUpdated"],
      ["otsh", undefined, "notUpdated"],
    ],
  );
  book.contributors.forEach((one) =>
    keys(one, one.id, ["id", "name", "status", "scope", "notes"], ["firstYear"]),
  );
  assert.deepEqual(
    book.retired.map((one) => [one.id, one.set]),
    [
      ["meansOfControlOther", "means"],
      ["typeOfLabourOther", "labour"],
      ["typeOfSexOther", "sexual"],
    ],
  );
  book.retired.forEach((one) => keys(one, one.id, ["id", "set", "text"]));
});

test("the file is plain: one country a line, no comments, a final line break", () => {
  assert.equal(source.match(/^ {4}\{ "alpha3": .* \},?$/gm).length, 249);
  assert.ok(source.endsWith("}\n"));
});
