import { withRecoding } from "../codebooks/adjust";
import { checkedReport, type CheckedReport, type HowChosen } from "../codebooks/check";
import type { Proposal } from "../codebooks/propose";
import type { CodebookDocument } from "../codebooks/types";
import { toResult } from "../model/results";
import type { Results } from "../model/results";
import { isCodebookId, readProposal, readRecognised, type Attempt, type Reader } from "./choose_codebook";
import { Connection } from "./connection";
import type { Host } from "./connection";
import { cancelled, CasewiseError, closed } from "./errors";
import type { Description, Progress, Query, Reply, ResultHeader, Source } from "./protocol";
import { ReplyCache } from "./reply_cache";
import { toSource } from "./sources";
import type { OpenSource } from "./sources";

export interface OpenOptions {
  /**
   * A codebook as JSON text or as the parsed object, the id of one that ships with Casewise, or "propose" for one made
   * from the file. Unless told, the one that ships with Casewise and knows most of the file's columns.
   */
  codebook?: string | object | undefined;
  /** A recoding that the codebook offers: it adds variables put together from the file's columns. */
  recode?: string | undefined;
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

export interface Dataset {
  /** What was read, mapped, repaired, left out, with counts. */
  readonly report: CheckedReport;
  readonly description: Description;
  /** The result of the contract, section 4. */
  run<Q extends Query>(query: Q, options?: { signal?: AbortSignal | undefined }): Promise<Results[Q["kind"]]>;
  /** Header and typed arrays. They may be shared with other callers who asked the same: not to be changed. */
  reply(query: Query, options?: { signal?: AbortSignal | undefined }): Promise<Reply>;
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
  readonly #host: Host;
  #connecting: Promise<Connection> | undefined;
  #closed = false;
  /** Datasets that are open or being opened, and questions about memory: what an engine may not be replaced under. */
  #uses = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async open(source: OpenSource, options: OpenOptions = {}): Promise<Dataset> {
    if (options.signal?.aborted) throw cancelled();
    this.#uses++;
    try {
      return await this.#open(new Reading(this, this.#host, source, options), options);
    } catch (cause) {
      this.#uses--;
      throw cause;
    }
  }

  async #open(reading: Reading, { codebook, recode }: OpenOptions): Promise<Dataset> {
    const given = await this.#given(reading, codebook ?? undefined);
    const how = codebook === "propose" ? "proposed" : given === undefined ? "recognised" : "given";
    if (given === undefined && recode === undefined) {
      const { read, codebook: text } = await readRecognised(reading);
      return new OpenDataset(this, { source: reading.kept(), codebook: text }, read, how);
    }
    let text = given;
    if (text === undefined) {
      const recognised = await readRecognised(reading);
      recognised.read.close();
      text = recognised.codebook;
    }
    if (recode !== undefined) text = recoded(text, recode);
    const read = await reading.read(text);
    return new OpenDataset(this, { source: reading.kept(), codebook: text }, read, how);
  }

  /** JSON text of the codebook that the caller wants; undefined where the file decides. */
  async #given(reading: Reading, codebook: string | object | undefined): Promise<string | undefined> {
    if (codebook === "propose") return JSON.stringify((await readProposal(reading)).codebook);
    if (typeof codebook !== "string") return codebook && JSON.stringify(codebook);
    return isCodebookId(codebook) ? this.#host.codebook(codebook) : codebook;
  }

  async propose(source: OpenSource, options: OpenOptions = {}): Promise<Proposal> {
    if (options.signal?.aborted) throw cancelled();
    return readProposal(new Reading(this, this.#host, source, options));
  }

  async memory(): Promise<{ bytes: number }> {
    this.#uses++;
    try {
      return await (await this.connection()).call("memory", {});
    } finally {
      this.#uses--;
    }
  }

  /** Frees a dataset. When it was the last, and has left a large memory behind, a fresh engine takes over. */
  async release({ connection, dataset }: Place): Promise<void> {
    this.#uses--;
    const { bytes } = await connection.call("close", { dataset });
    if (bytes <= MOST_IDLE_BYTES || this.#uses > 0 || this.#closed || !connection.alive) return;
    connection.end(closed("engine"));
    await this.#connect();
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

  async #warmUp(connection: Connection): Promise<void> {
    await connection.call("warmUp", { codebook: await this.#host.codebook() });
  }

  #connect(): Promise<Connection> {
    const connecting = Connection.start(this.#host, () => {
      if (!this.#closed) this.#connect().catch(() => undefined);
    });
    this.#connecting = connecting;
    if (this.#host.warmsUp) connecting.then((connection) => this.#warmUp(connection)).catch(() => undefined);
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

/** One source, read as often as it takes to know its codebook. */
class Reading implements Reader<Place & Attempt> {
  readonly #engine: EngineClient;
  readonly #host: Host;
  readonly #options: OpenOptions;
  readonly #source: OpenSource;
  #first: Promise<Source | Uint8Array<ArrayBuffer>> | undefined;
  /** What can be sent again: a file, what was collected of a stream, or the bytes that the engine handed back. */
  #kept: Source | Uint8Array<ArrayBuffer> | undefined;

  constructor(engine: EngineClient, host: Host, source: OpenSource, options: OpenOptions) {
    this.#engine = engine;
    this.#host = host;
    this.#source = source;
    this.#options = options;
    // Copied at once: what the caller does with the bytes afterwards does not matter.
    this.#first = toSource(source, options.signal);
    this.#first.catch(() => undefined);
  }

  /** Call after a `read` that worked. */
  kept(): Source | Uint8Array<ArrayBuffer> {
    if (!this.#kept) throw new Error("nothing has been read");
    return this.#kept;
  }

  codebook(id?: Parameters<Host["codebook"]>[0]): Promise<string> {
    return this.#host.codebook(id);
  }

  async read(codebook: string): Promise<Place & Attempt> {
    const { signal, onProgress } = this.#options;
    const source = this.#kept ?? (await (this.#first ?? toSource(this.#source, signal)));
    this.#first = undefined;
    // Bytes are gone once they are sent, and are back only if the file could be read.
    this.#kept = source instanceof Uint8Array ? undefined : source;
    const connection = await this.#engine.connection();
    const opened = await connection.call("open", { source, codebook }, { signal, onProgress });
    const { dataset, description, bytes } = opened;
    this.#kept ??= bytes ?? source;
    const close = () => {
      connection.call("close", { dataset }).catch(() => undefined);
    };
    return { connection, dataset, description, close };
  }
}

/** What to open again should the engine have to start anew: a file, or the bytes that the engine handed back. */
interface OpenInput {
  source: Source | Uint8Array<ArrayBuffer>;
  codebook: string;
}

/** Where a dataset is: a handle is good for one connection only. */
interface Place {
  connection: Connection;
  dataset: number;
}

class OpenDataset implements Dataset {
  readonly description: Description;
  readonly report: CheckedReport;
  /** The report as the engine wrote it: by it a file read again is known. */
  readonly #counted: string;
  readonly #engine: EngineClient;
  readonly #input: OpenInput;
  readonly #replies = new ReplyCache();
  #place: Place;
  #reopening: Promise<Place> | undefined;
  #closed = false;

  constructor(engine: EngineClient, input: OpenInput, read: Place & Attempt, how: HowChosen) {
    this.#engine = engine;
    this.#input = input;
    this.#counted = JSON.stringify(read.description.report);
    this.report = checkedReport(read.description, how);
    this.description = { ...read.description, report: this.report };
    this.#place = read;
  }

  async run<Q extends Query>(
    query: Q,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Results[Q["kind"]]> {
    return toResult(this.description, await this.reply(query, options)) as Results[Q["kind"]];
  }

  async reply(query: Query, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Reply> {
    this.#check();
    const reply = await this.#replies.get(query, signal, async (shared) => {
      const { connection, dataset } = await this.#reach();
      if (shared.aborted) throw cancelled();
      const asked = JSON.stringify(query);
      const { header, ...arrays } = await connection.call(
        "run",
        { dataset, query: asked },
        { signal: shared },
      );
      return { header: JSON.parse(header) as ResultHeader, ...arrays };
    });
    this.#check();
    return reply;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#engine.release(this.#place).catch(() => undefined);
  }

  #check(): void {
    if (this.#engine.closed) throw closed("engine");
    if (this.#closed) throw closed("dataset");
  }

  /** Where the dataset is now. After the engine had to start anew, the kept source is read again. */
  async #reach(): Promise<Place> {
    if (this.#place.connection.alive) return this.#place;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    this.#place = await this.#reopening;
    return this.#place;
  }

  async #reopen(): Promise<Place> {
    const connection = await this.#engine.connection();
    const { source, codebook } = this.#input;
    const sending = source instanceof Uint8Array ? source.slice() : source;
    const { dataset, description } = await connection.call("open", { source: sending, codebook });
    const place = { connection, dataset };
    const same = JSON.stringify(description.report) === this.#counted;
    if (same && !this.#closed) return place;
    connection.call("close", { dataset }).catch(() => undefined);
    if (this.#closed) throw closed("dataset");
    throw new CasewiseError("closed", "The file has changed since it was opened. Open it again.");
  }
}
