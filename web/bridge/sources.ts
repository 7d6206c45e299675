import { cancelled } from "./errors";
import { unreadable } from "./slices";
import type { Source } from "./protocol";

/** What `engine.open` takes: a `File` or `Blob` is read in slices, the rest is copied once. */
export type OpenSource = Source | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** Something that can be read in slices, and read again should the engine have to start anew. */
export async function toSource(source: OpenSource, signal: AbortSignal | undefined): Promise<Source> {
  if (source instanceof ArrayBuffer) return new Blob([source]);
  if (ArrayBuffer.isView(source)) return new Blob([source as Uint8Array<ArrayBuffer>]);
  if (source instanceof ReadableStream) return collect(source, signal);
  return source;
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
