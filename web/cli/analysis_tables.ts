import type { Field } from "../model/csv";
import type { ComparisonResult, MissingnessResult, RankingResult, TrendResult } from "../model/results";
import { share, sharePercent } from "./tables";
import type { FlatTable } from "./tables";

/** A line per year and row; with them how many of the year's cases answered, and whether that share shifted. */
export function trendTable(result: TrendResult): FlatTable {
  const { coverage } = result;
  return {
    head: ["year", "row", ...share, "cases_of_year", "answered", "coverage_percent", "coverage_shifted"],
    lines: result.years.flatMap(({ id: year }, y) =>
      result.rows.map(({ id }, r): Field[] => [
        year,
        id,
        result.counts[r]?.[y] ?? null,
        result.percent[r]?.[y] ?? null,
        result.denominators[y] ?? null,
        result.leftOut[y] ?? null,
        coverage.cases[y] ?? null,
        coverage.answered[y] ?? null,
        coverage.percent[y] ?? null,
        shiftWords(coverage.shifted[y] ?? null),
      ]),
    ),
    percent: [
      ...sharePercent,
      { column: "coverage_percent", count: "answered", denominator: "cases_of_year" },
    ],
    cautions: result.cautions,
  };
}

const shiftWords = (shifted: boolean | null) => (shifted === null ? "masked" : shifted ? "yes" : "no");

/** After the values, a line for what `top` left away and one for the missing cases, which are of all selected ones. */
export function rankingTable(result: RankingResult): FlatTable {
  const { answered, missing, rest, selected } = result;
  const line = (name: Field, count: number, percent: number | null): Field[] => [
    name,
    count,
    percent,
    answered,
    missing,
  ];
  return {
    head: ["value", ...share],
    lines: [
      ...result.values.map(({ id, count, percent }) => line(id, count, percent)),
      ...(rest.kinds === 0 ? [] : [line(otherWords(rest.kinds), rest.count, rest.percent)]),
      ["(missing)", missing, result.missingPercent, selected, 0],
    ],
    percent: sharePercent,
    cautions: result.cautions,
  };
}

const otherWords = (kinds: number) => (Number.isNaN(kinds) ? "(other)" : `(${kinds} other)`);

/** Both selections side by side; the difference is in percentage points, second minus first. */
export function comparisonTable(result: ComparisonResult): FlatTable {
  const sides = ["first", "second"] as const;
  const columns = ["count", "percent", "denominator", "left_out", "selected"];
  return {
    head: ["row", ...sides.flatMap((side) => columns.map((name) => `${side}_${name}`)), "difference_points"],
    lines: result.rows.map(({ id }, r): Field[] => [
      id,
      ...sides.flatMap((side): Field[] => {
        const { counts, percent, denominator, leftOut, selected } = result[side];
        return [counts[r] ?? null, percent[r] ?? null, denominator, leftOut, selected];
      }),
      result.difference[r] ?? null,
    ]),
    percent: sides.map((side) => ({
      column: `${side}_percent`,
      count: `${side}_count`,
      denominator: `${side}_denominator`,
    })),
    points: [{ column: "difference_points", first: "first_percent", second: "second_percent" }],
    cautions: result.cautions,
  };
}

/** A line per variable or set for all selected cases (column empty), then one per column. */
export function missingnessTable(result: MissingnessResult): FlatTable {
  return {
    head: ["variable", "column", "missing", "percent", "denominator"],
    lines: result.rows.flatMap(({ id, missing, percent, inColumns }): Field[][] => [
      [id, null, missing, percent, result.selected],
      ...result.columns.map(({ id: column }, c): Field[] => [
        id,
        column,
        inColumns.missing[c] ?? null,
        inColumns.percent[c] ?? null,
        result.denominators[c] ?? null,
      ]),
    ]),
    percent: [{ column: "percent", count: "missing", denominator: "denominator" }],
    cautions: result.cautions,
  };
}
