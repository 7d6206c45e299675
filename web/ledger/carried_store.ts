/**
 * The ledger without storage that can be relied on: loaded from its file first, and saved whole, by its owner, before
 * anything is drawn.
 */
import { seal, unseal } from "./carried_file";
import type { Line } from "./entry";
import type { Bytes } from "./hash";
import { emptyLedger, merge, writeLedger } from "./ledger";
import type { Ledger } from "./ledger";
import { timeOf } from "./schema";
import { notSaved } from "./store";
import type { LedgerStore } from "./store";

/**
 * Puts the file where its owner keeps it and gives back what is there afterwards, read again: from the same file handle,
 * or from the file that the owner picks once the download is there. Rejects when the owner stops.
 */
export type SaveCarried = (file: Bytes) => Promise<Bytes>;

/** Storage that may forget: it is written too, so that what it still knows counts. */
export interface Beside {
  store: LedgerStore;
  now: () => Date;
}

export class CarriedStore implements LedgerStore {
  readonly #passphrase: string;
  readonly #save: SaveCarried;
  readonly #beside: LedgerStore | null;
  #ledger: Ledger;

  private constructor(ledger: Ledger, passphrase: string, save: SaveCarried, beside: LedgerStore | null) {
    this.#ledger = ledger;
    this.#beside = beside;
    this.#passphrase = passphrase;
    this.#save = save;
  }

  /** `file`: the carried file, or "new" if the owner says that there is none yet. */
  static async open(
    file: Bytes | "new",
    passphrase: string,
    save: SaveCarried,
    beside: Beside | null = null,
  ): Promise<CarriedStore> {
    const carried = file === "new" ? emptyLedger : await unseal(file, passphrase);
    if (!beside) return new CarriedStore(carried, passphrase, save, null);
    const { store, now } = beside;
    const held = await store.read();
    const ledger = await merge(held, carried, timeOf(now()));
    const known = new Set(held.lines.map(({ hash }) => hash));
    for (const line of ledger.lines) if (!known.has(line.hash)) await store.append(line);
    return new CarriedStore(ledger, passphrase, save, store);
  }

  read(): Promise<Ledger> {
    return Promise.resolve(this.#ledger);
  }

  async append(line: Line): Promise<void> {
    const longer = { lines: [...this.#ledger.lines, line] };
    await this.#beside?.append(line);
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
