import { toResult } from "../model/results";
import type { Results } from "../model/results";
import { Connection } from "./connection";
import type { CallOptions, Host } from "./connection";
import { cancelled, CasewiseError, closed } from "./errors";
import { pieces } from "./pieces";
import type {
  Codebook,
  Description,
  FileDescription,
  Pieces,
  Progress,
  Query,
  Reply,
  Report,
  ResultHeader,
  Source,
} from "./protocol";
import { ReplyCache } from "./reply_cache";
import { isBytes, toSource } from "./sources";
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
  /** Its codebook may be shared with other datasets: not to be changed. */
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
  #connected: Connection | undefined;
  #codebook: Promise<Codebook> | undefined;
  #closed = false;
  /** Datasets that are open or being opened, and questions about memory: what an engine may not be replaced under. */
  #uses = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async open(source: OpenSource, { codebook, onProgress, signal }: OpenOptions = {}): Promise<Dataset> {
    if (signal?.aborted) throw cancelled();
    this.#uses++;
    try {
      return await this.#open(source, { codebook, onProgress, signal });
    } catch (cause) {
      this.#uses--;
      throw cause;
    }
  }

  async #open(source: OpenSource, { codebook, onProgress, signal }: OpenOptions): Promise<Dataset> {
    const text = typeof codebook === "string" ? codebook : codebook && JSON.stringify(codebook);
    const options: CallOptions = { signal, onProgress };
    let sending: Source | Pieces;
    let connection: Connection | undefined;
    if (isBytes(source)) {
      sending = { inPieces: source.byteLength };
      // An engine at hand parses the first pieces while the rest is copied. Else all is copied now: the bytes are the
      // caller's, and may change before there is one.
      connection = this.#connected?.alive ? this.#connected : undefined;
      options.pieces = connection ? pieces(source) : [...pieces(source)];
    } else {
      sending = await toSource(source, signal);
    }
    connection ??= await this.connection();
    const opened = await connection.call("open", { source: sending, codebook: text }, options);
    const { dataset, description } = opened;
    return new OpenDataset(
      this,
      { source: "inPieces" in sending ? (opened.pieces ?? []) : sending, codebook: text },
      {
        ...readDescription(description),
        codebook: text ? readCodebook(text) : await this.#defaultCodebook(),
      },
      { connection, dataset },
    );
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

  #defaultCodebook(): Promise<Codebook> {
    return (this.#codebook ??= this.#host.codebook().then(readCodebook));
  }

  #connect(): Promise<Connection> {
    const connecting = Connection.start(this.#host, () => {
      if (!this.#closed) this.#connect().catch(() => undefined);
    });
    this.#connecting = connecting;
    connecting
      .then((connection) => {
        this.#connected = connection;
        if (!this.#host.warmsUp) return null;
        void this.#defaultCodebook();
        return connection.call("warmUp", {});
      })
      .catch(() => undefined);
    connecting.catch(() => {
      if (this.#connecting === connecting) this.#connecting = undefined;
    });
    return connecting;
  }
}

/** What to open again should the engine have to start anew: a file, or the pieces that the engine handed back. */
interface OpenInput {
  source: Source | Uint8Array<ArrayBuffer>[];
  codebook: string | undefined;
}

const readDescription = (json: string) => JSON.parse(json) as FileDescription;

/** The engine has read the text before; it lets a byte order mark pass. */
const readCodebook = (json: string) => JSON.parse(json.replace(/^\uFEFF/, "")) as Codebook;

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
    const opened = Array.isArray(source)
      ? connection.call(
          "open",
          { source: { inPieces: source.reduce((sum, { length }) => sum + length, 0) }, codebook },
          { pieces: source.map((piece) => piece.slice()) },
        )
      : connection.call("open", { source, codebook });
    const { dataset, description } = await opened;
    const place = { connection, dataset };
    const same = JSON.stringify(readDescription(description).report) === JSON.stringify(this.report);
    if (same && !this.#closed) return place;
    connection.call("close", { dataset }).catch(() => undefined);
    if (this.#closed) throw closed("dataset");
    throw new CasewiseError("closed", "The file has changed since it was opened. Open it again.");
  }
}
