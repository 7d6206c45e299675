import type { CodebookId } from "./choose_codebook";
import { cancelled, CasewiseError, fatal } from "./errors";
import type { Decode } from "./decoding";
import type { Call, ErrorDetail, Message, Op, Ops, Progress, Request } from "./protocol";

/** The far end: a worker, or a session in this thread. */
export interface Port {
  post(request: Request): void;
  /** Ends the far end at once; nothing is heard from it again. */
  terminate(): void;
}

export interface PortEvents {
  message(message: Message): void;
  /** The far end broke: a worker's `error` or `messageerror`. */
  failure(error: CasewiseError): void;
}

/** Where engines come from. */
export interface Host {
  start(events: PortEvents): Promise<Port>;
  /** JSON text of a codebook that ships with Casewise; of the newest one unless told. */
  codebook(id?: CodebookId): Promise<string>;
  /** For files that are not plain text. */
  decode: Decode;
  /** Whether engines are started ahead of use, with time to get ready. */
  warmsUp?: true;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** `open` only: the bytes of its source, taken one piece after the other while `call` runs, and given away. */
  pieces?: Iterable<Uint8Array<ArrayBuffer>> | undefined;
}

interface Pending {
  call: Call;
  posted: boolean;
  resolve(output: Ops[Op]["output"]): void;
  reject(error: CasewiseError): void;
  /** The caller has had an answer (it aborted); the far end's own answer is still awaited, and dropped. */
  dropped: boolean;
  onProgress: CallOptions["onProgress"];
  pieces: CallOptions["pieces"];
  unlisten(): void;
}

/** How long a far end may take to say that it is ready, in milliseconds. */
const START_LIMIT = 60_000;

/**
 * One far end and the requests that wait for it, in one map; each promise is settled exactly once.
 * One `run` is with the engine at a time, the rest wait here, so that an aborted one is never sent.
 */
export class Connection {
  readonly #pending = new Map<number, Pending>();
  readonly #onEnd: (error: CasewiseError) => void;
  #port: Port | undefined;
  #calls = 0;
  #end: CasewiseError | undefined;
  #started: { resolve(): void; reject(error: CasewiseError): void } | undefined;

  private constructor(onEnd: (error: CasewiseError) => void) {
    this.#onEnd = onEnd;
  }

  /** Resolves once the engine is ready. `onEnd` is called once, when a connection that was ready has broken. */
  static async start(host: Host, onEnd: (error: CasewiseError) => void): Promise<Connection> {
    const connection = new Connection(onEnd);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ready = new Promise<void>((resolve, reject) => {
      connection.#started = { resolve, reject };
      const late = "The engine did not start in time. Reload the page and try again.";
      timer = setTimeout(() => {
        connection.#break(new CasewiseError("engine_failed", late));
      }, START_LIMIT);
    });
    ready.catch(() => undefined);
    try {
      connection.#port = await host.start({
        message: (message) => {
          connection.#receive(message);
        },
        failure: (error) => {
          connection.#break(error);
        },
      });
      await ready;
    } catch (cause) {
      connection.end(cause as CasewiseError);
      throw cause;
    } finally {
      clearTimeout(timer);
    }
    return connection;
  }

  /** False once the far end has broken or was ended. */
  get alive(): boolean {
    return this.#end === undefined;
  }

  /** Rejects with what the engine answers, `cancelled` on abort, or why the connection ended. */
  call<K extends Op>(
    op: K,
    input: Ops[K]["input"],
    { signal, onProgress, pieces }: CallOptions = {},
  ): Promise<Ops[K]["output"]> {
    return new Promise((resolve, reject) => {
      if (this.#end) {
        reject(this.#end);
        return;
      }
      if (signal?.aborted) {
        reject(cancelled());
        return;
      }
      const id = ++this.#calls;
      const abort = () => {
        this.#abort(id);
      };
      signal?.addEventListener("abort", abort);
      this.#pending.set(id, {
        call: { id, op, input } as Call,
        posted: false,
        resolve: resolve,
        reject,
        dropped: false,
        onProgress,
        pieces,
        unlisten: () => signal?.removeEventListener("abort", abort),
      });
      this.#send();
    });
  }

  /** Ends the far end and rejects all that waits with `error`. */
  end(error: CasewiseError): void {
    if (this.#end) return;
    this.#end = error;
    this.#port?.terminate();
    for (const entry of this.#pending.values()) {
      entry.unlisten();
      entry.reject(error);
    }
    this.#pending.clear();
  }

  #break(error: CasewiseError): void {
    if (this.#end) return;
    const wasReady = this.#started === undefined;
    this.#started?.reject(error);
    this.end(error);
    if (wasReady) this.#onEnd(error);
  }

  #send(): void {
    let runs = 0;
    for (const entry of this.#pending.values()) {
      const waits = entry.call.op === "run" && runs++ > 0;
      if (entry.posted || waits) continue;
      entry.posted = true;
      this.#port?.post(entry.call);
      this.#feed(entry);
    }
  }

  #feed(entry: Pending): void {
    const { pieces, call } = entry;
    entry.pieces = undefined;
    try {
      for (const piece of pieces ?? []) this.#port?.post({ piece, of: call.id });
    } catch (cause) {
      // There is no memory for a copy: the far end is not to wait for the rest.
      this.#drop(entry, fatal(cause));
    }
  }

  #abort(id: number): void {
    const entry = this.#pending.get(id);
    if (entry && !entry.dropped) this.#drop(entry, cancelled());
  }

  #drop(entry: Pending, why: CasewiseError): void {
    const { id } = entry.call;
    entry.unlisten();
    entry.dropped = true;
    entry.reject(why);
    if (!entry.posted) this.#pending.delete(id);
    else if (entry.call.op === "open") this.#port?.post({ cancel: id });
  }

  #receive(message: Message): void {
    if (this.#end) return;
    if ("ready" in message) {
      this.#started?.resolve();
      this.#started = undefined;
    } else if ("failed" in message) {
      this.#break(CasewiseError.from(message.failed));
    } else if ("progress" in message) {
      const entry = this.#pending.get(message.id);
      if (entry && !entry.dropped) entry.onProgress?.(message.progress);
    } else {
      this.#settle(message);
    }
  }

  #settle(
    answer: { id: number } & ({ ok: true; output: Ops[Op]["output"] } | { ok: false; error: ErrorDetail }),
  ): void {
    const entry = this.#pending.get(answer.id);
    if (!entry) return;
    this.#pending.delete(answer.id);
    entry.unlisten();
    if (entry.dropped) {
      // The abort came too late to stop the open: nobody will close this dataset but us.
      const opened = answer.ok && entry.call.op === "open" && (answer.output as Ops["open"]["output"]);
      if (opened && !("refused" in opened)) {
        const { dataset } = opened;
        this.call("close", { dataset }).catch(() => undefined);
      }
    } else if (answer.ok) {
      entry.resolve(answer.output);
    } else {
      entry.reject(CasewiseError.from(answer.error));
    }
    this.#send();
  }
}
