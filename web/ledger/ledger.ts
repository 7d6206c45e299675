/**
 * A ledger in memory: lines in an order in which each one stands after those that it follows. Never changed, only
 * replaced by a longer one. What it cannot notice: that its last lines are missing, which is what an old copy is.
 */
import type { Body, Line, Sealed } from "./entry";
import { canonical, sha256 } from "./hash";

export interface Ledger {
  lines: readonly Line[];
}

export const emptyLedger: Ledger = { lines: [] };

/** The hashes that no entry follows yet, sorted. */
export function headsOf({ lines }: Ledger): string[] {
  const followed = new Set(lines.flatMap(({ entry }) => entry.follows));
  return lines
    .map(({ hash }) => hash)
    .filter((hash) => !followed.has(hash))
    .sort();
}

/** The line that records `body` after everything that `ledger` knows. */
export async function nextLine(ledger: Ledger, body: Body, sealed?: Sealed): Promise<Line> {
  const entry = { ...body, format: 1 as const, follows: headsOf(ledger) };
  return { entry, hash: await sha256(canonical(entry)), ...(sealed ? { sealed } : {}) };
}

/** One line of the file, with its end. */
export const writeLine = (line: Line) => `${canonical(line)}\n`;

export const writeLedger = ({ lines }: Ledger) => lines.map(writeLine).join("");

/**
 * Every line of both, each once; a line with its sealed part wins over an auditor's copy of it. Both are checked
 * ledgers, so all that a line follows stands before it here too.
 */
export function union(one: Ledger, other: Ledger): Ledger {
  const lines = new Map<string, Line>();
  for (const line of [...one.lines, ...other.lines]) {
    if (!lines.get(line.hash)?.sealed) lines.set(line.hash, line);
  }
  return { lines: [...lines.values()] };
}

/** Two copies as one, ended by an entry that follows the heads of both; without it if one copy holds the other. */
export async function merge(one: Ledger, other: Ledger, time: string): Promise<Ledger> {
  const both = union(one, other);
  if (headsOf(both).length < 2) return both;
  return { lines: [...both.lines, await nextLine(both, { kind: "merge", time })] };
}

/** For an auditor: the same entries under the same hashes, without salt and fingerprint of any file. */
export function forAuditor({ lines }: Ledger): Ledger {
  return { lines: lines.map(({ entry, hash }) => ({ entry, hash })) };
}
