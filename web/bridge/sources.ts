import { cancelled } from "./errors";
import { unreadable } from "./slices";
import type { Source } from "./protocol";

/** What `engine.open` takes: a `File` or `Blob` is read in slices, the rest is copied once. */
export type OpenSource = Source | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** Bytes are sent as they are, not as a blob: that would first leave this process, and may be written to disk. */
export const isBytes = (source: OpenSource): source is ArrayBuffer | Uint8Array =>
  source instanceof ArrayBuffer || ArrayBuffer.isView(source);

/** What is read in slices. */
export async function toSource(
  source: Source | ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Source> {
  return source instanceof ReadableStream ? collect(source, signal) : source;
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
