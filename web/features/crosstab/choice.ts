import type { Description } from "../../model/data";
import type { CrosstabChoice, CrosstabTable } from "../../model/crosstab";

/** The table to begin with: the first set by the first listed variable, or whatever the codebook has. */
export function firstChoice({ sets, variables, codebook }: Description): CrosstabChoice {
  const listed = codebook.variables.find((variable) => variable.valueKind === "list")?.id;
  return {
    rows: sets[1]?.id ?? sets[0]?.id ?? variables[0]?.id ?? "",
    columns: listed ?? null,
    layers: null,
    layer: null,
    denominator: "answered",
    percentOf: "column",
    order: "codebook",
  };
}

/** Rows become columns and the other way round; the percentages stay of the same cases. */
export function swapped(choice: CrosstabChoice): CrosstabChoice {
  if (choice.columns === null) return choice;
  const percentOf = { column: "row", row: "column", table: "table" } as const;
  return { ...choice, rows: choice.columns, columns: choice.rows, percentOf: percentOf[choice.percentOf] };
}

/** Rows and columns on screen at first; the rest is one click away, and always in saved files. */
export const SHOWN_ROWS = 120;
export const SHOWN_COLUMNS = 30;

/** Positions of a table's rows and columns in the order they are shown. Columns that have an order keep it. */
export function shownOrder(
  table: CrosstabTable,
  choice: CrosstabChoice,
  { variables }: Description,
): { rows: number[]; columns: number[] } {
  const { totals, counts } = table.result;
  const ranked = choice.order === "cases";
  const orderedColumns = variables.some(({ id, ordered }) => id === choice.columns && ordered);
  const rowCases = totals?.rows ?? counts.map(([count]) => count ?? 0);
  return {
    rows: positions(table.rows.length, ranked ? rowCases : null),
    columns: positions(table.columns.length, ranked && !orderedColumns ? (totals?.columns ?? null) : null),
  };
}

function positions(length: number, cases: number[] | null): number[] {
  const all = Array.from({ length }, (_, index) => index);
  return cases === null ? all : all.sort((a, b) => (cases[b] ?? 0) - (cases[a] ?? 0));
}
