import type { ComparisonQuery, Denominator, Description } from "../bridge/protocol";
import type { Field } from "./csv";
import { denominatorSentence } from "./denominators";
import { describeFilters } from "./describeFilter";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { differenceTenths, percentField, plainDifference, type Ratio } from "./format";
import { countField } from "./masked";
import { provenance } from "./provenance";
import type { ComparisonResult } from "./results";

export const SIDES = ["first", "second"] as const;
export type Side = (typeof SIDES)[number];

export interface ComparisonChoice {
  rows: string;
  /** The conditions of each selection, on top of the filters in force; none: all of their cases. */
  first: Filters;
  second: Filters;
  denominator: Denominator;
  /** "difference": the largest difference first. */
  order: "codebook" | "difference";
}

/** Two groups to begin with: the first two values of the first listed variable. */
export function firstSelections({ codebook }: Description): { first: Filters; second: Filters } {
  const listed = codebook.variables.find(({ valueKind }) => valueKind === "list");
  const of = (index: number): Filters => {
    const value = listed?.values?.[index]?.value;
    return listed && value !== undefined ? [{ variable: listed.id, in: [value] }] : [];
  };
  return { first: of(0), second: of(1) };
}

export function comparisonQuery(choice: ComparisonChoice, filters: Filters): ComparisonQuery {
  const where = whereOf(filters);
  const { rows, denominator } = choice;
  const [first, second] = SIDES.map((side) => whereOf(choice[side]) ?? { all: [] }) as [
    ComparisonQuery["first"],
    ComparisonQuery["second"],
  ];
  return { kind: "comparison", rows, first, second, denominator, ...(where ? { where } : {}) };
}

/** The cases that are not in the first selection, those without a record included. */
export function everythingElse({ first }: ComparisonChoice): Filters {
  return [{ not: whereOf(first) ?? { all: [] } }];
}

export function comparisonTitle(choice: ComparisonChoice, { t, labels }: Env): string {
  return t("comparison.title", { rows: labels.axis(choice.rows) });
}

export function comparisonCaption(choice: ComparisonChoice, env: Env): string {
  const { t, labels } = env;
  const rule = denominatorSentence(choice.denominator, labels.axis(choice.rows), env);
  return `${comparisonTitle(choice, env)}. ${t("comparison.caption")} ${rule}`;
}

/** The numbers that one cell's percentage is the ratio of. */
export function ratioOf(result: ComparisonResult, side: Side, row: number): Ratio {
  return { count: result[side].counts[row] ?? 0, denominator: result[side].denominator };
}

/** Positions of the rows as they are shown; rows without a difference last. */
export function comparedOrder(result: ComparisonResult, order: ComparisonChoice["order"]): number[] {
  const all = result.rows.map((_, row) => row);
  if (order === "codebook") return all;
  const size = (row: number) => Math.abs(result.difference[row] ?? -1);
  return all.sort((a, b) => size(b) - size(a));
}

/** Tenths of a point between the two sides, for the length of a bar. */
export function differenceOf(result: ComparisonResult, row: number): number | null {
  return differenceTenths(ratioOf(result, "first", row), ratioOf(result, "second", row));
}

export function comparisonExport(
  result: ComparisonResult,
  choice: ComparisonChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const line = (name: string, of: (side: Side) => number): Field[] => [
    name,
    ...SIDES.flatMap((side): Field[] => [of(side), null]),
    null,
  ];
  const named = (side: Side) => t(`comparison.${side}`);
  return {
    title: comparisonTitle(choice, env),
    head: [
      labels.axis(choice.rows),
      ...SIDES.flatMap((side) => [
        t("export.casesIn", { column: named(side) }),
        t("export.percentIn", { column: named(side) }),
      ]),
      t("comparison.difference"),
    ],
    body: result.rows.map(({ id }, r): Field[] => {
      const [first, second] = [ratioOf(result, "first", r), ratioOf(result, "second", r)];
      const difference = plainDifference(first, second);
      return [
        labels.category(choice.rows, id),
        countField(first.count, result.mask),
        percentField(first.count, first.denominator),
        countField(second.count, result.mask),
        percentField(second.count, second.denominator),
        difference === "" ? null : Number(difference),
      ];
    }),
    foot: [
      line(t("table.denominator"), (side) => result[side].denominator),
      line(t("table.leftOut"), (side) => result[side].leftOut),
      line(t("comparison.selected"), (side) => result[side].selected),
    ],
    remarks: [
      ...SIDES.map((side) => [named(side), describeFilters(choice[side], env)] as [string, string]),
      [t("comparison.inBoth"), env.format.count(result.inBoth)],
      [t("table.denominator"), denominatorSentence(choice.denominator, labels.axis(choice.rows), env)],
      [t("comparison.difference"), t("comparison.rule")],
      ...provenance(env, { ...result, filters }),
    ],
  };
}
