/** Bytes at a time when they are copied into another thread: the first are parsed while the next are copied. */
const PIECE = 1 << 20;

/** A copy of `bytes`, one piece after the other, each made when it is asked for. */
export function* pieces(bytes: ArrayBuffer | Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  const all = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  for (let at = 0; at < all.length; at += PIECE) yield new Uint8Array(all.subarray(at, at + PIECE));
}

/** The far end of it: bytes that arrive piece by piece. They are kept, to be handed back. */
export class Arrivals {
  readonly size: number;
  readonly pieces: Uint8Array<ArrayBuffer>[] = [];
  #wake: (() => void) | undefined;
  #ended = false;

  constructor(size: number) {
    this.size = size;
  }

  push(piece: Uint8Array<ArrayBuffer>): void {
    this.pieces.push(piece);
    this.#wake?.();
  }

  /** No more will come. Who waits goes on with what has come. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async *slices(): AsyncGenerator<Uint8Array> {
    let read = 0;
    for (let next = 0; read < this.size; next++) {
      if (next === this.pieces.length && !this.#ended) await this.#more();
      const piece = this.pieces[next];
      if (!piece) return;
      read += piece.length;
      yield piece;
    }
  }

  /** Resolves when all have come, or no more will. */
  async all(): Promise<void> {
    const come = () => this.pieces.reduce((sum, { length }) => sum + length, 0);
    while (come() < this.size && !this.#ended) await this.#more();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
