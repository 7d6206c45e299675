import { cancelled, CasewiseError } from "./errors";
import type { InputReport, Piped, Pull } from "./protocol";

/** The engine's end of a decoder's port: pulls the text of a file, a chunk at a time. */
export class Pipe {
  readonly #port: MessagePort;
  #waiting: { resolve(piped: Piped): void; reject(cause: unknown): void } | undefined;
  #report: InputReport | undefined;
  read = 0;
  total = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<Piped>) => {
      this.#waiting?.resolve(data);
    };
  }

  /** What the decoder says of the file; once `chunks` has ended. */
  get report(): InputReport {
    if (!this.#report) throw new Error("the decoder has not come to the end");
    return this.#report;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piped = await new Promise<Piped>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#port.postMessage("pull" satisfies Pull);
      });
      if ("error" in piped) throw CasewiseError.from(piped.error);
      if ("end" in piped) {
        this.#report = piped.end;
        return;
      }
      this.read = piped.read;
      this.total = piped.total;
      yield piped.bytes;
    }
  }

  /** Ends the decoding wherever it is; who waits for a chunk hears `cancelled`. */
  stop(): void {
    this.#waiting?.reject(cancelled());
    this.#port.postMessage("stop" satisfies Pull);
    this.#port.close();
  }
}
