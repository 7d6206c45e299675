import { axisOf } from "./axes.mjs";
import { keeps } from "./filter.mjs";

/** @typedef {import("./axes.mjs").Axis} Axis */
/** @typedef {import("./check_query.mjs").Query} Query */
/** @typedef {import("./read_cases.mjs").Case} Case */
/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

/** @param {number} count @param {number} denominator */
export const percentOf = (count, denominator) => (denominator === 0 ? null : (100 * count) / denominator);

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * A one-way table counts as one with a single column that every case has and has answered; leaving c and A_C
 * out of the contract's formulas is the same.
 * @type {Axis}
 */
const everyCase = { categories: [{ id: "", has: () => true }], answered: () => true };

/**
 * Section 2 of the contract, row by row of its table.
 * @param {Axis} rows
 * @param {Axis} columns
 * @param {Case[]} selected S
 * @param {Case[]} population S, and W where the denominator states one
 * @param {Query["denominator"]} denominator
 */
function countTable(rows, columns, selected, population, denominator) {
  /** @param {Case[]} cases @param {((one: Case) => boolean)[]} conditions */
  const count = (cases, ...conditions) =>
    cases.filter((one) => conditions.every((holds) => holds(one))).length;
  const ofR = rows.categories.map(({ has }) => has);
  const ofC = columns.categories.map(({ has }) => has);
  const hasAnyR = (/** @type {Case} */ one) => ofR.some((has) => has(one));
  const hasAnyC = (/** @type {Case} */ one) => ofC.some((has) => has(one));

  const counts = ofR.map((r) => ofC.map((c) => count(population, r, c)));
  const totals = {
    rows: ofR.map((r) => count(selected, r, columns.answered)),
    columns: ofC.map((c) => count(selected, rows.answered, c)),
    all: count(selected, rows.answered, columns.answered),
  };
  /** The cases of S that each denominator is taken from. */
  const whole = {
    column: ofC.map((c) => count(selected, c)),
    row: ofR.map((r) => count(selected, r)),
    table: selected.length,
  };

  if (denominator === "responses") {
    const ofColumns = ofC.map((_, c) => sum(counts.map((row) => row[c])));
    const ofRows = counts.map(sum);
    const gaveNone = {
      column: ofC.map((c) => count(selected, c, (one) => !hasAnyR(one))),
      row: ofR.map((r) => count(selected, r, (one) => !hasAnyC(one))),
      table: count(selected, (one) => !hasAnyR(one) || !hasAnyC(one)),
    };
    return { counts, totals, column: ofColumns, row: ofRows, table: sum(ofRows), leftOut: gaveNone };
  }
  const denominators =
    denominator === "answered"
      ? { column: totals.columns, row: totals.rows, table: totals.all }
      : {
          column: ofC.map((c) => count(population, c)),
          row: ofR.map((r) => count(population, r)),
          table: population.length,
        };
  const leftOut = {
    column: whole.column.map((cases, c) => cases - denominators.column[c]),
    row: whole.row.map((cases, r) => cases - denominators.row[r]),
    table: whole.table - denominators.table,
  };
  return { counts, totals, ...denominators, leftOut };
}

/**
 * @param {Dataset} dataset
 * @param {Query} query
 * @param {Axis} rows
 * @param {Axis | null} columns
 * @param {Case[]} selected
 */
function tableOf(dataset, query, rows, columns, selected) {
  const denominator = query.denominator ?? "answered";
  const population =
    typeof denominator === "object" ? selected.filter(keeps(dataset, denominator.where)) : selected;
  const table = countTable(rows, columns ?? everyCase, selected, population, denominator);
  const { counts, totals, leftOut } = table;
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    denominator,
    rows: rows.categories.map(({ id }) => ({ id })),
    columns: columns === null ? [] : columns.categories.map(({ id }) => ({ id })),
    counts,
    column: {
      denominators: table.column,
      leftOut: leftOut.column,
      percent: counts.map((row) => row.map((count, c) => percentOf(count, table.column[c]))),
    },
    row: columns && {
      denominators: table.row,
      leftOut: leftOut.row,
      percent: counts.map((row, r) => row.map((count) => percentOf(count, table.row[r]))),
    },
    table: columns && {
      denominator: table.table,
      leftOut: leftOut.table,
      percent: counts.map((row) => row.map((count) => percentOf(count, table.table))),
    },
    totals: { rows: columns && totals.rows, columns: totals.columns, all: totals.all },
  };
}

/** @param {Dataset} dataset @param {Query} query @param {Case[]} selected */
export function crosstab(dataset, query, selected) {
  const rows = axisOf(dataset, String(query.rows));
  const columns = query.columns === undefined ? null : axisOf(dataset, query.columns);
  if (query.layers === undefined) return tableOf(dataset, query, rows, columns, selected);

  const layers = axisOf(dataset, query.layers);
  return {
    cases: dataset.cases.length,
    selected: selected.length,
    denominator: query.denominator ?? "answered",
    layersMissing: selected.filter((one) => !layers.answered(one)).length,
    layers: layers.categories.map(({ id, has }) => ({
      id,
      ...tableOf(dataset, query, rows, columns, selected.filter(has)),
    })),
  };
}
