import { CasewiseError, fatal } from "./errors";
import type { Evaluation, Evaluating, Holdout, Risk } from "./evaluation_protocol";
import type { OlderLoss, OlderMaking, OlderReport } from "./older_protocol";
import { slicesOf } from "./own_file";
import { breathe } from "./slices";
import type { Module } from "./synthesis_module";
import { opsOf } from "./synthesis_ops";
import type {
  ReadInput,
  Role,
  SynthesisCall,
  SynthesisMessage,
  SynthesisOp,
  SynthesisOps,
} from "./synthesis_ops";
import type { FileDescription, FitReport, MeasureReport, Plan, SensitiveFile } from "./synthesis_protocol";

export interface SynthesisSessionOptions {
  role: Role;
  load: () => Promise<Module>;
  post: (message: SynthesisMessage, transfer: ArrayBuffer[]) => void;
}

type Step =
  { ok: true; done: boolean; permille: number } | { ok: false; code: string; message: string; where: string };

const SLICE_BYTES = 1 << 20;

/**
 * Answers requests with one instance of the synthesis module, in a worker or in the same thread under Node. Its role is
 * set once: an instance that fits is never given a file, and refuses one.
 */
export class SynthesisSession {
  readonly #options: SynthesisSessionOptions;
  #module: Module | undefined;
  #file: (SensitiveFile & Evaluating & OlderMaking) | undefined;
  #over = false;

  constructor(options: SynthesisSessionOptions) {
    this.#options = options;
  }

  /** Loads the module, then posts `ready`, or `failed`. */
  async start(): Promise<void> {
    try {
      this.#module = await this.#options.load();
      this.#options.post({ ready: true }, []);
    } catch (cause) {
      this.fail(cause);
    }
  }

  async receive(call: SynthesisCall): Promise<void> {
    try {
      const output = await this.#answer(call);
      const blob = (output as { blob?: Uint8Array<ArrayBuffer> } | null)?.blob;
      this.#post({ id: call.id, ok: true, output }, blob ? [blob.buffer] : []);
    } catch (cause) {
      if (cause instanceof CasewiseError) this.#post({ id: call.id, ok: false, error: cause.detail() });
      else this.fail(cause);
    }
  }

  /** Ends the session: `cause` is anything that should not have happened. */
  fail(cause: unknown): void {
    this.#post({ failed: fatal(cause).detail() });
    this.#over = true;
  }

  #post(message: SynthesisMessage, transfer: ArrayBuffer[] = []): void {
    if (!this.#over) this.#options.post(message, transfer);
  }

  #answer(call: SynthesisCall): Promise<SynthesisOps[SynthesisOp]["output"]> {
    const module = this.#module;
    if (!module || this.#over) throw new Error("the session has no module");
    if (!opsOf[this.#options.role].includes(call.op)) throw new Error("not of this role");
    switch (call.op) {
      case "plan":
        return Promise.resolve(plan(module, call.input));
      case "epsilon":
        return Promise.resolve(module.epsilonOf(call.input.rho, call.input.delta));
      case "read":
        return this.#read(module, call.id, call.input);
      case "measure":
        return this.#measure(call.id, call.input);
      case "fit":
        return this.#fit(module, call.id, call.input);
      case "older":
        return this.#older(call.id, call.input);
      case "risk": {
        const { length, rareBelow } = call.input;
        return this.#compare<Risk>(call.id, "risk", (file) => file.riskBegin(length, rareBelow));
      }
      case "evaluate": {
        const { blob, csv, request } = call.input;
        const asked = JSON.stringify(request);
        return this.#compare<Evaluation>(call.id, "evaluate", (file) => file.evaluateBegin(blob, csv, asked));
      }
      case "holdout": {
        const parameters = JSON.stringify(call.input);
        return this.#compare<Holdout>(call.id, "holdout", (file) => file.holdoutBegin(parameters));
      }
      case "memory":
        return Promise.resolve(module.memoryBytes());
    }
  }

  async #read(
    module: Module,
    id: number,
    { source, separator, codebook, options }: ReadInput,
  ): Promise<FileDescription> {
    this.#file?.delete();
    this.#file = undefined;
    const file = new module.SensitiveFile();
    try {
      value(file.open(codebook, JSON.stringify(options)));
      if (separator !== undefined) value(file.separate(separator));
      for await (const bytes of slicesOf(source, SLICE_BYTES)) {
        value(file.append(bytes));
        await this.#pause(id, "read");
      }
      value(file.finish());
      const description = JSON.parse(value(file.describe()).json) as FileDescription;
      this.#file = file;
      return description;
    } catch (cause) {
      // After a trap the module's memory is not to be touched.
      if (cause instanceof CasewiseError) file.delete();
      throw cause;
    }
  }

  async #measure(id: number, parameters: SynthesisOps["measure"]["input"]) {
    const file = this.#opened();
    value(file.measureBegin(JSON.stringify(parameters)));
    await this.#steps(id, "measure", () => file.measureStep());
    const { blob, aggregates, report } = value(file.measureFinish());
    return {
      blob: blob as Uint8Array<ArrayBuffer>,
      aggregates,
      report: JSON.parse(report) as MeasureReport,
    };
  }

  async #fit(module: Module, id: number, { blob, parameters }: SynthesisOps["fit"]["input"]) {
    const fitting = new module.Fitting();
    value(fitting.begin(blob, JSON.stringify(parameters)));
    await this.#steps(id, "fit", () => fitting.step());
    const { csv, report } = value(fitting.finish());
    fitting.delete();
    return { csv, report: JSON.parse(report) as FitReport };
  }

  async #older(id: number, parameters: SynthesisOps["older"]["input"]) {
    const file = this.#opened();
    value(file.olderBegin(JSON.stringify(parameters)));
    await this.#steps(id, "older", () => file.olderStep());
    const { csv, report, loss } = value(file.olderFinish());
    return { csv, report: JSON.parse(report) as OlderReport, loss: JSON.parse(loss) as OlderLoss };
  }

  async #compare<T>(
    id: number,
    op: SynthesisOp,
    begin: (file: SensitiveFile & Evaluating & OlderMaking) => Parameters<typeof value>[0],
  ): Promise<T> {
    const file = this.#opened();
    value(begin(file));
    await this.#steps(id, op, () => file.evaluateStep());
    return JSON.parse(value(file.evaluateFinish()).json) as T;
  }

  #opened() {
    if (!this.#file) throw new Error("no file was read");
    return this.#file;
  }

  /** Slices of well under 50 ms, and room for what comes in between them. */
  async #steps(id: number, op: SynthesisOp, step: () => Step): Promise<void> {
    for (;;) {
      const { done, permille } = value(step());
      if (done) return;
      await this.#pause(id, op, op === "fit" ? permille : null);
    }
  }

  async #pause(id: number, op: SynthesisOp, permille: number | null = null): Promise<void> {
    this.#post({ id, working: op, permille });
    await breathe();
  }
}

function plan(module: Module, { codebook, options, parameters }: SynthesisOps["plan"]["input"]): Plan {
  const answer = module.plan(codebook, JSON.stringify(options), JSON.stringify(parameters));
  return JSON.parse(value(answer).json) as Plan;
}

function value<T>(
  answer: ({ ok: true } & T) | { ok: false; code: string; message: string; where: string },
): T {
  if (!answer.ok) throw CasewiseError.from(answer);
  return answer;
}
