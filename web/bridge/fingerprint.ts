/**
 * A number that changes when the bytes do, carried on from slice to slice: it tells an unchanged file from a changed one
 * when it is read again. No secret and no proof against malice; it stays in this tab.
 */
export function fingerprint(before: number, bytes: Uint8Array): number {
  let hash = before;
  const words = bytes.length >> 2;
  // A view of four bytes at a time needs a start that four divides.
  if (bytes.byteOffset % 4 === 0) {
    for (const word of new Int32Array(bytes.buffer, bytes.byteOffset, words)) hash = mixed(hash, word);
  } else {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let i = 0; i < words; i++) hash = mixed(hash, view.getInt32(i * 4, true));
  }
  for (let i = words * 4; i < bytes.length; i++) hash = mixed(hash, bytes[i] ?? 0);
  return hash;
}

const mixed = (hash: number, word: number) => {
  const next = Math.imul(hash ^ word, 0x9e3779b1);
  return next ^ (next >>> 15);
};
