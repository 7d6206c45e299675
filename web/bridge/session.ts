import type { Answer, EngineDataset, EngineModule } from "./engine_module";
import { cancelled, CasewiseError, closed, fatal } from "./errors";
import { carriedOn, fingerprint } from "./fingerprint";
import { Arrivals } from "./pieces";
import { Pipe } from "./piped";
import type { Call, Message, OpenInput, Ops, Request, Source } from "./protocol";
import { ReadAhead, type StartReader } from "./read_ahead";
import { breathe } from "./slices";
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
  /** Gives another thread to read a file, where it may have one. */
  secondReader?: StartReader;
}

/**
 * Answers requests with one instance of the engine: in a worker, or in the same thread under Node.
 * Each request gets exactly one answer, with its id. A failed `open` frees what it took and leaves other datasets as
 * they were. When the engine traps, `failed` is posted in place of every open answer, and the session is over.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #datasets = new Map<number, EngineDataset>();
  readonly #opening = new Map<number, { cancelled: boolean; stop: () => void }>();
  readonly #arriving = new Map<number, Arrivals>();
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
      opening?.stop();
      return;
    }
    if ("piece" in request) {
      this.#arriving.get(request.of)?.push(request.piece);
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
    { source, codebook, separator }: OpenInput,
  ): Promise<Ops["open"]["output"]> {
    const { sliceBytes = 4 << 20, pauseEvery = 20, secondReader } = this.#options;
    const pipe = source instanceof MessagePort ? new Pipe(source) : undefined;
    const arrivals = "inPieces" in source ? new Arrivals(source.inPieces) : undefined;
    const file = "slice" in source ? new ReadAhead(source, sliceBytes, secondReader) : undefined;
    const state = { cancelled: false, stop: () => (pipe ? pipe.stop() : (arrivals ?? file)?.end()) };
    this.#opening.set(id, state);
    if (arrivals) this.#arriving.set(id, arrivals);
    const incoming = pipe?.chunks() ?? (arrivals ?? file)?.slices() ?? [];
    let dataset: EngineDataset | undefined;
    try {
      dataset = this.#new(module, codebook);
      if (separator) value(dataset.separate(separator));
      const read = { bytes: 0, total: pipe ? 0 : (arrivals ?? (source as Source)).size, print: 0 };
      let cases = 0;
      const pause = async (phase: "reading" | "counting") => {
        this.#post({ id, progress: { phase, bytesRead: read.bytes, bytesTotal: read.total, cases } });
        await breathe();
        if (state.cancelled || this.#over) throw cancelled();
        paused = performance.now();
      };
      let paused = -Infinity; // the first slice is told at once
      for await (const bytes of incoming) {
        if (state.cancelled || this.#over) throw cancelled();
        if (!pipe && read.bytes === 0 && isPacked(bytes))
          throw new CasewiseError("bad_encoding", "This is no text in UTF-8.");
        cases = value(dataset.append(bytes)).cases;
        if (pipe) read.print = carriedOn(read.print, fingerprint(bytes));
        read.bytes = pipe ? pipe.read : read.bytes + bytes.length;
        if (pipe) read.total = pipe.total;
        if (performance.now() - paused >= pauseEvery) await pause("reading");
      }
      await pause("counting");
      value(dataset.finish());
      const description = value(dataset.describe()).json;
      const handle = ++this.#datasetsOpened;
      this.#datasets.set(handle, dataset);
      const input = pipe?.report;
      return {
        dataset: handle,
        description,
        input,
        pieces: arrivals?.pieces,
        fingerprint: file?.print ?? read.print,
      };
    } catch (cause) {
      // After a trap the engine's memory is not to be touched.
      if (cause instanceof CasewiseError && !this.#over) dataset?.delete();
      pipe?.stop();
      // Worth another try, with a decoder or another codebook: so the bytes are not lost.
      const isMild =
        cause instanceof CasewiseError && ["bad_encoding", "no_known_column"].includes(cause.code);
      if (pipe || !isMild) throw cause;
      await arrivals?.all();
      return { refused: cause.detail(), pieces: arrivals?.pieces };
    } finally {
      file?.end();
      this.#opening.delete(id);
      this.#arriving.delete(id);
    }
  }
}

/** Text has no such control characters: these bytes are packed, in UTF-16, or no table at all. */
const isPacked = (bytes: Uint8Array) =>
  bytes.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 32));

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw CasewiseError.from(answer);
  return answer;
}
