/** Reads a ledger from outside: hostile until every line is checked. Throws `bad_ledger`, and then nothing was taken. */
import type { Line } from "./entry";
import { badLedger } from "./errors";
import { canonical, sha256 } from "./hash";
import type { Ledger } from "./ledger";
import { isLine } from "./schema";

/** Far above any real ledger: a release a day for a century, with 16 KiB each. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;
const MOST_LINES = 100_000;
const MOST_IN_LINE = 16 * 1024;

export async function readLedger(text: string): Promise<Ledger> {
  if (text.length > MOST_CHARACTERS) throw badLedger("The ledger is larger than any ledger can be.");
  const spelt = text.split("\n");
  if (spelt.pop() !== "")
    throw badLedger("The last line of the ledger is incomplete.", `line ${spelt.length + 1}`);
  if (spelt.length > MOST_LINES) throw badLedger("The ledger has more lines than any ledger can have.");
  const lines: Line[] = [];
  const known = new Set<string>();
  const state: Releases = { reserved: new Set(), taken: new Set() };
  for (const [index, line] of spelt.entries()) {
    const where = `line ${index + 1}`;
    const read = parse(line, where);
    if (known.has(read.hash)) throw badLedger("An entry of the ledger stands in it twice.", where);
    await checkHashes(read, where);
    if (!read.entry.follows.every((hash) => known.has(hash)))
      throw badLedger("An entry of the ledger follows one that does not stand before it.", where);
    checkRelease(read, state, where);
    known.add(read.hash);
    lines.push(read);
  }
  return { lines };
}

function parse(text: string, where: string): Line {
  if (text.length > MOST_IN_LINE) throw badLedger("A line of the ledger is too long.", where);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badLedger("A line of the ledger is not JSON.", where);
  }
  if (!isLine(value)) throw badLedger("A line of the ledger is not an entry that this version knows.", where);
  // One spelling only: no space, no second name, no other order, so any change of a byte shows.
  if (canonical(value) !== text) throw badLedger("A line of the ledger was changed.", where);
  return value;
}

async function checkHashes({ entry, hash, sealed }: Line, where: string): Promise<void> {
  if ((await sha256(canonical(entry))) !== hash)
    throw badLedger("An entry of the ledger was changed.", where);
  if (!sealed || !("sealed" in entry)) return;
  if ((await sha256(canonical(sealed))) !== entry.sealed)
    throw badLedger("The sealed part of an entry was changed.", where);
}

interface Releases {
  reserved: Set<string>;
  taken: Set<string>;
}

/** A release has one beginning, and is committed only after it was reserved. */
function checkRelease({ entry }: Line, { reserved, taken }: Releases, where: string): void {
  if (entry.kind === "commit" && !reserved.has(entry.release))
    throw badLedger("The ledger commits a release that it never reserved.", where);
  if (entry.kind !== "reserve" && entry.kind !== "unbounded") return;
  if (taken.has(entry.release)) throw badLedger("A release begins twice in the ledger.", where);
  taken.add(entry.release);
  if (entry.kind === "reserve") reserved.add(entry.release);
}
