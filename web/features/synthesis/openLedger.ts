import { CarriedStore } from "../../ledger/carried_store";
import type { Beside, SaveCarried } from "../../ledger/carried_store";
import { openBrowserStore } from "../../ledger/indexed_db_store";
import type { LedgerStore } from "../../ledger/store";
import { RehearsalStore } from "../../synthesis/ledgers";

/** A ledger that releases can be written into. */
export interface Opened {
  store: LedgerStore;
  kind: "rehearsal" | "browser" | "carried";
  /** False where the browser may forget it. */
  persistent: boolean;
}

/** One per page: a rehearsal adds up as long as the page is open. */
const rehearsal = new RehearsalStore();

/** The ledger that needs no file. Rejects with `no_storage` where the browser keeps nothing. */
export async function openLedger(simulated: boolean): Promise<Opened> {
  if (simulated) return { store: rehearsal, kind: "rehearsal", persistent: false };
  return { ...(await openBrowserStore()), kind: "browser" };
}

/** A save that waits for its owner: the bytes to put away, and what to do with the file that is there afterwards. */
export interface Saving {
  bytes: Uint8Array<ArrayBuffer>;
  done: (found: Uint8Array<ArrayBuffer>) => void;
  stop: () => void;
}

/** The carried ledger; `onSaving` asks the owner to save, and is called with null once that is over. */
export async function openCarried(
  file: File | null,
  passphrase: string,
  onSaving: (saving: Saving | null) => void,
  beside: Beside | null,
): Promise<Opened> {
  const save: SaveCarried = (bytes) =>
    new Promise<Uint8Array<ArrayBuffer>>((done, reject) => {
      onSaving({ bytes, done, stop: () => reject(new Error("not saved")) });
    }).finally(() => onSaving(null));
  const held = file === null ? "new" : await bytesOf(file);
  return {
    store: await CarriedStore.open(held, passphrase, save, beside),
    kind: "carried",
    persistent: true,
  };
}

export const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
