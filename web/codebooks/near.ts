import type { Report } from "../bridge/protocol";
import { knownHeaders, plainHeader } from "./recognise";
import type { CodebookDocument } from "./types";

/** A header that is nearly the name of a variable without a column. It is offered; nothing is read by it. */
export interface NearMatch {
  header: string;
  variable: string;
  /** Letters to add, drop or change; 0: only blanks and signs differ. */
  changes: number;
}

const bare = (header: string) => plainHeader(header).replace(/[^\p{L}\p{N}]/gu, "");
/** Longer headers are no misspelling of anything, and comparing them would take long. */
const LONGEST = 64;

/** At most one header per absent variable and one variable per header: the pairs that differ least come first. */
export function nearMatches(report: Report, book: CodebookDocument): NearMatch[] {
  const absent = new Set(report.absentVariables);
  const unknown = report.columns.filter(({ mapped, header }) => mapped === null && header !== "");
  const setAside = new Set((book.setAside ?? []).map(({ name }) => name));
  const known = knownHeaders(book);
  const names = [...known].filter(([, id]) => absent.has(id) && !setAside.has(id));
  const pairs: NearMatch[] = [];
  for (const { header } of unknown) {
    const written = bare(header);
    // Nothing to guess about: the file's own column, or one that this codebook sets aside.
    if (written.length < 4 || written.length > LONGEST || known.has(plainHeader(header))) continue;
    for (const [name, variable] of names) {
      const wanted = bare(name);
      const most = Math.min(3, Math.floor(wanted.length / 5));
      const changes = distance(written, wanted, most);
      if (changes <= most) pairs.push({ header, variable, changes });
    }
  }
  pairs.sort((a, b) => a.changes - b.changes);
  const taken = new Set<string>();
  return pairs.filter(({ header, variable }) => {
    const free = !taken.has(`h${header}`) && !taken.has(`v${variable}`);
    if (free) taken.add(`h${header}`).add(`v${variable}`);
    return free;
  });
}

/** Edit distance, two neighbouring letters swapped being one change; more than `most` is told as `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
