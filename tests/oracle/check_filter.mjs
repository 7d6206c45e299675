import * as lookup from "./codebook.mjs";
import { ContractError } from "./errors.mjs";
import { placeInOrder, readFilterValue } from "./filter_values.mjs";

/** @typedef {import("./read_cases.mjs").Dataset} Dataset */
/** @typedef {Record<string, unknown>} Json */

/** Objects within objects; the outermost filter is at depth 1. */
export const deepest = 32;

const operatorsOf = {
  variable: ["in", "notIn", "between", "missing"],
  set: ["answered", "anyOf", "allOf", "noneOf", "count"],
};

/** @param {unknown} value @returns {value is Json} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is import("./codebook.mjs").Value} */
const isValue = (value) => typeof value === "string" || (typeof value === "number" && Number.isFinite(value));

/** @param {boolean} holds @param {string} code @param {string} where */
function expect(holds, code, where) {
  if (!holds) throw new ContractError(code, where);
}

/** @param {unknown} list @param {string} where @returns {unknown[]} */
function listOf(list, where) {
  if (!Array.isArray(list)) throw new ContractError("bad_query", where);
  return list;
}

/** @param {Dataset} dataset @param {string} id @param {unknown} bounds @param {string} where */
function checkBetween(dataset, id, bounds, where) {
  const definition = lookup.variableOf(dataset.codebook, id) ?? lookup.derivedOf(dataset.codebook, id);
  expect(definition?.ordered === true, "not_ordered", where);
  const pair = listOf(bounds, where);
  expect(pair.length === 2, "bad_query", where);
  const [low, high] = pair.map((bound, index) => {
    if (bound === null) return null;
    if (!isValue(bound)) throw new ContractError("bad_query", `${where}/${index}`);
    const value = readFilterValue(dataset, id, bound);
    const place = value === null ? null : placeInOrder(dataset, id, value);
    if (place === null) throw new ContractError("bad_range", `${where}/${index}`);
    return place;
  });
  expect(low === null || high === null || low <= high, "bad_range", where);
}

/** @param {Dataset} dataset @param {Json} filter @param {string} operator @param {string} pointer */
function checkVariable(dataset, filter, operator, pointer) {
  const { codebook } = dataset;
  const { variable } = filter;
  const isKnown =
    lookup.variableOf(codebook, variable) !== undefined || lookup.derivedOf(codebook, variable) !== undefined;
  if (typeof variable !== "string" || !isKnown)
    throw new ContractError("unknown_variable", `${pointer}/variable`);
  const where = `${pointer}/${operator}`;
  const operand = filter[operator];
  if (operator === "missing") expect(typeof operand === "boolean", "bad_query", where);
  else if (operator === "between") checkBetween(dataset, variable, operand, where);
  else
    listOf(operand, where).forEach((value, index) =>
      expect(isValue(value), "bad_query", `${where}/${index}`),
    );
}

/** @param {unknown} range @param {string} where */
function checkCount(range, where) {
  const pair = listOf(range, where);
  expect(pair.length === 2, "bad_query", where);
  const [low, high] = pair;
  const isCount = (/** @type {unknown} */ count) => Number.isInteger(count) && Number(count) >= 0;
  expect(isCount(low), "bad_query", `${where}/0`);
  expect(high === null || isCount(high), "bad_query", `${where}/1`);
  expect(high === null || Number(low) <= Number(high), "bad_range", where);
}

/** @param {Dataset} dataset @param {Json} filter @param {string} operator @param {string} pointer */
function checkSet(dataset, filter, operator, pointer) {
  const set = lookup.setOf(dataset.codebook, filter.set);
  if (set === undefined) throw new ContractError("unknown_set", `${pointer}/set`);
  const where = `${pointer}/${operator}`;
  const operand = filter[operator];
  if (operator === "answered") expect(typeof operand === "boolean", "bad_query", where);
  else if (operator === "count") checkCount(operand, where);
  else {
    const items = listOf(operand, where);
    expect(items.length > 0, "bad_query", where);
    items.forEach((item, index) => {
      expect(typeof item === "string", "bad_query", `${where}/${index}`);
      expect(set.items.includes(String(item)), "unknown_item", `${where}/${index}`);
    });
  }
}

/**
 * Throws where the contract has an error for a filter.
 * @param {Dataset} dataset
 * @param {unknown} filter
 * @param {string} pointer JSON Pointer to it
 * @param {number} [depth]
 */
export function checkFilter(dataset, filter, pointer, depth = 1) {
  if (!isObject(filter)) throw new ContractError("bad_query", pointer);
  expect(depth <= deepest, "bad_query", pointer);
  const keys = Object.keys(filter);
  if (keys.length === 1 && (keys[0] === "all" || keys[0] === "any")) {
    const where = `${pointer}/${keys[0]}`;
    listOf(filter[keys[0]], where).forEach((part, index) =>
      checkFilter(dataset, part, `${where}/${index}`, depth + 1),
    );
  } else if (keys.length === 1 && keys[0] === "not") {
    checkFilter(dataset, filter.not, `${pointer}/not`, depth + 1);
  } else {
    const subject = keys.includes("variable") ? "variable" : "set";
    const [operator, ...others] = keys.filter((key) => key !== subject);
    expect(keys.includes(subject) && others.length === 0, "bad_query", pointer);
    expect(operatorsOf[subject].includes(operator), "bad_query", pointer);
    if (subject === "variable") checkVariable(dataset, filter, operator, pointer);
    else checkSet(dataset, filter, operator, pointer);
  }
}
