import { randomFilter } from "./random_filters.mjs";
import { randomQuery } from "./random_queries.mjs";

/** @typedef {import("../simulate/random.mjs").Random} Random */
/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {{ query: unknown, code: string }} BadQuery */
/** @typedef {Record<string, unknown>} Json */

/** @param {number} depth */
const nested = (depth) => {
  /** @type {Json} */
  let filter = { all: [] };
  for (let level = 1; level < depth; level += 1) filter = { not: filter };
  return filter;
};

/** @type {Record<string, unknown[]>} filters, by the error that they are */
const badFilters = {
  unknown_variable: [
    { variable: "nope", missing: true },
    { variable: "means", in: ["meansThreats"] },
    { variable: "exploitation", missing: false },
    { variable: "", in: [] },
  ],
  unknown_set: [
    { set: "gender", answered: true },
    { set: "isForcedLabour", answered: true },
    { set: "agegroup", count: [1, null] },
    { set: "nope", anyOf: ["meansThreats"] },
  ],
  unknown_item: [
    { set: "means", anyOf: ["isForcedLabour"] },
    { set: "exploitation", allOf: ["isForcedLabour", "typeOfSexProstitution"] },
    { set: "sexual", noneOf: ["nope"] },
    { set: "labour", anyOf: ["gender"] },
  ],
  not_ordered: [
    { variable: "gender", between: ["Man", "Woman"] },
    { variable: "citizenship", between: ["AFG", "ZAF"] },
    { variable: "border", between: [null, "crossborder"] },
    { variable: "isForcedLabour", between: [1, 1] },
  ],
  bad_range: [
    { variable: "yearOfRegistration", between: [2016, 2015] },
    { variable: "yearOfRegistration", between: ["soon", null] },
    { variable: "yearOfRegistration", between: [2015.5, 2016] },
    { variable: "ageBroad", between: ["18-20", "9-17"] },
    { variable: "ageBroad", between: ["10-17", null] },
    { variable: "traffickMonths", between: [null, "26+"] },
    { variable: "agegroup", between: ["adult", "minor"] },
    { variable: "meanscount", between: [3, 2] },
    { variable: "meanscount", between: ["few", 2] },
    { set: "means", count: [3, 2] },
  ],
  bad_query: [
    { set: "means", anyOf: [] },
    { set: "exploitation", noneOf: [] },
    { variable: "gender", in: ["Man"], missing: false },
    { variable: "gender", in: ["Man"], notIn: ["Woman"] },
    { all: [], any: [] },
    { variable: "gender", set: "means", answered: true },
    { variable: "gender" },
    { set: "means" },
    { variable: "gender", answered: true },
    { set: "means", missing: true },
    {},
    [],
    "gender",
    7,
    null,
    { all: {} },
    { not: [] },
    { variable: "gender", in: "Man" },
    { variable: "gender", in: [{}] },
    { variable: "gender", missing: "yes" },
    { variable: "yearOfRegistration", between: [2015] },
    { variable: "yearOfRegistration", between: 2015 },
    { set: "means", count: 2 },
    { set: "means", count: [1.5, null] },
    nested(40),
  ],
};

/** @type {BadQuery[]} */
const badQueries = [
  { query: { kind: "pivot" }, code: "unknown_kind" },
  { query: { kind: "crosstab", rows: "nope" }, code: "unknown_variable" },
  { query: { kind: "crosstab", rows: "gender", columns: "nope" }, code: "unknown_variable" },
  { query: { kind: "crosstab", rows: "gender", layers: "Gender" }, code: "unknown_variable" },
  { query: { kind: "flows", from: "nope" }, code: "unknown_variable" },
  { query: { kind: "flows", to: "means" }, code: "unknown_variable" },
  { query: { kind: "itemCombinations", set: "gender" }, code: "unknown_set" },
  { query: { kind: "itemCombinations", set: "nope" }, code: "unknown_set" },
  { query: { kind: "crosstab", rows: "gender", denominator: "cases" }, code: "bad_denominator" },
  { query: { kind: "crosstab", rows: "gender", denominator: 100 }, code: "bad_denominator" },
  { query: { kind: "crosstab", rows: "gender", denominator: { all: [] } }, code: "bad_denominator" },
  { query: { kind: "crosstab" }, code: "bad_query" },
  { query: { kind: "crosstab", rows: 3 }, code: "bad_query" },
  { query: { kind: "itemCombinations" }, code: "bad_query" },
  { query: { kind: "itemCombinations", set: "means", top: -1 }, code: "bad_query" },
  { query: { kind: "flows", top: 1.5 }, code: "bad_query" },
  { query: { kind: "flows", top: "3" }, code: "bad_query" },
  { query: { kind: "trend" }, code: "bad_query" },
  { query: { kind: "trend", rows: "nope" }, code: "unknown_variable" },
  { query: { kind: "trend", rows: "means", years: "nope" }, code: "unknown_variable" },
  { query: { kind: "trend", rows: "means", years: "means" }, code: "unknown_variable" },
  { query: { kind: "trend", rows: "means", years: "gender" }, code: "bad_query" },
  { query: { kind: "trend", rows: "means", years: "meanscount" }, code: "bad_query" },
  { query: { kind: "trend", rows: "means", denominator: "cases" }, code: "bad_denominator" },
  { query: { kind: "trend", rows: "means", top: 3 }, code: "bad_query" },
  { query: { kind: "ranking" }, code: "bad_query" },
  { query: { kind: "ranking", rows: "nope" }, code: "unknown_variable" },
  { query: { kind: "ranking", rows: "gender", top: -1 }, code: "bad_query" },
  { query: { kind: "ranking", rows: "gender", denominator: "all" }, code: "bad_query" },
  { query: { kind: "comparison", rows: "means", first: { all: [] } }, code: "bad_query" },
  { query: { kind: "comparison", rows: "means", second: { all: [] } }, code: "bad_query" },
  {
    query: { kind: "comparison", rows: "means", first: { all: [] }, second: { set: "nope", answered: true } },
    code: "unknown_set",
  },
  {
    query: { kind: "comparison", rows: "nope", first: { all: [] }, second: { all: [] } },
    code: "unknown_variable",
  },
  { query: { kind: "missingness", columns: "nope" }, code: "unknown_variable" },
  { query: { kind: "missingness", rows: "gender" }, code: "bad_query" },
  { query: [], code: "bad_query" },
  { query: "profile", code: "bad_query" },
];

/**
 * Puts a filter somewhere inside another that is in order.
 * @param {Random} random
 * @param {Codebook} codebook
 * @param {unknown} filter
 */
function hidden(random, codebook, filter) {
  const other = () => randomFilter(random, codebook, 1);
  return random.pick([
    filter,
    filter,
    { all: [other(), filter] },
    { any: [filter, other()] },
    { not: filter },
  ]);
}

/**
 * A query with exactly one thing wrong, and the code that the contract has for it.
 * @param {Random} random
 * @param {Codebook} codebook
 * @returns {BadQuery}
 */
export function randomBadQuery(random, codebook) {
  if (random.chance(25)) return random.pick(badQueries);
  const code = random.pick(Object.keys(badFilters));
  const filter = hidden(random, codebook, random.pick(badFilters[code]));
  const query = randomQuery(random, codebook);
  if (["crosstab", "trend", "comparison"].includes(query.kind) && random.chance(30))
    return { query: { ...query, denominator: { where: filter } }, code };
  if (query.kind === "comparison" && random.chance(50))
    return { query: { ...query, [random.pick(["first", "second"])]: filter }, code };
  return { query: { ...query, where: filter }, code };
}

/** Every way to be wrong that `randomBadQuery` draws from, plainly. @returns {BadQuery[]} */
export function allBadQueries() {
  const filtered = Object.entries(badFilters).flatMap(([code, filters]) =>
    filters.map((where) => ({ query: { kind: "profile", where }, code })),
  );
  return [...badQueries, ...filtered];
}
