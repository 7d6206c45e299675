/** Where a ledger is kept. One line is added at a time, and only an answer that came back means that it is kept. */
import type { Line } from "./entry";
import { LedgerError } from "./errors";
import { writeLine } from "./ledger";
import type { Ledger } from "./ledger";

export interface LedgerStore {
  /** All that is kept, checked. */
  read(): Promise<Ledger>;
  /**
   * Resolves once `line` is on the disk and was read back from there. When it rejects, nobody knows whether it is kept:
   * nothing may be drawn, and what is kept counts.
   */
  append(line: Line): Promise<void>;
}

export const notSaved = () =>
  new LedgerError("not_saved", "The ledger could not be saved, so nothing was drawn from the data.");

/** Throws unless `found`, read back from where it was written, holds `line` byte for byte. */
export function assertKept(found: string, line: Line): void {
  const text = writeLine(line);
  if (found !== text && !found.endsWith(`\n${text}`)) throw notSaved();
}
