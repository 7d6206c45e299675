/** The ledger in the browser's own storage: a record per line, under the line's hash and in the order of writing. */
import { answer, LINES, openDatabase, write } from "./database";
import type { Line } from "./entry";
import { LedgerError } from "./errors";
import { writeLine } from "./ledger";
import type { Ledger } from "./ledger";
import { readLedger } from "./read_ledger";
import { notSaved } from "./store";
import type { LedgerStore } from "./store";

/**
 * The browser's storage, tried out: opened, written with strict durability, read back. Throws `no_storage` in a
 * sandboxed frame, on a page opened as a file (whose storage any other file shares or nobody keeps), and where the
 * browser refuses; then the carried ledger takes its place. Storage that a private window forgets on closing looks
 * like any other: `persistent` is true only if the browser says that it keeps it.
 */
export async function openBrowserStore(): Promise<{ store: LedgerStore; persistent: boolean }> {
  if (location.protocol === "file:" || self.origin === "null" || !globalThis.indexedDB) throw noStorage();
  try {
    const database = await openDatabase();
    await tryOut(database);
    return { store: new BrowserStore(database), persistent: await isPersistent() };
  } catch {
    throw noStorage();
  }
}

class BrowserStore implements LedgerStore {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  async read(): Promise<Ledger> {
    const lines = this.#database.transaction(LINES).objectStore(LINES);
    const texts = await answer<string[]>(lines.getAll() as IDBRequest<string[]>);
    return readLedger(texts.join(""));
  }

  async append(line: Line): Promise<void> {
    const text = writeLine(line);
    try {
      const key = await write(this.#database, (lines) => lines.add(text));
      const lines = this.#database.transaction(LINES).objectStore(LINES);
      if ((await answer<unknown>(lines.get(key))) === text) return;
    } catch {
      // Said below, in words.
    }
    throw notSaved();
  }
}

/** A write that is taken back by its own transaction would not show that storage keeps anything, so one is made and deleted. */
async function tryOut(database: IDBDatabase): Promise<void> {
  const key = await write(database, (lines) => lines.add(""));
  const found = await answer<unknown>(database.transaction(LINES).objectStore(LINES).get(key));
  await write(database, (lines) => lines.delete(key));
  if (found !== "") throw noStorage();
}

/** How long the ledger waits for a user who is asked, in milliseconds. */
const ASKED = 1000;

/**
 * Asks the browser to keep this site's storage. It may say no without asking its user, or ask: until that is answered,
 * if ever, nobody knows that it keeps it, and nothing waits for it.
 */
async function isPersistent(): Promise<boolean> {
  const { storage } = navigator as { storage?: StorageManager };
  const unanswered = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ASKED));
  try {
    return await Promise.race([storage?.persist() ?? false, unanswered]);
  } catch {
    return false;
  }
}

const noStorage = () =>
  new LedgerError(
    "no_storage",
    "This browser keeps nothing for this page. Load the ledger from its file, and save it again before the release.",
  );
