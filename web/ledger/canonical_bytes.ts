/** The bytes of a text file without what programs change when they only save it again. */
const LF = 10;
const CR = 13;
const MARK = [0xef, 0xbb, 0xbf];

/**
 * Fed slice after slice: a byte-order mark is left out, CR LF and a lone CR are written as LF, and line ends at the end
 * of the file are left out.
 */
export class CanonicalBytes {
  #started = false;
  #afterCr = false;
  /** Line ends that are written once something follows them. */
  #held = 0;

  /** What `bytes`, of three bytes or more unless it is the last slice, adds. */
  next(bytes: Uint8Array): Uint8Array {
    const marked = !this.#started && MARK.every((byte, i) => bytes[i] === byte);
    this.#started = true;
    const out = new Uint8Array(bytes.length + this.#held);
    let length = 0;
    for (let i = marked ? MARK.length : 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (byte === CR || byte === LF) {
        if (byte === CR || !this.#afterCr) this.#held += 1;
      } else {
        // Every byte read writes at most itself, and `out` has room for what was held before.
        for (; this.#held > 0; this.#held--) out[length++] = LF;
        out[length++] = byte;
      }
      this.#afterCr = byte === CR;
    }
    return out.subarray(0, length);
  }
}
