import type { Filter } from "../../model/data";
import type { CrosstabChoice, CrosstabTable } from "../../model/crosstab";
import { categoryFilter } from "../../model/filters";
import type { Labels } from "../../model/labels";

/** The conditions that select exactly the cases a cell counts, on top of the filters in force. */
export function cellFilters(
  table: CrosstabTable,
  choice: CrosstabChoice,
  at: { row: number; column: number },
  labels: Labels,
): Filter[] {
  const row = table.rows[at.row];
  const column = table.columns[at.column];
  const of = (axis: string, id: string | number) => categoryFilter(labels.kind(axis), axis, id);
  return [
    ...(row ? [of(choice.rows, row.id)] : []),
    ...(column && choice.columns !== null ? [of(choice.columns, column.id)] : []),
    ...(table.layer && choice.layers !== null ? [of(choice.layers, table.layer.id)] : []),
    ...(typeof choice.denominator === "object" ? [choice.denominator.where] : []),
  ];
}
