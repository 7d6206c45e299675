import { withRecoding } from "../codebooks/adjust";
import type { Proposal } from "../codebooks/propose";
import type { CodebookDocument } from "../codebooks/types";
import { isCodebookId, readProposal, readRecognised } from "./choose_codebook";
import { Connection } from "./connection";
import type { Host } from "./connection";
import { OpenDataset, type Dataset, type Origin } from "./dataset";
import type { Choose } from "./decoding";
import { cancelled, CasewiseError, closed } from "./errors";
import type { Codebook, FormatOptions, Progress } from "./protocol";
import { parsed, Reading, type Place, type Read } from "./reading";
import { isBytes, toSource } from "./sources";
import type { OpenSource } from "./sources";

export type { Dataset } from "./dataset";

export interface OpenOptions {
  /**
   * A codebook as JSON text or as the parsed object, the id of one that ships with Casewise, or "propose" for one made
   * from the file. Unless told, the one that ships with Casewise and knows most of the file's columns.
   */
  codebook?: string | object | undefined;
  /** A recoding that the codebook offers: it adds variables put together from the file's columns. */
  recode?: string | undefined;
  /** How the file is to be read where it is not as found. */
  format?: FormatOptions | undefined;
  /** Asked which file of a .zip or sheet of an .xlsx is meant; without it, `open` rejects with `choose_member`. */
  choose?: Choose | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Every promise rejects with a {@link CasewiseError}. */
export interface Engine {
  /** Reads a case file. The source is kept, and read again should the engine have to start anew. */
  open(source: OpenSource, options?: OpenOptions): Promise<Dataset>;
  /** A codebook for a file that no known one fits, proposed from its columns and values. */
  propose(source: OpenSource, options?: Omit<OpenOptions, "codebook" | "recode">): Promise<Proposal>;
  /** Wasm memory in bytes. It never shrinks, so this is also its peak. */
  memory(): Promise<{ bytes: number }>;
  /** Ends the engine and closes all its datasets. What still waits is rejected with `closed`. */
  close(): void;
}

/** Starts an engine of `host`. Resolves when it is ready; rejects with `unsupported_browser` or `engine_failed`. */
export async function startEngine(host: Host): Promise<Engine> {
  const engine = new EngineClient(host);
  await engine.connection();
  return engine;
}

/** Wasm memory that an engine without datasets may keep, in bytes. It never shrinks: above it, the engine is replaced. */
const MOST_IDLE_BYTES = 64 << 20;

class EngineClient implements Engine {
  readonly host: Host;
  #connecting: Promise<Connection> | undefined;
  #connected: Connection | undefined;
  #codebook: Promise<Codebook> | undefined;
  #closed = false;
  /** Datasets that are open or being opened, and questions about memory: what an engine may not be replaced under. */
  #uses = 0;

  constructor(host: Host) {
    this.host = host;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async open(source: OpenSource, options: OpenOptions = {}): Promise<Dataset> {
    if (options.signal?.aborted) throw cancelled();
    this.#uses++;
    try {
      const reading = await this.#reading(source, options);
      const { read, ...origin } = await this.#read(reading, options);
      return new OpenDataset(this, { reading, ...origin }, read);
    } catch (cause) {
      this.#unused();
      throw cause;
    }
  }

  async propose(source: OpenSource, options: OpenOptions = {}): Promise<Proposal> {
    if (options.signal?.aborted) throw cancelled();
    this.#uses++;
    try {
      return await readProposal(await this.#reading(source, { ...options, codebook: "propose" }));
    } finally {
      this.#unused();
    }
  }

  /** Bytes are the caller's, and may change: what is not sent at once is copied at once. */
  async #reading(source: OpenSource, options: OpenOptions): Promise<Reading> {
    if (!isBytes(source)) return new Reading(this, await toSource(source, options.signal), options);
    const isRecognised = (options.codebook ?? undefined) === undefined;
    return Reading.ofBytes(this, source, options, isRecognised ? this.#connected : undefined);
  }

  /** Reads the file with the codebook that is asked for, or the one that knows it best. */
  async #read(
    reading: Reading,
    { codebook: asked, recode }: OpenOptions,
  ): Promise<Omit<Origin, "reading"> & { read: Read }> {
    const codebook = asked ?? undefined;
    if (codebook === undefined) {
      const recognised = { ...(await readRecognised(reading)), how: "recognised" as const };
      if (recode === undefined) return recognised;
      recognised.read.close();
      const text = recoded(recognised.codebook, recode);
      return { read: await reading.read(text), codebook: text, how: "recognised" };
    }
    const given =
      codebook === "propose"
        ? JSON.stringify((await readProposal(reading)).codebook)
        : typeof codebook !== "string"
          ? JSON.stringify(codebook)
          : isCodebookId(codebook)
            ? await this.host.codebook(codebook)
            : codebook;
    const text = recode === undefined ? given : recoded(given, recode);
    const how = codebook === "propose" ? "proposed" : "given";
    return { read: await reading.read(text), codebook: text, how };
  }

  async memory(): Promise<{ bytes: number }> {
    this.#uses++;
    let connection: Connection;
    let answer: { bytes: number };
    try {
      connection = await this.connection();
      answer = await connection.call("memory", {});
    } finally {
      this.#uses--;
    }
    this.#replaceIfLarge(connection, answer.bytes);
    return answer;
  }

  async release({ connection, dataset }: Place): Promise<void> {
    this.#uses--;
    const { bytes } = await connection.call("close", { dataset });
    this.#replaceIfLarge(connection, bytes);
  }

  /** What was to become a dataset did not. A large file that was refused has left its memory behind, too. */
  #unused(): void {
    if (--this.#uses === 0) this.memory().catch(() => undefined);
  }

  /** Whoever is the last to leave a large memory behind has a fresh engine take over. */
  #replaceIfLarge(connection: Connection, bytes: number): void {
    if (bytes <= MOST_IDLE_BYTES || this.#uses > 0 || this.#closed || !connection.alive) return;
    connection.end(closed("engine"));
    this.#connect().catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    const end = (connection: Connection) => {
      connection.end(closed("engine"));
    };
    this.#connecting?.then(end, () => undefined);
  }

  /** The connection in use. One that broke is replaced at once; one that could not start is tried again when asked. */
  async connection(): Promise<Connection> {
    if (this.#closed) throw closed("engine");
    const connection = await (this.#connecting ?? this.#connect());
    // It may have been closed, or have broken, while we waited.
    return connection.alive ? connection : this.connection();
  }

  ownCodebook(): Promise<Codebook> {
    return (this.#codebook ??= this.host.codebook().then(parsed));
  }

  #connect(): Promise<Connection> {
    const connecting = Connection.start(this.host, () => {
      if (!this.#closed) this.#connect().catch(() => undefined);
    });
    this.#connecting = connecting;
    connecting
      .then((connection) => {
        this.#connected = connection;
        if (!this.host.warmsUp) return null;
        void this.ownCodebook();
        return connection.call("warmUp", {});
      })
      .catch(() => undefined);
    connecting.catch(() => {
      if (this.#connecting === connecting) this.#connecting = undefined;
    });
    return connecting;
  }
}

/** The codebook with a recoding that it offers. Throws `bad_codebook` where it is none or offers no such one. */
function recoded(codebook: string, id: string): string {
  let book: CodebookDocument;
  try {
    book = JSON.parse(codebook) as CodebookDocument;
  } catch {
    throw new CasewiseError("bad_codebook", "Write the codebook as JSON.");
  }
  if (!Array.isArray(book.recodings) || !book.recodings.some((one) => one.id === id))
    throw new CasewiseError(
      "bad_codebook",
      "The codebook of this file offers no such recoding.",
      "/recodings",
    );
  return JSON.stringify(withRecoding(book, id));
}
