/**
 * Looking things up in a codebook (docs/codebook-format.md).
 *
 * @typedef {string | number} Value
 *
 * @typedef {object} CodebookVariable
 * @property {string} id
 * @property {"categorical" | "indicator"} type
 * @property {"list" | "year" | "band" | "country"} [valueKind]
 * @property {boolean} [ordered]
 * @property {{ value: string, spellings?: string[] }[]} [values]
 * @property {[number, number]} [range]
 * @property {string[]} [headerAliases]
 * @property {string[]} [cautions]
 *
 * @typedef {object} CodebookSet
 * @property {string} id
 * @property {string[]} items
 * @property {"anyPresent" | "anyRecorded"} answeredBy
 * @property {string[]} [cautions]
 *
 * @typedef {object} CodebookDerived
 * @property {string} id
 * @property {"grouping" | "samePlace" | "itemCount"} kind
 * @property {string | string[]} [from]
 * @property {string} [set]
 * @property {boolean} [ordered]
 * @property {{ value: string, of?: string[] }[]} [values]
 *
 * @typedef {object} Codebook
 * @property {string[]} missingSpellings
 * @property {string[]} [countryMissingSpellings]
 * @property {{ present: string[], absent: string[] }} indicatorSpellings
 * @property {{ alpha3: string, alpha2: string }[]} countries
 * @property {string[]} [cautions]
 * @property {CodebookVariable[]} variables
 * @property {CodebookSet[]} sets
 * @property {CodebookDerived[]} derived
 */

/** @param {Codebook} codebook @param {unknown} id */
export const variableOf = (codebook, id) => codebook.variables.find((variable) => variable.id === id);

/** @param {Codebook} codebook @param {unknown} id */
export const derivedOf = (codebook, id) => codebook.derived.find((derived) => derived.id === id);

/** @param {Codebook} codebook @param {unknown} id */
export const setOf = (codebook, id) => codebook.sets.find((set) => set.id === id);

/** @param {Codebook} codebook @param {string} item @returns {CodebookSet} */
export function setOfItem(codebook, item) {
  const owner = codebook.sets.find((set) => set.items.includes(item));
  if (owner === undefined) throw new Error(`the codebook has the indicator ${item} in no set`);
  return owner;
}

/** @param {Codebook} codebook @param {unknown} id */
export const isIndicator = (codebook, id) => variableOf(codebook, id)?.type === "indicator";

/** Categorical or derived. @param {Codebook} codebook @param {unknown} id */
export const hasValues = (codebook, id) =>
  variableOf(codebook, id)?.type === "categorical" || derivedOf(codebook, id) !== undefined;

/**
 * The variables that a derived variable is made from.
 * @param {Codebook} codebook
 * @param {CodebookDerived} derived
 */
export function sourcesOf(codebook, derived) {
  if (derived.kind === "itemCount") return setOf(codebook, derived.set)?.items ?? [];
  return [derived.from ?? []].flat();
}
