import type { Source } from "../bridge/protocol";

/** Bytes as a source. Not a blob: in WebKit a worker of a page from disk can read none, not even its own. */
export const inMemory = (bytes: Uint8Array<ArrayBuffer>): Source => ({
  size: bytes.length,
  slice: (start, end) => ({ arrayBuffer: () => Promise.resolve(bytes.slice(start, end).buffer) }),
});
