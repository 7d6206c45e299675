import type { Answer, EngineDataset, EngineModule } from "./engine_module";
import { cancelled, CasewiseError, closed, fatal } from "./errors";
import type {
  Call,
  Description,
  Message,
  Ops,
  Query,
  Reply,
  Request,
  ResultHeader,
  Source,
} from "./protocol";
import { breathe, slices } from "./slices";
import { warmUp } from "./warm_up";

export interface SessionOptions {
  load: () => Promise<EngineModule>;
  /** Receives every message, and the buffers that may be handed over with it. */
  post: (message: Message, transfer: ArrayBuffer[]) => void;
  /** Bytes read and parsed at a time: what a cancel has to wait for. 4 MB unless told. */
  sliceBytes?: number;
}

/**
 * Answers requests with one instance of the engine: in a worker, or in the same thread under Node.
 * Each request gets exactly one answer, with its id. A failed `open` frees what it took and leaves other datasets as
 * they were. When the engine traps, `failed` is posted in place of every open answer, and the session is over.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #datasets = new Map<number, EngineDataset>();
  readonly #opening = new Map<number, { cancelled: boolean }>();
  #module: EngineModule | undefined;
  #datasetsOpened = 0;
  #over = false;
  #received = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Loads the engine, then posts `ready`, or `failed`. Requests come after that. */
  async start(): Promise<void> {
    try {
      this.#module = await this.#options.load();
      this.#options.post({ ready: true }, []);
    } catch (cause) {
      this.fail(cause);
    }
  }

  async receive(request: Request): Promise<void> {
    this.#received++;
    if ("cancel" in request) {
      const opening = this.#opening.get(request.cancel);
      if (opening) opening.cancelled = true;
      return;
    }
    try {
      const [output, transfer] = await this.#answer(request);
      this.#post({ id: request.id, ok: true, output }, transfer);
    } catch (cause) {
      if (cause instanceof CasewiseError) this.#post({ id: request.id, ok: false, error: cause.detail() });
      else this.fail(cause);
    }
  }

  /** Ends the session: `cause` is anything that should not have happened. */
  fail(cause: unknown): void {
    this.#post({ failed: fatal(cause).detail() });
    this.#over = true;
  }

  #post(message: Message, transfer: ArrayBuffer[] = []): void {
    if (!this.#over) this.#options.post(message, transfer);
  }

  async #answer(call: Call): Promise<[Ops[Call["op"]]["output"], ArrayBuffer[]]> {
    const module = this.#module;
    if (!module || this.#over) throw new Error("the session has no engine");
    switch (call.op) {
      case "open": {
        const output = await this.#open(module, call.id, call.input.source, call.input.codebook);
        return [output, output.bytes ? [output.bytes.buffer] : []];
      }
      case "run": {
        const reply = run(this.#dataset(call.input.dataset), call.input.query);
        return [reply, [reply.counts.buffer as ArrayBuffer, reply.percents.buffer as ArrayBuffer]];
      }
      case "close":
        this.#dataset(call.input.dataset).delete();
        this.#datasets.delete(call.input.dataset);
        return [null, []];
      case "warmUp": {
        const received = this.#received;
        await warmUp(module, call.input.codebook, () => this.#received === received && !this.#over);
        return [null, []];
      }
      case "memory":
        return [{ bytes: module.memoryBytes() }, []];
    }
  }

  #dataset(handle: number): EngineDataset {
    const dataset = this.#datasets.get(handle);
    if (!dataset) throw closed("dataset");
    return dataset;
  }

  async #open(
    module: EngineModule,
    id: number,
    source: Source | Uint8Array<ArrayBuffer>,
    codebook: string,
  ): Promise<Ops["open"]["output"]> {
    const state = { cancelled: false };
    this.#opening.set(id, state);
    const dataset = new module.Dataset();
    try {
      value(dataset.open(codebook));
      let bytesRead = 0;
      let cases = 0;
      const bytesTotal = source instanceof Uint8Array ? source.length : source.size;
      const report = (phase: "reading" | "counting") => {
        this.#post({ id, progress: { phase, bytesRead, bytesTotal, cases } });
      };
      for await (const bytes of slices(source, this.#options.sliceBytes ?? 4 << 20)) {
        if (state.cancelled || this.#over) throw cancelled();
        cases = value(dataset.append(bytes)).cases;
        bytesRead += bytes.length;
        report("reading");
        await breathe();
      }
      report("counting");
      await breathe();
      if (state.cancelled || this.#over) throw cancelled();
      value(dataset.finish());
      const description = JSON.parse(value(dataset.describe()).json) as Description;
      const handle = ++this.#datasetsOpened;
      this.#datasets.set(handle, dataset);
      return { dataset: handle, description, bytes: source instanceof Uint8Array ? source : undefined };
    } catch (cause) {
      // After a trap the engine's memory is not to be touched.
      if (cause instanceof CasewiseError && !this.#over) dataset.delete();
      throw cause;
    } finally {
      this.#opening.delete(id);
    }
  }
}

function run(dataset: EngineDataset, query: Query): Reply {
  const { header, counts, percents } = value(dataset.run(JSON.stringify(query)));
  return { header: JSON.parse(header) as ResultHeader, counts, percents };
}

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw CasewiseError.from(answer);
  return answer;
}
