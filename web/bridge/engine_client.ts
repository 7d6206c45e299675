import { toResult } from "../model/results";
import type { Results } from "../model/results";
import { Connection } from "./connection";
import type { Host } from "./connection";
import { cancelled, CasewiseError, closed } from "./errors";
import type { Description, Progress, Query, Reply, Report, Source } from "./protocol";
import { ReplyCache } from "./reply_cache";
import { toSource } from "./sources";
import type { OpenSource } from "./sources";

export interface OpenOptions {
  /** A codebook as JSON text or as the parsed object; the published dataset's unless told. */
  codebook?: string | object | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Every promise rejects with a {@link CasewiseError}. */
export interface Engine {
  /** Reads a case file. The source is kept, and read again should the engine have to start anew. */
  open(source: OpenSource, options?: OpenOptions): Promise<Dataset>;
  /** Wasm memory in bytes. It never shrinks, so this is also its peak. */
  memory(): Promise<{ bytes: number }>;
  /** Ends the engine and closes all its datasets. What still waits is rejected with `closed`. */
  close(): void;
}

export interface Dataset {
  /** What was read, mapped, repaired, left out, with counts. */
  readonly report: Report;
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

  async open(source: OpenSource, { codebook, onProgress, signal }: OpenOptions = {}): Promise<Dataset> {
    if (signal?.aborted) throw cancelled();
    const text = typeof codebook === "string" ? codebook : codebook && JSON.stringify(codebook);
    const sending = await toSource(source, signal);
    const book = text ?? (await this.#host.codebook());
    const connection = await this.connection();
    const opened = await connection.call("open", { source: sending, codebook: book }, { signal, onProgress });
    const { dataset, description, bytes } = opened;
    return new OpenDataset(this, { source: bytes ?? sending, codebook: book }, description, {
      connection,
      dataset,
    });
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
  readonly #engine: EngineClient;
  readonly #input: OpenInput;
  readonly #replies = new ReplyCache();
  #place: Place;
  #reopening: Promise<Place> | undefined;
  #closed = false;

  constructor(engine: EngineClient, input: OpenInput, description: Description, place: Place) {
    this.#engine = engine;
    this.#input = input;
    this.description = description;
    this.#place = place;
  }

  get report(): Report {
    return this.description.report;
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
    const { source, codebook } = this.#input;
    const sending = source instanceof Uint8Array ? source.slice() : source;
    const { dataset, description } = await connection.call("open", { source: sending, codebook });
    const place = { connection, dataset };
    const same = JSON.stringify(description.report) === JSON.stringify(this.report);
    if (same && !this.#closed) return place;
    connection.call("close", { dataset }).catch(() => undefined);
    if (this.#closed) throw closed("dataset");
    throw new CasewiseError("closed", "The file has changed since it was opened. Open it again.");
  }
}
