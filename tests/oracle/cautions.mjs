import { yearsOf } from "./analyses.mjs";
import { itemsOf } from "./axes.mjs";
import * as lookup from "./codebook.mjs";
import { readFilterValue } from "./filter_values.mjs";
import { isKnownValue } from "./read_values.mjs";

/**
 * The cautions that follow from the contract and the codebook alone. Those that need a threshold of the
 * engine's own (`small_denominator`, `high_missing`) are not among them, so a result may carry more, never
 * fewer.
 */

/** @typedef {import("./check_query.mjs").Query} Query */
/** @typedef {import("./filter.mjs").Filter} Filter */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */
/**
 * @typedef {{ code: string, variable?: string, set?: string, value?: import("./codebook.mjs").Value }}
 *   Caution
 */

/** Every leaf of a filter. @param {Filter | undefined} filter @returns {Filter[]} */
function leavesOf(filter) {
  if (filter === undefined) return [];
  const parts = filter.all ?? filter.any ?? (filter.not === undefined ? undefined : [filter.not]);
  return parts === undefined ? [filter] : parts.flatMap(leavesOf);
}

/** @param {Query} query */
function filtersOf(query) {
  const stated = typeof query.denominator === "object" ? query.denominator.where : undefined;
  return [query.where, stated, query.first, query.second].flatMap(leavesOf);
}

/**
 * Ids that a result is about: axes, flows' ends, and what the filters name.
 * @param {Dataset} dataset
 * @param {Query} query
 */
function idsOf({ codebook }, query) {
  const named = filtersOf(query).map((leaf) => leaf.variable ?? leaf.set);
  const all = [...codebook.variables, ...codebook.derived, ...codebook.sets].map(({ id }) => id);
  const asked = {
    profile: all.filter((id) => !lookup.isIndicator(codebook, id)),
    trend: [query.rows, query.years ?? yearsOf({ codebook })],
    ranking: [query.rows],
    comparison: [query.rows],
    missingness: [query.columns],
    crosstab: [query.rows, query.columns, query.layers],
    itemCombinations: [query.set],
    flows: [query.from ?? "citizenship", query.to ?? "CountryOfExploitation"],
  }[query.kind];
  return [...new Set([...asked, ...named])].filter((id) => id !== undefined);
}

/** @param {Dataset} dataset @param {string} id @returns {Caution[]} */
function cautionsOfId(dataset, id) {
  const { codebook } = dataset;
  const set = lookup.setOf(codebook, id);
  if (set !== undefined) {
    const own = (set.cautions ?? []).map((code) => ({ code, set: id }));
    return itemsOf(dataset, id).length < set.items.length
      ? [...own, { code: "set_incomplete", set: id }]
      : own;
  }
  const derived = lookup.derivedOf(codebook, id);
  if (derived !== undefined) {
    const owners = derived.set === undefined ? lookup.sourcesOf(codebook, derived) : [derived.set];
    return owners.flatMap((owner) => cautionsOfId(dataset, owner));
  }
  const own = (lookup.variableOf(codebook, id)?.cautions ?? []).map((code) => ({ code, variable: id }));
  return dataset.inFile[id] ? own : [...own, { code: "variable_absent", variable: id }];
}

/** @param {Dataset} dataset @param {Filter} leaf @returns {Caution[]} */
function unknownValuesOf(dataset, leaf) {
  const { variable } = leaf;
  if (variable === undefined || lookup.isIndicator(dataset.codebook, variable)) return [];
  return (leaf.in ?? leaf.notIn ?? []).flatMap((written) => {
    const value = readFilterValue(dataset, variable, written);
    if (value === null || isKnownValue(dataset.codebook, variable, value)) return [];
    const isInFile = dataset.cases.some((one) => one[variable] === value);
    return isInFile ? [] : [{ code: "unknown_value", variable, value: written }];
  });
}

/**
 * @param {Dataset} dataset
 * @param {Query} query a query without errors
 * @returns {Caution[]} each once
 */
export function cautionsOf(dataset, query) {
  const cautions = [
    ...(dataset.codebook.cautions ?? []).map((code) => ({ code })),
    ...idsOf(dataset, query).flatMap((id) => cautionsOfId(dataset, String(id))),
    ...filtersOf(query).flatMap((leaf) => unknownValuesOf(dataset, leaf)),
  ];
  const texts = cautions.map((caution) => JSON.stringify(caution));
  return cautions.filter((_, index) => texts.indexOf(texts[index]) === index);
}
