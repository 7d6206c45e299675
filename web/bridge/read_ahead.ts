import { carriedOn, fingerprint } from "./fingerprint";
import type { Source } from "./protocol";
import { inOrder, readSlice } from "./slices";

/** A slice of a file, with its fingerprint. */
export interface Slice {
  bytes: Uint8Array<ArrayBuffer>;
  print: number;
}

/** Another thread that reads the same file. */
export interface SecondReader {
  /** Whether it has started, and is not lost. */
  readonly ready: boolean;
  /** Nothing where it could not read that, or is lost: who asked reads it, and tells why not. */
  read(start: number, end: number): Promise<Slice | undefined>;
  /** Frees it. Who waits for a slice gets nothing. */
  end(): void;
}

/** A second reader for files that are worth one. */
export type StartReader = (source: Source) => SecondReader | undefined;

/** Slices that a second reader has read or is reading: enough that it never waits for the engine. */
const AHEAD = 3;

/** The slices of a file in order, read by another thread where there is one: this one has the engine to run. */
export class ReadAhead {
  /** Of the slices so far. It is the same whoever read them. */
  print = 0;
  readonly #source: Source;
  readonly #sliceBytes: number;
  readonly #second: SecondReader | undefined;

  constructor(source: Source, sliceBytes: number, start: StartReader | undefined) {
    this.#source = source;
    this.#sliceBytes = sliceBytes;
    this.#second = start?.(source);
  }

  async *slices(): AsyncGenerator<Uint8Array> {
    const second = this.#second;
    const ahead = () => (second?.ready ? AHEAD : 1);
    const read = (start: number, end: number) => this.#read(start, end);
    for await (const { bytes, print } of inOrder(this.#source.size, this.#sliceBytes, ahead, read)) {
      this.print = carriedOn(this.print, print);
      yield bytes;
    }
  }

  end(): void {
    this.#second?.end();
  }

  async #read(start: number, end: number): Promise<Slice> {
    const second = this.#second;
    return (second?.ready && (await second.read(start, end))) || sliceOf(this.#source, start, end);
  }
}

export async function sliceOf(source: Source, start: number, end: number): Promise<Slice> {
  const bytes = await readSlice(source, start, end);
  return { bytes, print: fingerprint(bytes) };
}
