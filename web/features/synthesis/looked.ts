import type { Description } from "../../model/data";

/** The engine compares as many: engine/synthesis/evaluation/own_tables.h. */
export const MOST_TABLES = 40;

/**
 * Tables that were looked at, as tables of columns that are released: a set stands for each of its indicators, and what
 * is not released, or was worked out, is in none.
 */
export function tablesOf(
  { sets }: Description,
  looked: readonly string[][],
  released: readonly string[],
): string[][] {
  const columnsOf = (id: string) => (sets.find((set) => set.id === id)?.items ?? [id]).map(String);
  const tables = looked.flatMap(([rows = "", columns]) =>
    columnsOf(rows).flatMap((row) =>
      columns === undefined ? [[row]] : columnsOf(columns).map((column) => [row, column]),
    ),
  );
  const kept = new Map<string, string[]>();
  for (const table of tables) {
    const isReleased = new Set(table).size === table.length && table.every((id) => released.includes(id));
    if (isReleased) kept.set([...table].sort().join(" "), table);
  }
  return [...kept.values()].slice(0, MOST_TABLES);
}
