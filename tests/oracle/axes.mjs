import * as lookup from "./codebook.mjs";
import { isKnownValue } from "./read_values.mjs";
import { byCodePoint } from "./text.mjs";

/** @typedef {import("./codebook.mjs").CodebookDerived} CodebookDerived */
/** @typedef {import("./codebook.mjs").Value} Value */
/** @typedef {import("./read_cases.mjs").Case} Case */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

/**
 * Rows, columns or layers of a table.
 * @typedef {object} Axis
 * @property {{ id: Value, has: (one: Case) => boolean }[]} categories
 * @property {(one: Case) => boolean} answered
 */

/**
 * The items of a set that have a column, in the codebook's order.
 * @param {Dataset} dataset
 * @param {string} setId
 */
export const itemsOf = (dataset, setId) =>
  (lookup.setOf(dataset.codebook, setId)?.items ?? []).filter((item) => dataset.inFile[item]);

/** @param {Dataset} dataset @param {string} setId @param {Case} one */
export function presentItems(dataset, setId, one) {
  return itemsOf(dataset, setId).filter((item) => one[item] === 1);
}

/** @param {Dataset} dataset @param {string} setId @param {Case} one */
export function answeredSet(dataset, setId, one) {
  if (lookup.setOf(dataset.codebook, setId)?.answeredBy === "anyRecorded") {
    return itemsOf(dataset, setId).some((item) => one[item] === 1 || one[item] === 0);
  }
  return presentItems(dataset, setId, one).length > 0;
}

/** @param {Dataset} dataset @param {CodebookDerived} derived @param {Case} one @returns {Value | null} */
function derivedValue(dataset, derived, one) {
  if (derived.kind === "itemCount") {
    const set = String(derived.set);
    return answeredSet(dataset, set, one) ? presentItems(dataset, set, one).length : null;
  }
  const values = derived.values ?? [];
  const recorded = [derived.from ?? []].flat().map((id) => one[id]);
  if (derived.kind === "samePlace") {
    const [equal, different] = values;
    if (recorded[0] === null || recorded[1] === null) return null;
    return recorded[0] === recorded[1] ? equal.value : different.value;
  }
  return values.find(({ of = [] }) => of.some((value) => value === recorded[0]))?.value ?? null;
}

/**
 * The recorded value of a categorical or derived variable, or null.
 * @param {Dataset} dataset
 * @param {string} id
 * @param {Case} one
 */
export function valueOf(dataset, id, one) {
  const derived = lookup.derivedOf(dataset.codebook, id);
  return derived === undefined ? one[id] : derivedValue(dataset, derived, one);
}

/** @param {number} first @param {number} last */
const integers = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * @param {Dataset} dataset
 * @param {string} id
 * @param {Value[]} recorded in the whole file
 * @returns {Value[]}
 */
function knownValuesOf(dataset, id, recorded) {
  const { codebook } = dataset;
  const derived = lookup.derivedOf(codebook, id);
  if (derived?.kind === "itemCount") {
    const set = lookup.setOf(codebook, derived.set);
    return integers(set?.answeredBy === "anyRecorded" ? 0 : 1, set?.items.length ?? 0);
  }
  const variable = lookup.variableOf(codebook, id);
  const inFile = recorded.filter((value) => isKnownValue(codebook, id, value));
  if (variable?.valueKind === "country")
    return inFile.sort((one, other) => byCodePoint(String(one), String(other)));
  if (variable?.valueKind === "year") {
    const years = new Set([...integers(...(variable.range ?? [1, 0])), ...inFile]);
    return [...years].sort((one, other) => Number(one) - Number(other));
  }
  return (derived ?? variable)?.values?.map(({ value }) => value) ?? [];
}

/**
 * All values of a categorical or derived variable, in the order of every table.
 * @param {Dataset} dataset
 * @param {string} id
 * @returns {Value[]}
 */
export function valuesOf(dataset, id) {
  const recorded = [...new Set(dataset.cases.map((one) => valueOf(dataset, id, one)))].filter(
    (value) => value !== null,
  );
  const unknown = recorded.filter((value) => !isKnownValue(dataset.codebook, id, value)).map(String);
  return [...knownValuesOf(dataset, id, recorded), ...unknown.sort(byCodePoint)];
}

/**
 * @param {Dataset} dataset
 * @param {string} id a variable, a set, an indicator or a derived variable
 * @returns {Axis}
 */
export function axisOf(dataset, id) {
  const { codebook } = dataset;
  if (lookup.setOf(codebook, id) !== undefined) {
    return {
      categories: itemsOf(dataset, id).map((item) => ({ id: item, has: (one) => one[item] === 1 })),
      answered: (one) => answeredSet(dataset, id, one),
    };
  }
  if (lookup.isIndicator(codebook, id)) {
    const set = lookup.setOfItem(codebook, id).id;
    return {
      categories: [{ id: 1, has: (one) => one[id] === 1 }],
      answered: (one) => answeredSet(dataset, set, one),
    };
  }
  return {
    categories: valuesOf(dataset, id).map((value) => ({
      id: value,
      has: (one) => valueOf(dataset, id, one) === value,
    })),
    answered: (one) => valueOf(dataset, id, one) !== null,
  };
}
