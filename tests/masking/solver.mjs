// Solves for masked figures: over all case files that are consistent with an exported table, which values can each have?
// Written from the contract's section 2 alone; nothing of the engine or its masking is known here, but for what the export
// says of itself: a masked count is from 1 (or 0) to below the threshold.
import { possibleValues } from "./lp.mjs";

/**
 * How a case stands to an axis: the categories it has, by position, and whether it answered.
 * @typedef {{ has: number[], answered: boolean }} State
 */

/** Every way that a case can stand to an axis. @param {object} axis @returns {State[]} */
export function statesOf({ kind, size, answeredBy }) {
  const missing = { has: [], answered: false };
  if (kind === "none") return [{ has: [0], answered: true }];
  if (kind === "variable")
    return [missing, ...Array.from({ length: size }, (_, i) => ({ has: [i], answered: true }))];
  if (kind === "indicator") return [missing, { has: [], answered: true }, { has: [0], answered: true }];
  const subsets = Array.from({ length: 1 << size }, (_, bits) => ({
    has: Array.from({ length: size }, (__, i) => i).filter((i) => bits & (1 << i)),
    answered: true,
  }));
  return [missing, ...(answeredBy === "anyPresent" ? subsets.slice(1) : subsets)];
}

/**
 * Kinds of cases: every pair of states, in and out of the stated population.
 * `isPossible(kind)`: what the filter lets through. `isIn(kind)`: in the population, where that follows from the kind.
 */
function kindsOfCases({ rows, columns, denominator, isPossible, isIn }) {
  const inside = denominator === "where" ? (isIn ? [undefined] : [true, false]) : [true];
  return statesOf(rows)
    .flatMap((row) =>
      statesOf(columns).flatMap((column) => inside.map((is) => ({ row, column, inside: is }))),
    )
    .map((kind) => ({ ...kind, inside: kind.inside ?? isIn(kind) }))
    .filter((kind) => isPossible(kind));
}

/** How often a case counts in a figure: the contract, section 2. */
function weightOf(figure, kind, denominator) {
  const { row, column } = kind;
  const within = denominator !== "where" || kind.inside;
  const has = {
    row: figure.row === undefined || row.has.includes(figure.row),
    column: figure.column === undefined || column.has.includes(figure.column),
  };
  switch (figure.of) {
    case "selected":
      return 1;
    case "count":
      return within && has.row && has.column ? 1 : 0;
    case "inColumn":
      return has.column ? 1 : 0;
    case "any":
      return figure.rows.some((category) => row.has.includes(category)) ? 1 : 0;
    case "total":
      return answersOther(figure, kind) && has.row && has.column ? 1 : 0;
    case "denominator":
      if (!has.row || !has.column) return 0;
      if (denominator === "answered") return answersOther(figure, kind) ? 1 : 0;
      if (denominator === "all") return 1;
      if (denominator === "where") return kind.inside ? 1 : 0;
      return responses(figure, kind);
    case "leftOut":
      if (!has.row || !has.column) return 0;
      if (denominator === "answered") return answersOther(figure, kind) ? 0 : 1;
      if (denominator === "all") return 0;
      if (denominator === "where") return kind.inside ? 0 : 1;
      return responses(figure, kind) > 0 ? 0 : 1;
  }
  throw new Error(`no such figure: ${figure.of}`);
}

/** Of a column: the row axis is answered. Of a row: the column axis. Of the table: both. */
function answersOther({ by }, { row, column }) {
  return (by === "row" || row.answered) && (by === "column" || column.answered);
}

function responses({ by }, { row, column }) {
  if (by === "column") return row.has.length;
  if (by === "row") return column.has.length;
  return row.has.length * column.has.length;
}

/**
 * The possible values of every masked figure of an exported table: at least `wanted` where there are as many.
 * @param {import("./read_export.mjs").ExportedTable} table
 * @param {object} shape what the query says: { rows, columns, denominator, isPossible, isIn }
 * @returns {{ figure: object, values: Set<number> }[]}
 */
export function solve({ figures, mask }, shape, wanted = 3) {
  const kinds = kindsOfCases(shape);
  const limits = [mask.zeros === "masked" ? 0 : 1, mask.below - 1];
  const weighed = unique(figures).map((figure) => ({
    figure,
    value: figure.value,
    weights: kinds.map((kind) => weightOf(figure, kind, shape.denominator)),
    ...(figure.small ? { limits } : {}),
  }));
  return solveWeighed(weighed, wanted).map(({ figure, values }) => ({ figure, values }));
}

/**
 * The same of any figures: each a sum over kinds of cases, known (`value`) or masked (null), maybe within limits.
 * @template {{ value: number|null, weights: number[], limits?: [number, number] }} F
 * @param {F[]} figures
 * @returns {(F & { values: Set<number> })[]} the masked ones
 */
export function solveWeighed(figures, wanted = 3) {
  const known = figures.filter(({ value }) => value !== null);
  const masked = figures.filter(({ value }) => value === null);
  const small = masked.filter(({ limits }) => limits);
  const count = figures[0].weights.length;
  // A masked count with its two limits: count + a = most, count - b = least.
  const width = count + 2 * small.length;
  const line = (part, slack = -1, sign = 0) =>
    Array.from({ length: width }, (_, j) => (j < count ? part[j] : j === count + slack ? sign : 0));
  const system = {
    a: [
      line(figures[0].weights.map(() => 0)), // so that it has a line where nothing is known
      ...known.map(({ weights }) => line(weights)),
      ...small.flatMap(({ weights }, i) => [line(weights, 2 * i, 1), line(weights, 2 * i + 1, -1)]),
    ],
    b: [
      0,
      ...known.map(({ value }) => value),
      ...small.flatMap(({ limits: [least, most] }) => [most, least]),
    ],
  };
  const values = possibleValues(
    system,
    masked.map(({ weights }) => line(weights)),
    wanted,
  );
  return masked.map((figure, i) => ({ ...figure, values: values[i] }));
}

/** CSV says a denominator on every line that it stands over: once is enough. */
function unique(figures) {
  const seen = new Map(figures.map((figure) => [JSON.stringify({ ...figure }), figure]));
  return [...seen.values()];
}
