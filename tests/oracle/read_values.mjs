import { derivedOf, variableOf } from "./codebook.mjs";
import { sameSpelling, withoutBlanks, withoutCase } from "./text.mjs";

/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {import("./codebook.mjs").CodebookVariable} CodebookVariable */
/** @typedef {import("./codebook.mjs").Value} Value */

/** @param {string} text @returns {number | null} `2016`, also written `2016.0` */
export function readInteger(text) {
  return /^-?[0-9]+(\.0+)?$/.test(text) ? Number.parseInt(text, 10) : null;
}

const dash = "[-\\u2010-\\u2015\\u2212]";
const remark = "[ \\t]*(\\(.*\\))?";
const closedBand = new RegExp(`^([0-9]+)${dash}+([0-9]+)${remark}$`);
const openBand = new RegExp(`^([0-9]+)\\+${remark}$`);

/**
 * One spelling for all ways to write a band: `09--17`, `9–17` and `9-17 (…)` are `9-17`.
 * @param {string} text
 */
export function plainBand(text) {
  const closed = closedBand.exec(text);
  if (closed !== null) return `${Number(closed[1])}-${Number(closed[2])}`;
  const open = openBand.exec(text);
  return open === null ? text : `${Number(open[1])}+`;
}

/**
 * @param {Codebook} codebook
 * @param {CodebookVariable} variable
 * @param {string} text
 * @param {boolean} isTwoLetter
 */
function isMissing(codebook, variable, text, isTwoLetter) {
  if (variable.valueKind === "country") {
    if (isTwoLetter && text === "NA") return false;
    if (codebook.countryMissingSpellings?.includes(text)) return true;
  }
  return codebook.missingSpellings.includes(text);
}

/**
 * @param {Codebook} codebook
 * @param {CodebookVariable} variable
 * @param {string} text
 * @param {boolean} isTwoLetter
 */
function knownValue(codebook, variable, text, isTwoLetter) {
  if (variable.valueKind === "year") return readInteger(text);
  if (variable.valueKind === "country") {
    const country = codebook.countries.find(
      ({ alpha3, alpha2 }) => sameSpelling(alpha3, text) || (isTwoLetter && sameSpelling(alpha2, text)),
    );
    return country?.alpha3 ?? null;
  }
  const plain = variable.valueKind === "band" ? plainBand : (/** @type {string} */ spelling) => spelling;
  const found = variable.values?.find(({ value, spellings = [] }) =>
    [value, ...spellings].some((spelling) => sameSpelling(plain(spelling), plain(text))),
  );
  return found?.value ?? null;
}

/**
 * What a field says about a categorical variable: null where it is missing, the text itself where the
 * codebook does not know it.
 * @param {Codebook} codebook
 * @param {CodebookVariable} variable
 * @param {string} field
 * @param {boolean} isTwoLetter the column holds two-letter country codes
 * @returns {Value | null}
 */
export function readValue(codebook, variable, field, isTwoLetter) {
  const text = withoutBlanks(field);
  if (isMissing(codebook, variable, text, isTwoLetter)) return null;
  return knownValue(codebook, variable, text, isTwoLetter) ?? text;
}

/**
 * Does the codebook know this value, as `readValue` gives it?
 * @param {Codebook} codebook
 * @param {string} id
 * @param {Value} value
 */
export function isKnownValue(codebook, id, value) {
  const variable = variableOf(codebook, id) ?? derivedOf(codebook, id);
  if (typeof value === "number") return true;
  if (variable !== undefined && "valueKind" in variable && variable.valueKind === "country") {
    return codebook.countries.some(({ alpha3 }) => alpha3 === value);
  }
  return variable?.values?.some((known) => known.value === value) ?? false;
}

/**
 * 1 present, 0 recorded and not present, null missing: nothing written, or nothing that can be read.
 * @param {Codebook} codebook
 * @param {string} field
 * @returns {1 | 0 | null}
 */
export function readIndicator(codebook, field) {
  const text = withoutCase(withoutBlanks(field));
  if (codebook.indicatorSpellings.present.some((spelling) => withoutCase(spelling) === text)) return 1;
  if (codebook.indicatorSpellings.absent.some((spelling) => withoutCase(spelling) === text)) return 0;
  return null;
}

/**
 * Two-letter if more fields are assigned alpha-2 codes than alpha-3 codes, `NA` and missing spellings apart.
 * @param {Codebook} codebook
 * @param {string[]} fields of the column, all cases
 */
export function isTwoLetterColumn(codebook, fields) {
  const apart = ["NA", ...codebook.missingSpellings, ...(codebook.countryMissingSpellings ?? [])];
  const twoLetter = new Set(codebook.countries.map(({ alpha2 }) => withoutCase(alpha2)));
  const threeLetter = new Set(codebook.countries.map(({ alpha3 }) => withoutCase(alpha3)));
  const codes = fields
    .map(withoutBlanks)
    .filter((text) => !apart.includes(text))
    .map(withoutCase);
  return (
    codes.filter((code) => twoLetter.has(code)).length > codes.filter((code) => threeLetter.has(code)).length
  );
}
