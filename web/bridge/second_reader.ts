import { sliceOf, type SecondReader, type Slice } from "./read_ahead";
import type { Source } from "./protocol";
import { trusted } from "./trusted";

/** The first message to a worker that is to read, and what it is asked then: from where to where. */
export interface ReaderBeginning {
  file: Source;
}
type Wanted = [start: number, end: number];
type ReaderAnswer = "ready" | { start: number; slice: Slice | undefined };

/** Below it another worker costs as much as it spares: tests/bench/README.md has the figures. */
const WORTH_A_WORKER = 96 << 20;

/**
 * A worker, beside that of the engine, which reads the file: browsers bring a file's bytes into the thread that asks for
 * them only when it has nothing else to do, and the engine's has. It runs the same `script` and ends with the file, and
 * with the engine. Nothing where the file is small, or there is no second processor or no worker to be had.
 */
export function startSecondReader(source: Source, script: string): SecondReader | undefined {
  if (!(source instanceof Blob) || source.size < WORTH_A_WORKER || navigator.hardwareConcurrency < 2) return;
  try {
    return new ReadingWorker(source, script);
  } catch {
    return;
  }
}

class ReadingWorker implements SecondReader {
  readonly #address: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (slice: Slice | undefined) => void>();
  ready = false;

  constructor(file: Blob, script: string) {
    // An address of its own: from a page on disk, a worker may not have that of another.
    this.#address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#worker = new Worker(trusted(this.#address), { name: "casewise-reader" });
    this.#worker.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => {
      if (data === "ready") {
        this.ready = true;
        return;
      }
      this.#waiting.get(data.start)?.(data.slice);
      this.#waiting.delete(data.start);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.end();
    };
    this.#worker.onmessageerror = () => {
      this.end();
    };
    this.#worker.postMessage({ file } satisfies ReaderBeginning);
  }

  read(start: number, end: number): Promise<Slice | undefined> {
    return new Promise((resolve) => {
      this.#waiting.set(start, resolve);
      this.#worker.postMessage([start, end] satisfies Wanted);
    });
  }

  end(): void {
    this.ready = false;
    this.#worker.terminate();
    URL.revokeObjectURL(this.#address);
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }
}

/** The far end: answers with the slices of one file, in a worker that does nothing else. */
export function serveSlices(
  { file }: ReaderBeginning,
  post: (answer: ReaderAnswer, transfer: ArrayBuffer[]) => void,
): (wanted: Wanted) => Promise<void> {
  post("ready", []);
  return async ([start, end]) => {
    const slice = await sliceOf(file, start, end).catch(() => undefined);
    post({ start, slice }, slice ? [slice.bytes.buffer] : []);
  };
}
