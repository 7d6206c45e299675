import { cancelled } from "./errors";
import { unreadable } from "./slices";
import type { Source } from "./protocol";

/** What `engine.open` takes: a `File` or `Blob` is read in slices, the rest is copied once. */
export type OpenSource = Source | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/**
 * What is sent to the engine. Bytes go as they are, copied once: a blob made of them would first leave this process, and
 * may be written to disk.
 */
export async function toSource(
  source: OpenSource,
  signal: AbortSignal | undefined,
): Promise<Source | Uint8Array<ArrayBuffer>> {
  if (source instanceof ArrayBuffer) return new Uint8Array(source.slice(0));
  if (ArrayBuffer.isView(source)) return (source as Uint8Array<ArrayBuffer>).slice();
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
