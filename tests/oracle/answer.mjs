import { comparison, missingness, ranking, trend } from "./analyses.mjs";
import { answeredSet, itemsOf, presentItems, valueOf, valuesOf } from "./axes.mjs";
import { checkQuery } from "./check_query.mjs";
import { crosstab, percentOf } from "./crosstab.mjs";
import { ContractError, orError } from "./errors.mjs";
import { keeps } from "./filter.mjs";

export { openCases } from "./read_cases.mjs";

/** @typedef {import("./check_query.mjs").Query} Query */
/** @typedef {import("./read_cases.mjs").Case} Case */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
function profile(dataset, query, selected) {
  const { codebook } = dataset;
  const categorical = codebook.variables.filter(({ type }) => type === "categorical");
  /** @param {number} answered */
  const recordedOf = (answered) => {
    const missing = selected.length - answered;
    return { answered, missing, missingPercent: percentOf(missing, selected.length) };
  };
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    variables: [...categorical, ...codebook.derived].map(({ id }) => {
      const answered = selected.filter((one) => valueOf(dataset, id, one) !== null).length;
      const values = valuesOf(dataset, id).map((value) => {
        const count = selected.filter((one) => valueOf(dataset, id, one) === value).length;
        return { value, count, percent: percentOf(count, answered) };
      });
      return { id, ...recordedOf(answered), values };
    }),
    sets: codebook.sets.map(({ id }) => {
      const answered = selected.filter((one) => answeredSet(dataset, id, one)).length;
      const items = itemsOf(dataset, id).map((item) => {
        const count = selected.filter((one) => one[item] === 1).length;
        return { id: item, count, percent: percentOf(count, answered) };
      });
      return { id, ...recordedOf(answered), items };
    }),
  };
}

/**
 * Counts what `keyOf` says of each case, most frequent first, ties by place.
 * @param {Case[]} cases
 * @param {(one: Case) => number[]} placesOf places in the codebook's order, one after the other; they name
 *   the kind
 * @param {number | undefined} top
 */
function mostFrequent(cases, placesOf, top) {
  /** @type {Map<string, { places: number[], count: number }>} */
  const kinds = new Map();
  for (const one of cases) {
    const places = placesOf(one);
    const kind = kinds.get(places.join()) ?? { places, count: 0 };
    kind.count += 1;
    kinds.set(places.join(), kind);
  }
  const sorted = [...kinds.values()].sort(
    (one, other) => other.count - one.count || byPlaces(one.places, other.places),
  );
  const rest = sorted.slice(top ?? sorted.length);
  return {
    listed: sorted.slice(0, top ?? sorted.length),
    rest: { kinds: rest.length, count: rest.reduce((total, { count }) => total + count, 0) },
  };
}

/** Place by place, a prefix first. @param {number[]} one @param {number[]} other */
function byPlaces(one, other) {
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    if (one[index] !== other[index]) return one[index] - other[index];
  }
  return one.length - other.length;
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
function itemCombinations(dataset, query, selected) {
  const set = String(query.set);
  const items = itemsOf(dataset, set);
  const answered = selected.filter((one) => answeredSet(dataset, set, one));
  const { listed, rest } = mostFrequent(
    answered,
    (one) => presentItems(dataset, set, one).map((item) => items.indexOf(item)),
    query.top,
  );
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    answered: answered.length,
    combinations: listed.map(({ places, count }) => ({
      items: places.map((place) => items[place]),
      count,
      percent: percentOf(count, answered.length),
    })),
    rest,
  };
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
function flows(dataset, query, selected) {
  const { from = "citizenship", to = "CountryOfExploitation" } = query;
  const origins = valuesOf(dataset, from);
  const destinations = valuesOf(dataset, to);
  /** @param {Case} one */
  const placesOf = (one) => {
    const origin = valueOf(dataset, from, one);
    const destination = valueOf(dataset, to, one);
    return origin === null || destination === null
      ? null
      : [origins.indexOf(origin), destinations.indexOf(destination)];
  };
  const answeredBoth = selected.filter((one) => placesOf(one) !== null);
  const { listed, rest } = mostFrequent(answeredBoth, (one) => placesOf(one) ?? [], query.top);
  const same = answeredBoth.filter(
    (one) => String(valueOf(dataset, from, one)) === String(valueOf(dataset, to, one)),
  ).length;
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    answeredBoth: answeredBoth.length,
    same: { count: same, percent: percentOf(same, answeredBoth.length) },
    flows: listed.map(({ places: [origin, destination], count }) => ({
      from: origins[origin],
      to: destinations[destination],
      count,
      percent: percentOf(count, answeredBoth.length),
    })),
    rest,
  };
}

/** @param {Dataset} dataset @param {unknown} asked */
function answerOf(dataset, asked) {
  const query = checkQuery(dataset, asked);
  const selected =
    query.where === undefined ? dataset.cases : dataset.cases.filter(keeps(dataset, query.where));
  const kinds = { profile, crosstab, itemCombinations, flows, trend, ranking, comparison, missingness };
  return kinds[query.kind](dataset, query, selected);
}

/**
 * The result of contract section 4 without its cautions (see cautions.mjs), or an error without its message.
 * @param {Dataset} dataset
 * @param {unknown} query
 */
export const answer = (dataset, query) => orError(() => answerOf(dataset, query));

/** The same for a query as text. @param {Dataset} dataset @param {string} text */
export function answerText(dataset, text) {
  return orError(() => {
    let query;
    try {
      query = JSON.parse(text);
    } catch {
      throw new ContractError("bad_json", "");
    }
    return answerOf(dataset, query);
  });
}
