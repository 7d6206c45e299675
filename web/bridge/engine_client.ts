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
import type { Description, Progress, Query, Reply, Source } from "./protocol";
import { ReplyCache } from "./reply_cache";
import { toSource } from "./sources";
import type { OpenSource, Sending } from "./sources";

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

class EngineClient implements Engine {
  readonly #host: Host;
  #connecting: Promise<Connection> | undefined;
  #closed = false;

  constructor(host: Host) {
    this.#host = host;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async open(source: OpenSource, options: OpenOptions = {}): Promise<Dataset> {
    const { recode, signal } = options;
    const codebook = options.codebook ?? undefined;
    if (signal?.aborted) throw cancelled();
    const reading = new Reading(this, this.#host, await toSource(source, signal), options);
    const proposed = codebook === "propose";
    const given = proposed
      ? JSON.stringify((await readProposal(reading)).codebook)
      : typeof codebook === "string"
        ? isCodebookId(codebook)
          ? await this.#host.codebook(codebook)
          : codebook
        : codebook && JSON.stringify(codebook);
    const how = given === undefined ? "recognised" : "given";
    let { read, codebook: text } =
      given === undefined
        ? await readRecognised(reading)
        : {
            read: await reading.read(recode === undefined ? given : recoded(given, recode)),
            codebook: given,
          };
    if (given === undefined && recode !== undefined) {
      read.close();
      text = recoded(text, recode);
      read = await reading.read(text);
    }
    return new OpenDataset(
      this,
      { source: reading.again(), codebook: text },
      read,
      proposed ? "proposed" : how,
    );
  }

  async propose(source: OpenSource, options: OpenOptions = {}): Promise<Proposal> {
    if (options.signal?.aborted) throw cancelled();
    return readProposal(new Reading(this, this.#host, await toSource(source, options.signal), options));
  }

  async memory(): Promise<{ bytes: number }> {
    return (await this.connection()).call("memory", {});
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
  readonly #sending: Sending;
  #source: Source | undefined;

  constructor(engine: EngineClient, host: Host, sending: Sending, options: OpenOptions) {
    this.#engine = engine;
    this.#host = host;
    this.#sending = sending;
    this.#options = options;
  }

  again(): Source {
    this.#source ??= this.#sending.again();
    return this.#source;
  }

  codebook(id?: Parameters<Host["codebook"]>[0]): Promise<string> {
    return this.#host.codebook(id);
  }

  async read(codebook: string): Promise<Place & Attempt> {
    const { signal, onProgress } = this.#options;
    const connection = await this.#engine.connection();
    const source = this.#source ?? this.#sending.first;
    const opening = connection.call("open", { source, codebook }, { signal, onProgress });
    opening.catch(() => undefined);
    this.again();
    const { dataset, description } = await opening;
    const close = () => {
      connection.call("close", { dataset }).catch(() => undefined);
    };
    return { connection, dataset, description, close };
  }
}

interface OpenInput {
  source: Source;
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
      return connection.call("run", { dataset, query }, { signal: shared });
    });
    this.#check();
    return reply;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { connection, dataset } = this.#place;
    connection.call("close", { dataset }).catch(() => undefined);
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
    const { dataset, description } = await connection.call("open", this.#input);
    const place = { connection, dataset };
    const same = JSON.stringify(description.report) === this.#counted;
    if (same && !this.#closed) return place;
    connection.call("close", { dataset }).catch(() => undefined);
    if (this.#closed) throw closed("dataset");
    throw new CasewiseError("closed", "The file has changed since it was opened. Open it again.");
  }
}
