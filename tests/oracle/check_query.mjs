import { checkFilter, isObject } from "./check_filter.mjs";
import * as lookup from "./codebook.mjs";
import { ContractError } from "./errors.mjs";

/** @typedef {import("./read_cases.mjs").Dataset} Dataset */
/** @typedef {import("./filter.mjs").Filter} Filter */

/**
 * @typedef {object} Query a query of the contract, section 4, that has been checked
 * @property {"profile" | "crosstab" | "itemCombinations" | "flows" | "trend" | "ranking" | "comparison" |
 *   "missingness"} kind
 * @property {Filter} [where]
 * @property {string} [rows]
 * @property {string} [columns]
 * @property {string} [layers]
 * @property {"answered" | "all" | "responses" | { where: Filter }} [denominator]
 * @property {string} [set]
 * @property {string} [from]
 * @property {string} [to]
 * @property {number} [top]
 * @property {string} [years]
 * @property {Filter} [first]
 * @property {Filter} [second]
 */

/** @type {Record<string, string[]>} */
const keysOf = {
  profile: ["kind", "where"],
  crosstab: ["kind", "rows", "columns", "layers", "where", "denominator"],
  itemCombinations: ["kind", "set", "where", "top"],
  flows: ["kind", "from", "to", "where", "top"],
  trend: ["kind", "rows", "years", "where", "denominator"],
  ranking: ["kind", "rows", "where", "top"],
  comparison: ["kind", "rows", "first", "second", "where", "denominator"],
  missingness: ["kind", "columns", "where"],
};

/** Members that name an axis, those that a kind cannot do without first. @type {Record<string, string[][]>} */
const axesOf = {
  crosstab: [["rows"], ["columns", "layers"]],
  trend: [["rows"], []],
  ranking: [["rows"], []],
  comparison: [["rows"], []],
  missingness: [[], ["columns"]],
};

/** @param {Dataset} dataset @param {unknown} id */
function isAxis({ codebook }, id) {
  return (
    lookup.variableOf(codebook, id) !== undefined ||
    lookup.derivedOf(codebook, id) !== undefined ||
    lookup.setOf(codebook, id) !== undefined
  );
}

/** @param {Dataset} dataset @param {unknown} denominator */
function checkDenominator(dataset, denominator) {
  if (denominator === "answered" || denominator === "all" || denominator === "responses") return;
  if (!isObject(denominator) || Object.keys(denominator).join() !== "where") {
    throw new ContractError("bad_denominator", "/denominator");
  }
  checkFilter(dataset, denominator.where, "/denominator/where");
}

/**
 * @param {Dataset} dataset
 * @param {Record<string, unknown>} query
 * @param {string} key
 * @param {(id: unknown) => boolean} isKnown
 * @param {string} code if it is not
 */
function checkId(dataset, query, key, isKnown, code) {
  const id = query[key];
  if (typeof id !== "string") throw new ContractError("bad_query", `/${key}`);
  if (!isKnown(id)) throw new ContractError(code, `/${key}`);
}

/** @param {Dataset} dataset @param {Record<string, unknown>} query */
function checkYears(dataset, query) {
  const { codebook } = dataset;
  const isVariable = (/** @type {unknown} */ id) =>
    lookup.variableOf(codebook, id) !== undefined || lookup.derivedOf(codebook, id) !== undefined;
  checkId(dataset, query, "years", isVariable, "unknown_variable");
  if (lookup.variableOf(codebook, query.years)?.valueKind !== "year")
    throw new ContractError("bad_query", "/years");
}

/**
 * @param {Dataset} dataset
 * @param {unknown} query
 * @returns {Query} the same query
 */
export function checkQuery(dataset, query) {
  if (!isObject(query)) throw new ContractError("bad_query", "");
  const { kind } = query;
  if (typeof kind !== "string" || !Object.hasOwn(keysOf, kind))
    throw new ContractError("unknown_kind", "/kind");
  for (const key of Object.keys(query)) {
    if (!keysOf[kind].includes(key)) throw new ContractError("bad_query", `/${key}`);
  }
  const [needed, possible] = axesOf[kind] ?? [[], []];
  for (const key of [...needed, ...possible.filter((one) => one in query)]) {
    checkId(dataset, query, key, (id) => isAxis(dataset, id), "unknown_variable");
  }
  if (kind === "trend" && "years" in query) checkYears(dataset, query);
  if (kind === "comparison") {
    for (const key of ["first", "second"]) {
      if (!(key in query)) throw new ContractError("bad_query", "");
      checkFilter(dataset, query[key], `/${key}`);
    }
  }
  if ("denominator" in query) checkDenominator(dataset, query.denominator);
  if (kind === "itemCombinations") {
    checkId(dataset, query, "set", (id) => lookup.setOf(dataset.codebook, id) !== undefined, "unknown_set");
  }
  if (kind === "flows") {
    for (const key of ["from", "to"]) {
      if (!(key in query)) continue;
      checkId(dataset, query, key, (id) => lookup.hasValues(dataset.codebook, id), "unknown_variable");
    }
  }
  if ("top" in query && !(Number.isInteger(query.top) && Number(query.top) >= 0)) {
    throw new ContractError("bad_query", "/top");
  }
  if ("where" in query) checkFilter(dataset, query.where, "/where");
  return /** @type {Query} */ (/** @type {unknown} */ (query));
}
