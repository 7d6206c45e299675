/** The ledger without storage: loaded from its file first, and saved whole, by its owner, before anything is drawn. */
import { seal, unseal } from "./carried_file";
import type { Line } from "./entry";
import type { Bytes } from "./hash";
import { emptyLedger, writeLedger } from "./ledger";
import type { Ledger } from "./ledger";
import { notSaved } from "./store";
import type { LedgerStore } from "./store";

/**
 * Puts the file where its owner keeps it and gives back what is there afterwards, read again: from the same file handle,
 * or from the file that the owner picks once the download is there. Rejects when the owner stops.
 */
export type SaveCarried = (file: Bytes) => Promise<Bytes>;

export class CarriedStore implements LedgerStore {
  readonly #passphrase: string;
  readonly #save: SaveCarried;
  #ledger: Ledger;

  private constructor(ledger: Ledger, passphrase: string, save: SaveCarried) {
    this.#ledger = ledger;
    this.#passphrase = passphrase;
    this.#save = save;
  }

  /** `file`: the carried file, or "new" if the owner says that there is none yet. */
  static async open(file: Bytes | "new", passphrase: string, save: SaveCarried): Promise<CarriedStore> {
    const ledger = file === "new" ? emptyLedger : await unseal(file, passphrase);
    return new CarriedStore(ledger, passphrase, save);
  }

  read(): Promise<Ledger> {
    return Promise.resolve(this.#ledger);
  }

  async append(line: Line): Promise<void> {
    const longer = { lines: [...this.#ledger.lines, line] };
    const file = await seal(longer, this.#passphrase);
    let kept: Ledger;
    try {
      kept = await unseal(await this.#save(file), this.#passphrase);
    } catch {
      throw notSaved();
    }
    if (writeLedger(kept) !== writeLedger(longer)) throw notSaved();
    this.#ledger = longer;
  }
}
