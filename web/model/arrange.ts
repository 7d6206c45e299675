import type { CodebookDerived, Description } from "../bridge/protocol";

/** What a profile shows: a variable or a set. */
export interface ProfileEntry {
  kind: "variable" | "set";
  id: string;
}

/** What a derived variable is made from, as docs/codebook-format.md has it. */
interface Origin {
  from?: string | string[];
  set?: string;
}

/**
 * Variables and sets in the order of the codebook: a set stands where its first item does, a derived variable
 * behind what it is derived from.
 */
export function profileOrder(description: Description): ProfileEntry[] {
  const { codebook } = description;
  const place = new Map(codebook.variables.map((variable, index) => [variable.id, index]));
  for (const set of codebook.sets) {
    const places = set.items.map((item) => place.get(item) ?? Infinity);
    place.set(set.id, Math.min(...places));
  }
  const derivedPlace = (id: string) => {
    const derived: (CodebookDerived & Origin) | undefined = codebook.derived.find(
      (variable) => variable.id === id,
    );
    const from = derived?.from ?? derived?.set ?? [];
    const sources = typeof from === "string" ? [from] : from;
    return Math.max(-1, ...sources.map((source) => place.get(source) ?? -1)) + 0.5;
  };
  const entries = [
    ...description.variables
      .filter((variable) => variable.kind === "categorical")
      .map(({ id }) => ({ kind: "variable" as const, id, at: place.get(id) ?? Infinity })),
    ...description.variables
      .filter((variable) => variable.kind === "derived")
      .map(({ id }) => ({ kind: "variable" as const, id, at: derivedPlace(id) })),
    ...description.sets.map(({ id }) => ({ kind: "set" as const, id, at: place.get(id) ?? Infinity })),
  ];
  return entries.sort((a, b) => a.at - b.at).map(({ kind, id }) => ({ kind, id }));
}

/** Cuts a list into two runs of about the same height; the order stays. */
export function twoColumns<T>(list: T[], height: (entry: T) => number): [T[], T[]] {
  const total = list.reduce((sum, entry) => sum + height(entry), 0);
  let sum = 0;
  let cut = 0;
  for (const entry of list) {
    if (sum + height(entry) / 2 > total / 2) break;
    sum += height(entry);
    cut += 1;
  }
  return [list.slice(0, cut), list.slice(cut)];
}
