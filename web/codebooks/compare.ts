import type { CodebookDocument } from "./types";

/** Why figures of two files may not stand side by side. */
export type Incomparable =
  /** A row of the one is something else than a row of the other. */
  | { why: "unit"; units: [string, string] }
  /** The codebooks say that their releases cannot be compared. */
  | { why: "release"; text: string }
  /** Nothing is known of how the two relate. */
  | { why: "codebook"; titles: [string, string] };

/** Null where both files are read with one codebook and a row stands for the same. */
export function incomparable(a: CodebookDocument, b: CodebookDocument): Incomparable | null {
  if (a.unit !== b.unit) return { why: "unit", units: [a.unit, b.unit] };
  if (a.id === b.id && JSON.stringify(a.variables) === JSON.stringify(b.variables)) return null;
  const told = [
    ...(a.comparability ?? []).filter(({ with: other }) => other === b.id),
    ...(b.comparability ?? []).filter(({ with: other }) => other === a.id),
  ][0];
  if (told) return { why: "release", text: told.text };
  return a.id === b.id && a.id !== "proposed" ? null : { why: "codebook", titles: [a.title, b.title] };
}
