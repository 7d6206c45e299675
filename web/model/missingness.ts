import type { MissingnessQuery } from "../bridge/protocol";
import type { Field } from "./csv";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { percentField } from "./format";
import { provenance } from "./provenance";
import type { MissingnessResult } from "./results";

export interface MissingnessChoice {
  /** By what the missing share is told apart; null: only of all selected cases. */
  columns: string | null;
}

export function missingnessQuery({ columns }: MissingnessChoice, filters: Filters): MissingnessQuery {
  const where = whereOf(filters);
  return { kind: "missingness", ...(columns === null ? {} : { columns }), ...(where ? { where } : {}) };
}

export function missingnessTitle({ columns }: MissingnessChoice, { t, labels }: Env): string {
  return columns === null
    ? t("missingness.title")
    : t("missingness.titleBy", { columns: labels.axis(columns) });
}

export function missingnessCaption(result: MissingnessResult, choice: MissingnessChoice, env: Env): string {
  const base = choice.columns === null ? "" : ` ${env.t("missingness.caption.by")}`;
  return `${env.t("missingness.caption", { n: result.selected })}${base}`;
}

/**
 * Positions of the columns as they are shown: those that have cases, in their order; if they have none of their own
 * (countries), those with the most cases first.
 */
export function missingnessColumns(
  result: MissingnessResult,
  { columns }: MissingnessChoice,
  { description }: Env,
): number[] {
  const cases = result.denominators;
  const all = result.columns.map((_, at) => at).filter((at) => (cases[at] ?? 0) > 0);
  const unordered = description.codebook.variables.some(
    ({ id, valueKind }) => id === columns && valueKind === "country",
  );
  return unordered ? all.sort((a, b) => (cases[b] ?? 0) - (cases[a] ?? 0)) : all;
}

export function missingnessExport(
  result: MissingnessResult,
  choice: MissingnessChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const names = result.columns.map(({ id }) => labels.category(choice.columns ?? "", id));
  return {
    title: missingnessTitle(choice, env),
    head: [
      t("missingness.rows"),
      t("missingness.casesIn", { column: t("missingness.all") }),
      t("export.percentIn", { column: t("missingness.all") }),
      ...names.flatMap((column) => [t("missingness.casesIn", { column }), t("export.percentIn", { column })]),
    ],
    body: result.rows.map(({ id, missing, inColumns }): Field[] => [
      labels.axis(id),
      missing,
      percentField(missing, result.selected),
      ...inColumns.missing.flatMap((count, c): Field[] => [
        count,
        percentField(count, result.denominators[c]),
      ]),
    ]),
    foot: [
      [
        t("table.denominator"),
        ...[result.selected, ...result.denominators].flatMap((value): Field[] => [value, null]),
      ],
    ],
    remarks: [
      [t("table.denominator"), missingnessCaption(result, choice, env)],
      ...provenance(env, { ...result, filters }),
    ],
  };
}
