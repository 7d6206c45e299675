/** The ledger as a file of its own, for the command line: replaced as a whole, one writer at a time. */
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Line } from "../ledger/entry";
import { LedgerError, badLedger } from "../ledger/errors";
import { emptyLedger, writeLedger } from "../ledger/ledger";
import type { Ledger } from "../ledger/ledger";
import { MOST_CHARACTERS, readLedger } from "../ledger/read_ledger";
import { assertKept, notSaved } from "../ledger/store";
import type { LedgerStore } from "../ledger/store";

/** The steps that reach the disk. A test stands between them. */
export interface Disk {
  read(file: string): Promise<string | null>;
  /** Creates `file`, which must not exist, and resolves when its bytes are on the disk. */
  create(file: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes a rename in `folder` last. */
  syncFolder(folder: string): Promise<void>;
  remove(file: string): Promise<void>;
}

export const disk: Disk = {
  async read(file) {
    try {
      if ((await stat(file)).size > MOST_CHARACTERS)
        throw badLedger("The file is larger than any ledger can be.");
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error instanceof LedgerError ? error : badLedger("The ledger file cannot be read as text.");
    }
  },
  async create(file, text) {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  async syncFolder(folder) {
    // Windows has no such call for folders, and renames there last without it.
    if (process.platform === "win32") return;
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  remove: (file) => rm(file, { force: true }),
};

export class FileStore implements LedgerStore {
  readonly #file: string;
  readonly #disk: Disk;

  constructor(file: string, on: Disk = disk) {
    this.#file = path.resolve(file);
    this.#disk = on;
  }

  async read(): Promise<Ledger> {
    const text = await this.#disk.read(this.#file);
    return text === null ? emptyLedger : readLedger(text);
  }

  /** What another process added meanwhile stays: the line follows what it knew, and the next one follows both. */
  append(line: Line): Promise<void> {
    return this.#locked(async () => {
      const { lines } = await this.read();
      await this.#replace({ lines: [...lines, line] });
      assertKept((await this.#disk.read(this.#file)) ?? "", line);
    });
  }

  /** A ledger that holds all lines of this one, as a merge with another copy does. */
  replace(longer: Ledger): Promise<void> {
    return this.#locked(async () => {
      const kept = new Set(longer.lines.map(({ hash }) => hash));
      if (!(await this.read()).lines.every(({ hash }) => kept.has(hash))) throw notSaved();
      await this.#replace(longer);
      if ((await this.#disk.read(this.#file)) !== writeLedger(longer)) throw notSaved();
    });
  }

  async #replace(ledger: Ledger): Promise<void> {
    const next = `${this.#file}.next`;
    // What a crash left there was never the ledger.
    await this.#disk.remove(next);
    await this.#disk.create(next, writeLedger(ledger));
    await this.#disk.rename(next, this.#file);
    await this.#disk.syncFolder(path.dirname(this.#file));
  }

  /**
   * A lock that a crash left behind is not taken over: of two programs that did so at once, one would write over the
   * other's budget.
   */
  async #locked(work: () => Promise<void>): Promise<void> {
    const lock = `${this.#file}.lock`;
    try {
      await this.#disk.create(lock, `${process.pid}\n`);
    } catch (error) {
      throw codeOf(error) === "EEXIST" ? inUse() : notSaved();
    }
    try {
      await work();
    } catch (error) {
      throw error instanceof LedgerError ? error : notSaved();
    } finally {
      await this.#disk.remove(lock);
    }
  }
}

const codeOf = (error: unknown) => (error as { code?: string } | null)?.code;

const inUse = () =>
  new LedgerError(
    "ledger_in_use",
    "Another program is writing to this ledger. Wait for it; if none is running, delete the file that ends in .lock.",
  );
