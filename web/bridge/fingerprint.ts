/**
 * A number that changes when the bytes do: it tells an unchanged file from a changed one when it is read again. No secret
 * and no proof against malice; it stays in this tab. Four sums run side by side, since each waits for its own last
 * product.
 */
export function fingerprint(bytes: Uint8Array): number {
  // A view of four bytes at a time needs a start that four divides.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  let [a, b, c, d] = [0, 1, 2, 3];
  let i = 0;
  for (const end = words.length - 3; i < end; i += 4) {
    a = mixed(a, words[i] as number);
    b = mixed(b, words[i + 1] as number);
    c = mixed(c, words[i + 2] as number);
    d = mixed(d, words[i + 3] as number);
  }
  for (let at = i * 4; at < bytes.length; at++) a = mixed(a, bytes[at] as number);
  return mixed(mixed(mixed(a, b), c), d);
}

const mixed = (hash: number, word: number) => {
  const next = Math.imul(hash ^ word, 0x9e3779b1);
  return next ^ (next >>> 15);
};

/** That of a file, slice by slice: `before` is that of the slices in front, `print` that of the next. */
export const carriedOn = mixed;
