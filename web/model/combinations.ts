import type { CrosstabQuery, Filter, ItemCombinationsQuery } from "../bridge/protocol";
import type { Field } from "./csv";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { percentField } from "./format";
import { provenance } from "./provenance";
import type { CrosstabResult, ItemCombinationsResult } from "./results";

export interface CombinationsChoice {
  set: string;
  /** How many combinations are listed. */
  top: number;
  /** What the percentages of two items together are of. */
  percentOf: "column" | "table";
}

/** The exact combinations, and with them how many of the selected cases answered nothing. */
export interface Combinations {
  exact: ItemCombinationsResult;
  pairs: CrosstabResult;
}

export function combinationsQuery({ set, top }: CombinationsChoice, filters: Filters): ItemCombinationsQuery {
  const where = whereOf(filters);
  return { kind: "itemCombinations", set, top, ...(where ? { where } : {}) };
}

/** The set with itself: which two items occur together. */
export function pairsQuery({ set }: CombinationsChoice, filters: Filters): CrosstabQuery {
  const where = whereOf(filters);
  return { kind: "crosstab", rows: set, columns: set, denominator: "answered", ...(where ? { where } : {}) };
}

export function itemsOf(set: string, { description }: Env): string[] {
  return description.sets.find(({ id }) => id === set)?.items ?? [];
}

/** "Threats and False promises", "None of them". */
export function combinationLabel(set: string, items: string[], { t, labels, format }: Env): string {
  if (items.length === 0) return t("combinations.none");
  return format.list(
    items.map((item) => labels.category(set, item)),
    "conjunction",
  );
}

/** The conditions that select exactly the cases with these items and no other. */
export function combinationFilters(set: string, items: string[], env: Env): Filter[] {
  const others = itemsOf(set, env).filter((item) => !items.includes(item));
  return [
    ...(items.length > 0 ? [{ set, allOf: items }] : []),
    ...(others.length > 0 ? [{ set, noneOf: others }] : []),
  ];
}

export function combinationsCaption({ exact }: Combinations, choice: CombinationsChoice, env: Env): string {
  return env.t("combinations.caption", {
    set: env.labels.axis(choice.set),
    n: exact.answered,
    selected: exact.selected,
  });
}

/** What a cell's percentage of two items together is of: the cases with the column's item, or all that answered. */
export function pairDenominator(
  { column, table }: CrosstabResult,
  of: CombinationsChoice["percentOf"],
  c: number,
) {
  return (of === "column" ? column.denominators[c] : table?.denominator) ?? 0;
}

export function pairsCaption({ pairs }: Combinations, choice: CombinationsChoice, env: Env): string {
  const set = env.labels.axis(choice.set);
  const base = env.t(`pairs.caption.${choice.percentOf}`, { n: pairs.table?.denominator ?? 0 });
  return `${env.t("pairs.caption", { set })} ${base}`;
}

/** One line per combination, a column of 1 and blank per item. */
export function combinationsExport(
  result: Combinations,
  choice: CombinationsChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const { exact, pairs } = result;
  const items = itemsOf(choice.set, env);
  const blanks: Field[] = items.map(() => null);
  return {
    title: t("combinations.title", { set: labels.axis(choice.set) }),
    head: [
      t("combinations.combination"),
      ...items.map((item) => labels.category(choice.set, item)),
      t("export.cases"),
      t("export.percent"),
    ],
    body: exact.combinations.map((one): Field[] => [
      combinationLabel(choice.set, one.items, env),
      ...items.map((item) => (one.items.includes(item) ? 1 : null)),
      one.count,
      percentField(one.count, exact.answered),
    ]),
    foot: [
      [
        t("combinations.rest", { n: exact.rest.kinds }),
        ...blanks,
        exact.rest.count,
        percentField(exact.rest.count, exact.answered),
      ],
      [t("table.denominator"), ...blanks, exact.answered, null],
      // Of a masked list it could only come from another table, for which nothing is promised together.
      ...(exact.mask ? [] : [[t("table.leftOut"), ...blanks, pairs.table?.leftOut ?? 0, null]]),
    ],
    remarks: [
      [t("table.denominator"), combinationsCaption(result, choice, env)],
      ...provenance(env, { ...exact, filters }),
    ],
  };
}

/** Items by items: cases with both, and percentages as on screen. */
export function pairsExport(
  result: Combinations,
  choice: CombinationsChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const { pairs } = result;
  const label = (id: string | number) => labels.category(choice.set, id);
  const wide = (values: number[]): Field[] => values.flatMap((value): Field[] => [value, null]);
  const bases = pairs.columns.map((_, c) => pairDenominator(pairs, choice.percentOf, c));
  return {
    title: t("pairs.title", { set: labels.axis(choice.set) }),
    head: [
      labels.axis(choice.set),
      ...pairs.columns.flatMap(({ id }) => [
        t("export.casesIn", { column: label(id) }),
        t("export.percentIn", { column: label(id) }),
      ]),
    ],
    body: pairs.rows.map(({ id }, r): Field[] => [
      label(id),
      ...(pairs.counts[r] ?? []).flatMap((count, c): Field[] => [count, percentField(count, bases[c])]),
    ]),
    foot: [
      [t("table.denominator"), ...wide(bases)],
      [
        t("table.leftOut"),
        ...wide(
          choice.percentOf === "column" ? pairs.column.leftOut : bases.map(() => pairs.table?.leftOut ?? 0),
        ),
      ],
    ],
    remarks: [
      [t("table.denominator"), pairsCaption(result, choice, env)],
      ...provenance(env, { ...pairs, filters }),
    ],
  };
}
