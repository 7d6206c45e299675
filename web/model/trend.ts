import type { Denominator, Description, TrendQuery, Value } from "../bridge/protocol";
import type { Field } from "./csv";
import { denominatorSentence } from "./denominators";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { percentField } from "./format";
import { countField } from "./masked";
import { provenance } from "./provenance";
import type { TrendResult } from "./results";

export interface TrendChoice {
  rows: string;
  /** A variable of years. */
  years: string;
  denominator: Denominator;
}

export function trendQuery(choice: TrendChoice, filters: Filters): TrendQuery {
  const where = whereOf(filters);
  return { kind: "trend", ...choice, ...(where ? { where } : {}) };
}

/** The variables that a trend can go by. */
export function yearVariables({ codebook }: Description): string[] {
  return codebook.variables.filter(({ valueKind }) => valueKind === "year").map(({ id }) => id);
}

export function trendTitle(choice: TrendChoice, { t, labels }: Env): string {
  return t("table.title", { rows: labels.axis(choice.rows), columns: labels.axis(choice.years) });
}

export function trendCaption(result: TrendResult, choice: TrendChoice, env: Env): string {
  const { t, labels } = env;
  const rule = denominatorSentence(choice.denominator, labels.axis(choice.rows), env);
  return `${trendTitle(choice, env)}. ${t("trend.caption")} ${rule} ${t("table.caption.selected", { n: result.selected })}`;
}

/** One year as it is shown: where its numbers are in the result. */
export interface TrendYear {
  at: number;
  id: Value;
  label: string;
  /** A year, and not some other value that was recorded in its place. */
  known: boolean;
  shifted: boolean;
}

/** The years from the first with cases to the last, and recorded values that are no years if they have cases. */
export function shownYears(result: TrendResult, choice: TrendChoice, { labels }: Env): TrendYear[] {
  const { cases, shifted } = result.coverage;
  const all = result.years.map(({ id }, at) => ({
    at,
    id,
    label: labels.category(choice.years, id),
    known: typeof id === "number",
    shifted: shifted[at] ?? false,
  }));
  const has = ({ at }: TrendYear) => (cases[at] ?? 0) > 0;
  const withCases = all.filter((year) => year.known && has(year));
  const [first, last] = [withCases[0], withCases.at(-1)];
  const isBetween = ({ at }: TrendYear) => first && last && at >= first.at && at <= last.at;
  return all.filter((year) => (year.known ? isBetween(year) : has(year)));
}

/** The sentence behind the marks; null where no year is marked. */
export function shiftSentence(years: TrendYear[], { t, format }: Env): string | null {
  const shifted = years.filter((year) => year.shifted).map(({ label }) => label);
  if (shifted.length === 0) return null;
  return t("trend.shifted", { n: shifted.length, years: format.list(shifted, "conjunction") });
}

/** Positions of the rows with the most cases over all years, in the order of the result; `most` at most. */
export function topRows({ counts }: TrendResult, most: number): number[] {
  const sizes = counts.map((row, at) => ({ at, size: row.reduce((sum, count) => sum + count, 0) }));
  const kept = [...sizes].sort((a, b) => b.size - a.size).slice(0, most);
  return sizes.filter((row) => kept.includes(row)).map(({ at }) => at);
}

/** One line per year: on whom it rests, then cases and percent of each row. */
export function trendExport(
  result: TrendResult,
  choice: TrendChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const { coverage } = result;
  const rows = labels.axis(choice.rows);
  const shift = shiftSentence(shownYears(result, choice, env), env);
  const label = (id: Value) => labels.category(choice.rows, id);
  return {
    title: trendTitle(choice, env),
    head: [
      labels.axis(choice.years),
      t("trend.cases"),
      t("trend.answered", { rows }),
      t("trend.coverage"),
      t("trend.shift"),
      t("table.denominator"),
      t("table.leftOut"),
      ...result.rows.flatMap(({ id }) => [
        t("export.casesIn", { column: label(id) }),
        t("export.percentIn", { column: label(id) }),
      ]),
    ],
    body: result.years.map(({ id }, y): Field[] => [
      labels.category(choice.years, id),
      coverage.cases[y] ?? 0,
      coverage.answered[y] ?? 0,
      percentField(coverage.answered[y], coverage.cases[y]),
      coverage.shifted[y] === null ? NaN : t(coverage.shifted[y] ? "trend.yes" : "trend.no"),
      result.denominators[y] ?? 0,
      result.leftOut[y] ?? 0,
      ...result.counts.flatMap((row): Field[] => [
        countField(row[y] ?? 0, result.mask),
        percentField(row[y], result.denominators[y]),
      ]),
    ]),
    foot: [],
    remarks: [
      [t("table.denominator"), denominatorSentence(choice.denominator, rows, env)],
      [t("remark.percentOf"), t("trend.percentOf")],
      ...(shift ? [[t("trend.shift"), shift] as [string, string]] : []),
      ...provenance(env, { ...result, filters }),
    ],
  };
}
