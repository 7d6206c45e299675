import { derivedOf, variableOf } from "./codebook.mjs";
import { isKnownValue, readIndicator, readInteger, readValue } from "./read_values.mjs";
import { sameSpelling, withoutBlanks } from "./text.mjs";

/** @typedef {import("./codebook.mjs").Value} Value */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

/**
 * A value as a filter writes it, read as the file would be: `male` is `Man`, `"2016.0"` is 2016. null for a
 * missing spelling, which is no recorded value.
 * @param {Dataset} dataset
 * @param {string} id
 * @param {Value} written
 * @returns {Value | null}
 */
export function readFilterValue(dataset, id, written) {
  const { codebook } = dataset;
  const text = withoutBlanks(String(written));
  const derived = derivedOf(codebook, id);
  if (derived !== undefined) {
    if (derived.kind === "itemCount") return readInteger(text) ?? text;
    return derived.values?.find(({ value }) => sameSpelling(value, text))?.value ?? text;
  }
  const variable = variableOf(codebook, id);
  if (variable === undefined) return text;
  if (variable.type === "indicator") return readIndicator(codebook, text);
  return readValue(codebook, variable, text, dataset.isTwoLetter[id] ?? false);
}

/**
 * Where a value stands in the codebook's order: values that compare as the codebook's do. null where it has
 * no place: an unknown value, or a year that is no integer.
 * @param {Dataset} dataset
 * @param {string} id an ordered variable
 * @param {Value} value as `readValue` gives it
 * @returns {number | null}
 */
export function placeInOrder(dataset, id, value) {
  if (typeof value === "number") return value;
  if (!isKnownValue(dataset.codebook, id, value)) return null;
  const definition = variableOf(dataset.codebook, id) ?? derivedOf(dataset.codebook, id);
  const place = definition?.values?.findIndex((known) => known.value === value) ?? -1;
  return place === -1 ? null : place;
}
