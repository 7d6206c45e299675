import type { Answer, EngineDataset, EngineModule } from "./engine_module";
import { cancelled, CasewiseError, closed, fatal } from "./errors";
import { Arrivals } from "./pieces";
import type { Call, Message, Ops, Request } from "./protocol";
import { breathe, slices } from "./slices";
import { warmUp } from "./warm_up";

export interface SessionOptions {
  load: () => Promise<EngineModule>;
  /** JSON text of the codebook for what is opened with none. */
  codebook: () => Promise<string>;
  /** Receives every message, and the buffers that may be handed over with it. */
  post: (message: Message, transfer: ArrayBuffer[]) => void;
  /** Bytes of a file that are read and parsed at a time. 4 MB unless told. */
  sliceBytes?: number;
  /** Milliseconds between pauses in which messages (a cancel, a query) are heard, and progress is told. 20 unless told. */
  pauseEvery?: number;
}

/**
 * Answers requests with one instance of the engine: in a worker, or in the same thread under Node.
 * Each request gets exactly one answer, with its id. A failed `open` frees what it took and leaves other datasets as
 * they were. When the engine traps, `failed` is posted in place of every open answer, and the session is over.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #datasets = new Map<number, EngineDataset>();
  readonly #opening = new Map<number, { cancelled: boolean; arrivals: Arrivals | undefined }>();
  #module: EngineModule | undefined;
  /** Only ever the pattern for others: its codebook is read once. */
  #pattern: EngineDataset | undefined;
  #datasetsOpened = 0;
  #over = false;
  #received = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Loads the engine, then posts `ready`, or `failed`. Requests come after that. */
  async start(): Promise<void> {
    try {
      const [module, codebook] = await Promise.all([this.#options.load(), this.#options.codebook()]);
      this.#module = module;
      this.#pattern = new module.Dataset();
      value(this.#pattern.open(codebook));
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
      opening?.arrivals?.end();
      return;
    }
    if ("piece" in request) {
      this.#opening.get(request.of)?.arrivals?.push(request.piece);
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
        const output = await this.#open(module, call.id, call.input);
        return [output, output.pieces?.map(({ buffer }) => buffer) ?? []];
      }
      case "run": {
        const ran = this.#dataset(call.input.dataset).run(call.input.query);
        const { header, counts, percents } = value(ran);
        return [{ header, counts, percents }, [counts.buffer as ArrayBuffer, percents.buffer as ArrayBuffer]];
      }
      case "close":
        this.#dataset(call.input.dataset).delete();
        this.#datasets.delete(call.input.dataset);
        return [{ bytes: module.memoryBytes() }, []];
      case "warmUp": {
        const received = this.#received;
        const codebook = await this.#options.codebook();
        await warmUp(
          this.#new(module, undefined),
          codebook,
          () => this.#received === received && !this.#over,
        );
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

  #new(module: EngineModule, codebook: string | undefined): EngineDataset {
    if (codebook === undefined && this.#pattern) return this.#pattern.another();
    const dataset = new module.Dataset();
    const opened = dataset.open(codebook ?? "");
    if (!opened.ok) dataset.delete();
    value(opened);
    return dataset;
  }

  async #open(
    module: EngineModule,
    id: number,
    { source, codebook }: Ops["open"]["input"],
  ): Promise<Ops["open"]["output"]> {
    const { sliceBytes = 4 << 20, pauseEvery = 20 } = this.#options;
    const given = "inPieces" in source ? new Arrivals(source.inPieces) : source;
    const bytesTotal = given.size;
    const arrivals = given instanceof Arrivals ? given : undefined;
    const state = { cancelled: false, arrivals };
    this.#opening.set(id, state);
    let dataset: EngineDataset | undefined;
    try {
      dataset = this.#new(module, codebook);
      let bytesRead = 0;
      let cases = 0;
      const pause = async (phase: "reading" | "counting") => {
        this.#post({ id, progress: { phase, bytesRead, bytesTotal, cases } });
        await breathe();
        if (state.cancelled || this.#over) throw cancelled();
        paused = performance.now();
      };
      let paused = -Infinity; // the first slice is told at once
      for await (const bytes of given instanceof Arrivals ? given.slices() : slices(given, sliceBytes)) {
        if (state.cancelled || this.#over) throw cancelled();
        cases = value(dataset.append(bytes)).cases;
        bytesRead += bytes.length;
        if (performance.now() - paused >= pauseEvery) await pause("reading");
      }
      await pause("counting");
      value(dataset.finish());
      const description = value(dataset.describe()).json;
      const handle = ++this.#datasetsOpened;
      this.#datasets.set(handle, dataset);
      return { dataset: handle, description, pieces: arrivals?.pieces };
    } catch (cause) {
      // After a trap the engine's memory is not to be touched.
      if (cause instanceof CasewiseError && !this.#over) dataset?.delete();
      throw cause;
    } finally {
      this.#opening.delete(id);
    }
  }
}

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw CasewiseError.from(answer);
  return answer;
}
