import { variableOf } from "./codebook.mjs";

/**
 * Spellings that random files and random queries draw from, so that queries ask for what files hold.
 */

/** @typedef {import("../simulate/random.mjs").Random} Random */
/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {import("./codebook.mjs").CodebookVariable} CodebookVariable */

/** Few, so that small files have cases that share them. */
const countryCodes = ["PHL", "UKR", "NAM", "USA", "MEX", "MMR", "NGA", "ZAF", "MDA"];

/** Never known to the codebook; the last ones test the order by code point, and quoting. */
const oddTexts = [
  "unknown",
  "Null",
  "n/a",
  "NaN",
  "?",
  "Ä",
  "ä",
  "Z",
  "a",
  "～",
  "😀",
  'a "quote"',
  "a,b;c|d\te",
  "two\nlines",
];

const unknownTexts = {
  year: ["20l6", "2016.5", "2016-17", "1.1.2016"],
  list: ["Nonbinary", "M", "Woman/Man", "1"],
  band: ["17-Sep", "10-17", "0-17", "child", "48", "25-", "(2+ yrs)"],
  country: ["XXX", "ZZ", "Ukraine", "1", "na"],
};

/** Neither present nor absent nor missing. */
const unreadableMarks = ["yes", "2", "x", "01", "1.00", "-1", "?"];

/** @param {Random} random @param {string} text */
function anyCase(random, text) {
  return random.pick([text, text, text.toLowerCase(), text.toUpperCase()]);
}

/** @param {Random} random @param {string} band as the codebook writes it */
function anyBand(random, band) {
  const dash = random.pick(["-", "-", "--", "---", "–", "—", "–-"]);
  const leadingZero = random.chance(20) ? "0" : "";
  const remark = random.pick(["", "", "", " (1-2 yrs)", " (years)", "(x)"]);
  return leadingZero + band.replace("-", dash) + remark;
}

/** @param {Random} random @param {Codebook} codebook @param {boolean} twoLetter mostly */
function anyCountry(random, codebook, twoLetter) {
  const alpha3 = random.pick(countryCodes);
  const country =
    codebook.countries.find((known) => known.alpha3 === alpha3) ?? random.pick(codebook.countries);
  return anyCase(random, random.chance(85) === twoLetter ? country.alpha2 : country.alpha3);
}

/**
 * A spelling of a value that the codebook knows.
 * @param {Random} random
 * @param {Codebook} codebook
 * @param {CodebookVariable} variable categorical
 * @param {boolean} twoLetter
 */
export function knownSpelling(random, codebook, variable, twoLetter) {
  if (variable.valueKind === "year") {
    const year = random.chance(85) ? 2002 + random.below(22) : random.pick([1999, 2024, 2031, 12, -5]);
    return `${year}${random.pick(["", "", ".0"])}`;
  }
  if (variable.valueKind === "country") return anyCountry(random, codebook, twoLetter);
  const { value, spellings = [] } = random.pick(variable.values ?? []);
  if (variable.valueKind === "band") return anyBand(random, value);
  return anyCase(random, random.pick([value, value, ...spellings]));
}

/** @param {Random} random @param {CodebookVariable} variable categorical */
export function unknownSpelling(random, variable) {
  return random.pick([...unknownTexts[variable.valueKind ?? "list"], ...oddTexts]);
}

/** @param {Random} random @param {Codebook} codebook @param {CodebookVariable} variable */
export function missingSpelling(random, codebook, variable) {
  if (random.chance(60)) return "";
  const ofCountries = variable.valueKind === "country" ? (codebook.countryMissingSpellings ?? []) : [];
  return random.pick([...codebook.missingSpellings, ...ofCountries]);
}

/** @param {Random} random @param {string[]} spellings */
const indicatorMark = (random, spellings) => anyCase(random, random.pick(["1", ...spellings]));

/** @param {Random} random @param {Codebook} codebook */
export const presentMark = (random, codebook) => indicatorMark(random, codebook.indicatorSpellings.present);

/** @param {Random} random @param {Codebook} codebook */
export const absentMark = (random, codebook) =>
  anyCase(random, random.pick(codebook.indicatorSpellings.absent));

/** @param {Random} random */
export const unreadableMark = (random) => random.pick(unreadableMarks);

/**
 * A value for a filter on any variable or derived variable: as in the codebook, as in a file, or in neither.
 * @param {Random} random
 * @param {Codebook} codebook
 * @param {string} id
 * @returns {string | number}
 */
export function filterValue(random, codebook, id) {
  const variable = variableOf(codebook, id);
  if (variable === undefined) {
    const values = codebook.derived.find((derived) => derived.id === id)?.values;
    if (values === undefined) return random.pick([0, 1, 1, 2, 2, 3, "2", 8, 9, "many"]);
    return random.pick([...values.map(({ value }) => anyCase(random, value)), "neither"]);
  }
  if (variable.type === "indicator") return random.pick([1, "1", "1.0", "true", 0, "no"]);
  if (random.chance(10)) return unknownSpelling(random, variable);
  if (random.chance(5)) return missingSpelling(random, codebook, variable);
  const spelling = knownSpelling(random, codebook, variable, random.chance(30));
  return /^\d{4}$/.test(spelling) && random.chance(70) ? Number(spelling) : spelling;
}
