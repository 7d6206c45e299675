import { cancelled, CasewiseError, closed } from "./errors";
import type { Role, SynthesisCall, SynthesisMessage, SynthesisOp, SynthesisOps } from "./synthesis_ops";

export type * from "./evaluation_protocol";
export * from "./older_protocol";
export type * from "./synthesis_ops";
export type * from "./synthesis_protocol";
export { slicesOf, withText, type SensitiveSource } from "./own_file";

export interface SynthesisPort {
  post: (call: SynthesisCall) => void;
  /** Ends the far end at once, with all that it holds. */
  terminate: () => void;
}

export interface SynthesisEvents {
  message: (message: SynthesisMessage) => void;
  failure: (error: CasewiseError) => void;
}

/** Where instances come from: `browserSynthesis` of synthesis_browser.ts, `nodeSynthesis` of synthesis_node.ts. */
export type StartSynthesis = (role: Role, events: SynthesisEvents) => Promise<SynthesisPort>;

export interface SynthesisCallOptions {
  /** Aborting ends the instance: nothing is left of what it read. Budget that was reserved stays spent. */
  signal?: AbortSignal | undefined;
  onProgress?: ((working: SynthesisOp, permille: number | null) => void) | undefined;
}

interface Pending {
  /** `never`: each call knows what it waits for. */
  resolve: (output: never) => void;
  reject: (error: CasewiseError) => void;
  onProgress: SynthesisCallOptions["onProgress"];
}

/** One instance of the synthesis module. Every promise rejects with a {@link CasewiseError}. */
export class SynthesisInstance {
  readonly #pending = new Map<number, Pending>();
  #port: SynthesisPort | undefined;
  #calls = 0;
  #end: CasewiseError | undefined;

  /** Resolves once the instance is ready. Aborting ends it, also before that. */
  static async start(start: StartSynthesis, role: Role, signal?: AbortSignal): Promise<SynthesisInstance> {
    const instance = new SynthesisInstance();
    const abort = () => instance.end(cancelled());
    signal?.throwIfAborted();
    signal?.addEventListener("abort", abort);
    await new Promise<void>((resolve, reject) => {
      instance.#pending.set(0, { resolve: () => resolve(), reject, onProgress: undefined });
      const failure = (error: CasewiseError) => instance.end(error);
      start(role, { message: (message) => instance.#receive(message), failure }).then((port) => {
        instance.#port = port;
        if (instance.#end) port.terminate();
      }, failure);
    }).finally(() => signal?.removeEventListener("abort", abort));
    return instance;
  }

  call<K extends SynthesisOp>(
    op: K,
    input: SynthesisOps[K]["input"],
    { signal, onProgress }: SynthesisCallOptions = {},
  ): Promise<SynthesisOps[K]["output"]> {
    const abort = () => this.end(cancelled());
    return new Promise<SynthesisOps[K]["output"]>((resolve, reject) => {
      if (signal?.aborted) abort();
      if (this.#end) {
        reject(this.#end);
        return;
      }
      signal?.addEventListener("abort", abort);
      const id = ++this.#calls;
      this.#pending.set(id, { resolve: resolve, reject, onProgress });
      this.#port?.post({ id, op, input } as SynthesisCall);
    }).finally(() => signal?.removeEventListener("abort", abort));
  }

  /** Ends the instance and rejects all that waits. */
  end(error: CasewiseError = closed("engine")): void {
    if (this.#end) return;
    this.#end = error;
    this.#port?.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #receive(message: SynthesisMessage): void {
    if (this.#end) return;
    if ("failed" in message) {
      this.end(CasewiseError.from(message.failed));
      return;
    }
    const id = "ready" in message ? 0 : message.id;
    const entry = this.#pending.get(id);
    if ("working" in message) {
      entry?.onProgress?.(message.working, message.permille);
      return;
    }
    this.#pending.delete(id);
    if ("ready" in message) entry?.resolve(null as never);
    else if (message.ok) entry?.resolve(message.output as never);
    else entry?.reject(CasewiseError.from(message.error));
  }
}
