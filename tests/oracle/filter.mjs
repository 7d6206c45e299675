import { answeredSet, presentItems, valueOf } from "./axes.mjs";
import { isIndicator } from "./codebook.mjs";
import { placeInOrder, readFilterValue } from "./filter_values.mjs";

/** @typedef {import("./codebook.mjs").Value} Value */
/** @typedef {import("./read_cases.mjs").Case} Case */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */
/** @typedef {(one: Case) => boolean} Keeps */

/**
 * @typedef {object} Filter a filter of the contract, section 3, that has been checked
 * @property {Filter[]} [all]
 * @property {Filter[]} [any]
 * @property {Filter} [not]
 * @property {string} [variable]
 * @property {Value[]} [in]
 * @property {Value[]} [notIn]
 * @property {[Value | null, Value | null]} [between]
 * @property {boolean} [missing]
 * @property {string} [set]
 * @property {boolean} [answered]
 * @property {string[]} [anyOf]
 * @property {string[]} [allOf]
 * @property {string[]} [noneOf]
 * @property {[number, number | null]} [count]
 */

/** @param {Dataset} dataset @param {string} id @param {Filter} filter @returns {Keeps} */
function keepsIndicator(dataset, id, filter) {
  const isPresent = (/** @type {Case} */ one) => one[id] === 1;
  if (filter.missing !== undefined) return (one) => isPresent(one) !== filter.missing;
  const lists1 = (filter.in ?? filter.notIn ?? []).some((value) => readFilterValue(dataset, id, value) === 1);
  return (one) => isPresent(one) && lists1 === (filter.in !== undefined);
}

/**
 * @param {Dataset} dataset
 * @param {string} id
 * @param {[Value | null, Value | null]} bounds
 * @returns {Keeps}
 */
function keepsBetween(dataset, id, bounds) {
  const [low, high] = bounds.map((bound) => {
    const value = bound === null ? null : readFilterValue(dataset, id, bound);
    return value === null ? null : placeInOrder(dataset, id, value);
  });
  return (one) => {
    const value = valueOf(dataset, id, one);
    const place = value === null ? null : placeInOrder(dataset, id, value);
    return place !== null && (low === null || place >= low) && (high === null || place <= high);
  };
}

/** @param {Dataset} dataset @param {string} id @param {Filter} filter @returns {Keeps} */
function keepsVariable(dataset, id, filter) {
  if (isIndicator(dataset.codebook, id)) return keepsIndicator(dataset, id, filter);
  const isMissing = (/** @type {Case} */ one) => valueOf(dataset, id, one) === null;
  if (filter.missing !== undefined) return (one) => isMissing(one) === filter.missing;
  if (filter.between !== undefined) return keepsBetween(dataset, id, filter.between);
  const listed = (filter.in ?? filter.notIn ?? []).map((value) => readFilterValue(dataset, id, value));
  return (one) => !isMissing(one) && listed.includes(valueOf(dataset, id, one)) === (filter.in !== undefined);
}

/** @param {Dataset} dataset @param {string} set @param {Filter} filter @returns {Keeps} */
function keepsSet(dataset, set, filter) {
  const answered = (/** @type {Case} */ one) => answeredSet(dataset, set, one);
  const { anyOf, allOf, noneOf, count } = filter;
  if (anyOf !== undefined) return (one) => anyOf.some((item) => one[item] === 1);
  if (allOf !== undefined) return (one) => allOf.every((item) => one[item] === 1);
  if (noneOf !== undefined) return (one) => answered(one) && noneOf.every((item) => one[item] !== 1);
  if (count !== undefined) {
    const [least, most] = count;
    return (one) => {
      const number = presentItems(dataset, set, one).length;
      return answered(one) && number >= least && (most === null || number <= most);
    };
  }
  return (one) => answered(one) === filter.answered;
}

/**
 * @param {Dataset} dataset
 * @param {Filter} filter
 * @returns {Keeps}
 */
export function keeps(dataset, filter) {
  if (filter.all !== undefined) {
    const parts = filter.all.map((part) => keeps(dataset, part));
    return (one) => parts.every((keepsPart) => keepsPart(one));
  }
  if (filter.any !== undefined) {
    const parts = filter.any.map((part) => keeps(dataset, part));
    return (one) => parts.some((keepsPart) => keepsPart(one));
  }
  if (filter.not !== undefined) {
    const keepsPart = keeps(dataset, filter.not);
    return (one) => !keepsPart(one);
  }
  if (filter.variable !== undefined) return keepsVariable(dataset, filter.variable, filter);
  return keepsSet(dataset, String(filter.set), filter);
}
