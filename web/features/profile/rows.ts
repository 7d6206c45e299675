import type { BarRow } from "../../ui/BarTable";

/** Rows that a long list shows before "show all". */
export const COLLAPSED = 12;

/** Longer lists than this are cut; cutting a list to save one row is not worth a click. */
export const isLong = (rows: number) => rows > COLLAPSED + 2;

/** The most frequent rows, ties in their order, and every chosen one; sorted as a ranking. */
export function topRows<T extends { count: number }>(rows: T[], isChosen: (row: T) => boolean): T[] {
  const ranked = [...rows].sort((a, b) => b.count - a.count);
  return ranked.filter((row, rank) => rank < COLLAPSED || isChosen(row));
}

/** The percentage that fills a card's width: the largest it shows, so that bars of one card can be compared. */
export function fullWidth(percents: (number | null)[]): number {
  return Math.max(1, ...percents.map((percent) => percent ?? 0));
}

export function barLength(percent: number | null, full: number): BarRow["length"] {
  return percent === null ? 0 : percent / full;
}
