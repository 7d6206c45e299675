import type { CrosstabQuery, Denominator, Value } from "../bridge/protocol";
import { whereOf, type Filters } from "./filters";
import type { Category, Labels } from "./labels";
import type { CrosstabResult, LayeredCrosstabResult } from "./results";

export type PercentOf = "column" | "row" | "table";

/** What a reader chose; `layer` is the layer on screen, null for the first. */
export interface CrosstabChoice {
  rows: string;
  columns: string | null;
  layers: string | null;
  layer: Value | null;
  denominator: Denominator;
  percentOf: PercentOf;
  /** "codebook": the order of every table. "cases": most cases first. */
  order: "codebook" | "cases";
}

export function crosstabQuery(choice: CrosstabChoice, filters: Filters): CrosstabQuery {
  const where = whereOf(filters);
  return {
    kind: "crosstab",
    rows: choice.rows,
    ...(choice.columns === null ? {} : { columns: choice.columns }),
    ...(choice.layers === null ? {} : { layers: choice.layers }),
    ...(where ? { where } : {}),
    denominator: choice.denominator,
  };
}

/** Percentages of a one-way table are always of its only column. */
export function effectivePercentOf(choice: CrosstabChoice): PercentOf {
  return choice.columns === null ? "column" : choice.percentOf;
}

/** One cell with all that its percentage travels with; every number is the engine's. */
export interface Cell {
  count: number;
  denominator: number;
  leftOut: number;
}

/** One table as it stands on screen and in files. A one-way table has one column, which has no category. */
export interface CrosstabTable {
  layer: Category | null;
  selected: number;
  percentOf: PercentOf;
  rows: Category[];
  columns: (Category | null)[];
  cells: Cell[][];
  /** Per column, per row or once, as `percentOf` says. */
  denominators: number[];
  leftOut: number[];
  result: CrosstabResult;
}

/** The tables of a result: one, or one per layer. */
export function crosstabTables(
  choice: CrosstabChoice,
  result: CrosstabResult | LayeredCrosstabResult,
  labels: Labels,
): CrosstabTable[] {
  if (!("layers" in result)) return [oneTable(choice, result, null, labels)];
  return result.layers.map((layer) => {
    const category = { id: layer.id, label: labels.category(choice.layers ?? "", layer.id) };
    return oneTable(choice, layer, category, labels);
  });
}

/** The table of the layer on screen. */
export function shownTable(tables: CrosstabTable[], layer: Value | null): CrosstabTable | undefined {
  return tables.find((table) => table.layer !== null && table.layer.id === layer) ?? tables[0];
}

function oneTable(
  choice: CrosstabChoice,
  result: CrosstabResult,
  layer: Category | null,
  labels: Labels,
): CrosstabTable {
  const percentOf = effectivePercentOf(choice);
  const { denominators, leftOut } = marginOf(result, percentOf);
  const columnId = choice.columns;
  const at = (list: number[], r: number, c: number) =>
    list[percentOf === "column" ? c : percentOf === "row" ? r : 0] ?? 0;
  return {
    layer,
    selected: result.selected,
    percentOf,
    rows: result.rows.map(({ id }) => ({ id, label: labels.category(choice.rows, id) })),
    columns:
      columnId === null
        ? [null]
        : result.columns.map(({ id }) => ({ id, label: labels.category(columnId, id) })),
    cells: result.counts.map((counts, r) =>
      counts.map((count, c) => ({
        count,
        denominator: at(denominators, r, c),
        leftOut: at(leftOut, r, c),
      })),
    ),
    denominators,
    leftOut,
    result,
  };
}

function marginOf(
  result: CrosstabResult,
  percentOf: PercentOf,
): { denominators: number[]; leftOut: number[] } {
  if (percentOf === "table" && result.table) {
    return { denominators: [result.table.denominator], leftOut: [result.table.leftOut] };
  }
  return percentOf === "row" && result.row ? result.row : result.column;
}
