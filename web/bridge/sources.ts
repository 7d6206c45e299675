import { cancelled } from "./errors";
import { unreadable } from "./slices";
import type { Source } from "./protocol";

/** What `engine.open` takes: a `File` or `Blob` is read in slices, the rest is copied once. */
export type OpenSource = Source | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** A source on its way to the engine, and how to have it again. */
export interface Sending {
  /** Bytes are a copy that the receiver may keep. */
  first: Source | Uint8Array<ArrayBuffer>;
  /** The same source, should the engine have to start anew. Take it once `first` is on its way: it may copy. */
  again(): Source;
}

/** Bytes go to the engine as they are, copied once; a blob made of them would first leave this process. */
export async function toSource(source: OpenSource, signal: AbortSignal | undefined): Promise<Sending> {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    const bytes =
      source instanceof ArrayBuffer ? new Uint8Array(source) : (source as Uint8Array<ArrayBuffer>);
    return { first: bytes.slice(), again: () => new Blob([bytes]) };
  }
  const sliced = source instanceof ReadableStream ? await collect(source, signal) : source;
  return { first: sliced, again: () => sliced };
}

async function collect(stream: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): Promise<Blob> {
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    if (signal?.aborted) {
      await reader.cancel();
      throw cancelled();
    }
    const { done, value } = await reader.read().catch(() => {
      throw unreadable();
    });
    if (done) return new Blob(parts);
    parts.push(value as Uint8Array<ArrayBuffer>);
  }
}
