import { axisOf, valueOf, valuesOf } from "./axes.mjs";
import { percentOf } from "./crosstab.mjs";
import { keeps } from "./filter.mjs";
import { isKnownValue } from "./read_values.mjs";

/** The kinds of docs/analyses.md: trend, ranking, comparison and missingness. */

/** @typedef {import("./axes.mjs").Axis} Axis */
/** @typedef {import("./check_query.mjs").Query} Query */
/** @typedef {import("./read_cases.mjs").Case} Case */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

/**
 * How many cases of `cases` each category of `rows` has, and of how many that is a share.
 * @param {Dataset} dataset
 * @param {Axis} rows
 * @param {Case[]} cases
 * @param {Query["denominator"]} denominator
 */
function oneWay(dataset, rows, cases, denominator = "answered") {
  const population =
    typeof denominator === "object" ? cases.filter(keeps(dataset, denominator.where)) : cases;
  const counts = rows.categories.map(({ has }) => population.filter(has).length);
  const answered = cases.filter(rows.answered).length;
  if (denominator === "responses") {
    const gaveNone = cases.filter((one) => !rows.categories.some(({ has }) => has(one))).length;
    return { counts, denominator: counts.reduce((total, count) => total + count, 0), leftOut: gaveNone };
  }
  const base = denominator === "answered" ? answered : population.length;
  return { counts, denominator: base, leftOut: cases.length - base };
}

/** The first variable of the codebook whose values are years. @param {Dataset} dataset */
export const yearsOf = ({ codebook }) => codebook.variables.find(({ valueKind }) => valueKind === "year")?.id;

/**
 * Do the shares a/b and c/d differ by 15 percentage points or more? Exactly: fractions, not doubles.
 * @param {{ answered: number, cases: number }} one
 * @param {{ answered: number, cases: number }} other
 */
export function isShift(one, other) {
  const [a, b, c, d] = [one.answered, one.cases, other.answered, other.cases].map(BigInt);
  const crossed = a * d - c * b;
  return 100n * (crossed < 0n ? -crossed : crossed) >= 15n * b * d;
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
export function trend(dataset, query, selected) {
  const rows = axisOf(dataset, String(query.rows));
  const yearId = query.years ?? String(yearsOf(dataset));
  const years = valuesOf(dataset, yearId);
  const casesIn = years.map((year) => selected.filter((one) => valueOf(dataset, yearId, one) === year));
  const tables = casesIn.map((cases) => oneWay(dataset, rows, cases, query.denominator));
  const coverage = casesIn.map((cases) => ({
    cases: cases.length,
    answered: cases.filter(rows.answered).length,
  }));
  const shifted = coverage.map((year, index) => {
    if (year.cases === 0 || !isKnownValue(dataset.codebook, yearId, years[index])) return false;
    const before = coverage.slice(0, index).filter(({ cases }) => cases > 0);
    return before.length > 0 && isShift(year, before[before.length - 1]);
  });
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    denominator: query.denominator ?? "answered",
    rows: rows.categories.map(({ id }) => ({ id })),
    years: years.map((id) => ({ id })),
    counts: rows.categories.map((_, r) => tables.map(({ counts }) => counts[r])),
    denominators: tables.map(({ denominator }) => denominator),
    leftOut: tables.map(({ leftOut }) => leftOut),
    percent: rows.categories.map((_, r) =>
      tables.map(({ counts, denominator }) => percentOf(counts[r], denominator)),
    ),
    coverage: {
      cases: coverage.map(({ cases }) => cases),
      answered: coverage.map(({ answered }) => answered),
      percent: coverage.map(({ answered, cases }) => percentOf(answered, cases)),
      shifted,
    },
  };
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
export function ranking(dataset, query, selected) {
  const rows = axisOf(dataset, String(query.rows));
  const answered = selected.filter(rows.answered).length;
  const missing = selected.length - answered;
  const found = rows.categories
    .map(({ id, has }, place) => ({ id, has, place, count: selected.filter(has).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.place - other.place);
  const top = query.top ?? found.length;
  const others = found.slice(top);
  const withAnother = selected.filter((one) => others.some(({ has }) => has(one))).length;
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    answered,
    missing,
    missingPercent: percentOf(missing, selected.length),
    values: found.slice(0, top).map(({ id, count }) => ({ id, count, percent: percentOf(count, answered) })),
    rest: { kinds: others.length, count: withAnother, percent: percentOf(withAnother, answered) },
  };
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
export function comparison(dataset, query, selected) {
  const rows = axisOf(dataset, String(query.rows));
  const [inFirst, inSecond] = [query.first, query.second].map((filter) =>
    keeps(dataset, /** @type {import("./filter.mjs").Filter} */ (filter)),
  );
  const side = (/** @type {Case[]} */ cases) => {
    const table = oneWay(dataset, rows, cases, query.denominator);
    const percent = table.counts.map((count) => percentOf(count, table.denominator));
    return { selected: cases.length, ...table, percent };
  };
  const first = side(selected.filter(inFirst));
  const second = side(selected.filter(inSecond));
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    inBoth: selected.filter((one) => inFirst(one) && inSecond(one)).length,
    denominator: query.denominator ?? "answered",
    rows: rows.categories.map(({ id }) => ({ id })),
    first,
    second,
    difference: second.percent.map((percent, r) => {
      const before = first.percent[r];
      return percent === null || before === null ? null : percent - before;
    }),
  };
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
export function missingness(dataset, query, selected) {
  const { codebook } = dataset;
  const columns = query.columns === undefined ? [] : axisOf(dataset, query.columns).categories;
  const casesIn = columns.map(({ has }) => selected.filter(has));
  const categorical = codebook.variables.filter(({ type }) => type === "categorical");
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    columns: columns.map(({ id }) => ({ id })),
    denominators: casesIn.map((cases) => cases.length),
    rows: [...categorical, ...codebook.derived, ...codebook.sets].map(({ id }) => {
      const { answered } = axisOf(dataset, id);
      const missingIn = (/** @type {Case[]} */ cases) => cases.filter((one) => !answered(one)).length;
      const missing = missingIn(selected);
      const inColumns = casesIn.map(missingIn);
      return {
        id,
        missing,
        percent: percentOf(missing, selected.length),
        inColumns: {
          missing: inColumns,
          percent: inColumns.map((count, c) => percentOf(count, casesIn[c].length)),
        },
      };
    }),
  };
}
