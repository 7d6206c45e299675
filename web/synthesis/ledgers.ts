/** Where a release's ledger is kept: in the browser, in a carried file, or nowhere for a rehearsal. */
import { readLedger } from "../ledger/read_ledger";
import { writeLine } from "../ledger/ledger";
import type { Ledger } from "../ledger/ledger";
import type { Line } from "../ledger/entry";
import type { LedgerStore } from "../ledger/store";

/** For simulated data: the same steps, and nothing is kept. */
export class RehearsalStore implements LedgerStore {
  #text = "";

  read(): Promise<Ledger> {
    return readLedger(this.#text);
  }

  append(line: Line): Promise<void> {
    this.#text += writeLine(line);
    return Promise.resolve();
  }
}
