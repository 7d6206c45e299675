import { hasValues } from "./codebook.mjs";
import { randomFilter } from "./random_filters.mjs";

export { randomFile } from "./random_files.mjs";

/** @typedef {import("../simulate/random.mjs").Random} Random */
/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {import("./check_query.mjs").Query} Query */

/** @param {Random} random @param {Codebook} codebook @returns {string} */
export function randomAxis(random, codebook) {
  const categorical = codebook.variables.filter(({ type }) => type === "categorical");
  const indicators = codebook.variables.filter(({ type }) => type === "indicator");
  const kinds = [codebook.sets, codebook.sets, categorical, categorical, codebook.derived, indicators];
  return random.pick(/** @type {{ id: string }[]} */ (random.pick(kinds))).id;
}

/** @param {Random} random @param {Codebook} codebook @returns {Query["denominator"]} */
function randomDenominator(random, codebook) {
  return random.pick(["answered", "all", "responses", "where"]) === "where"
    ? { where: randomFilter(random, codebook, 2) }
    : random.pick(/** @type {const} */ (["answered", "all", "responses"]));
}

/** @param {Random} random @param {Codebook} codebook @returns {Query} */
function randomQueryOfKind(random, codebook) {
  const top = random.chance(50) ? { top: random.pick([1, 2, 5, 1000]) } : {};
  const valued = [...codebook.variables, ...codebook.derived].filter(({ id }) => hasValues(codebook, id));
  const end = () => random.pick(valued).id;
  const denominator = () => (random.chance(80) ? { denominator: randomDenominator(random, codebook) } : {});
  switch (random.below(13)) {
    case 0:
      return { kind: "profile" };
    case 1:
    case 2:
      return { kind: "itemCombinations", set: random.pick(codebook.sets).id, ...top };
    case 3:
      return {
        kind: "flows",
        ...(random.chance(50) ? { from: end() } : {}),
        ...(random.chance(50) ? { to: end() } : {}),
        ...top,
      };
    case 4:
    case 5:
      return {
        kind: "trend",
        rows: randomAxis(random, codebook),
        ...(random.chance(30) ? { years: "yearOfRegistration" } : {}),
        ...denominator(),
      };
    case 6:
    case 7:
      return { kind: "ranking", rows: randomAxis(random, codebook), ...top };
    case 8:
      return {
        kind: "comparison",
        rows: randomAxis(random, codebook),
        first: randomFilter(random, codebook, 2),
        second: randomFilter(random, codebook, 2),
        ...denominator(),
      };
    case 9:
      return {
        kind: "missingness",
        ...(random.chance(75) ? { columns: randomAxis(random, codebook) } : {}),
      };
    default:
      return {
        kind: "crosstab",
        rows: randomAxis(random, codebook),
        ...(random.chance(75) ? { columns: randomAxis(random, codebook) } : {}),
        ...(random.chance(25) ? { layers: randomAxis(random, codebook) } : {}),
        ...denominator(),
      };
  }
}

/**
 * A query without errors, of any kind and form.
 * @param {Random} random
 * @param {Codebook} codebook
 * @returns {Query}
 */
export function randomQuery(random, codebook) {
  const query = randomQueryOfKind(random, codebook);
  return random.chance(65) ? { ...query, where: randomFilter(random, codebook) } : query;
}

/**
 * The codebook, with some sets answered by a recorded 0 as well.
 * @template {Codebook} C
 * @param {Random} random
 * @param {C} codebook
 * @returns {C}
 */
export function randomCodebook(random, codebook) {
  const sets = codebook.sets.map((set) =>
    random.chance(40) ? { ...set, answeredBy: /** @type {const} */ ("anyRecorded") } : set,
  );
  return { ...codebook, sets };
}
