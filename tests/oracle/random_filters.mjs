import { filterValue } from "./random_values.mjs";

/** @typedef {import("../simulate/random.mjs").Random} Random */
/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {import("./filter.mjs").Filter} Filter */

/**
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @param {number} most
 * @param {number} least
 */
function some(random, list, most, least = 0) {
  return Array.from({ length: least + random.below(most - least + 1) }, () => random.pick(list));
}

/**
 * Bounds that the codebook's order has, the lower first.
 * @param {Random} random
 * @param {Codebook} codebook
 * @param {string} id an ordered variable
 * @returns {[string | number | null, string | number | null]}
 */
function randomBounds(random, codebook, id) {
  const definition = [...codebook.variables, ...codebook.derived].find((known) => known.id === id);
  const listed = definition?.values?.map(({ value }) => value);
  const first = id === "yearOfRegistration" ? 2000 : 0;
  const scale = listed ?? Array.from({ length: first === 0 ? 10 : 28 }, (_, index) => first + index);
  const [low, high] = [random.below(scale.length), random.below(scale.length)].sort(
    (one, other) => one - other,
  );
  /** @param {string | number} bound */
  const written = (bound) => (typeof bound === "number" && random.chance(10) ? `${bound}.0` : bound);
  return [random.chance(20) ? null : written(scale[low]), random.chance(20) ? null : written(scale[high])];
}

/** @param {Random} random @param {Codebook} codebook @returns {Filter} */
function randomVariableFilter(random, codebook) {
  const { id, ordered } = random.pick([
    ...codebook.variables.filter(({ type }) => type === "categorical"),
    ...codebook.derived,
    ...some(random, codebook.variables, 2, 2),
  ]);
  const list = some(random, [0, 1, 2, 3], 4).map(() => filterValue(random, codebook, id));
  const forms = [
    { variable: id, in: list },
    { variable: id, notIn: list },
    { variable: id, missing: random.chance(50) },
  ];
  if (ordered !== true) return random.pick(forms);
  const between = { variable: id, between: randomBounds(random, codebook, id) };
  return random.pick([...forms, between, between]);
}

/** @param {Random} random @param {Codebook} codebook @returns {Filter} */
function randomSetFilter(random, codebook) {
  const { id, items } = random.pick(codebook.sets);
  const list = some(random, items, 3, 1);
  const least = random.below(3);
  return random.pick([
    { set: id, answered: random.chance(70) },
    { set: id, anyOf: list },
    { set: id, allOf: list },
    { set: id, noneOf: list },
    { set: id, count: [least, random.chance(40) ? null : least + random.below(3)] },
  ]);
}

/**
 * @param {Random} random
 * @param {Codebook} codebook
 * @param {number} [depth] how far it may still nest
 * @returns {Filter}
 */
export function randomFilter(random, codebook, depth = 4) {
  if (depth === 4 && random.chance(3)) {
    const inner = randomFilter(random, codebook, 3);
    return Array.from({ length: 20 }).reduce((/** @type {Filter} */ filter) => ({ not: filter }), inner);
  }
  if (depth === 0 || random.chance(60)) {
    return random.chance(60) ? randomVariableFilter(random, codebook) : randomSetFilter(random, codebook);
  }
  const part = () => randomFilter(random, codebook, depth - 1);
  return random.pick([
    () => ({ all: some(random, [part], 3).map((make) => make()) }),
    () => ({ any: some(random, [part], 3).map((make) => make()) }),
    () => ({ not: part() }),
  ])();
}
