export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The same bytes in chunks of about `size` bytes, the last apart. Each chunk has its memory to itself. */
export async function* inLots(
  chunks: AsyncGenerator<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    // A little that is packed may be a lot, and a cancel waits for one lot.
    for (let at = 0; at < chunk.length; at += size) {
      const part = chunk.subarray(at, at + size);
      parts.push(part);
      bytes += part.length;
      if (bytes < size) continue;
      yield joined(parts);
      parts = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield joined(parts);
}
