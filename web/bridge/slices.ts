import { CasewiseError } from "./errors";
import type { Source } from "./protocol";

/**
 * The bytes of `source` in order, `sliceBytes` at a time. The next slice is being read while the caller works on the
 * one it has. Throws `not_a_table` at `file` when the file cannot be read.
 */
export async function* slices(source: Source, sliceBytes: number): AsyncGenerator<Uint8Array> {
  const read = (start: number) => {
    const end = Math.min(start + sliceBytes, source.size);
    // Some browsers give less when a file was cut short meanwhile, and say nothing.
    const reading = source
      .slice(start, end)
      .arrayBuffer()
      .then((bytes) => (bytes.byteLength === end - start ? bytes : Promise.reject(unreadable())));
    reading.catch(() => undefined); // may never be awaited, when the caller stops early
    return reading;
  };
  let next = source.size > 0 ? read(0) : undefined;
  for (let start = 0; next; start += sliceBytes) {
    let bytes: ArrayBuffer;
    try {
      bytes = await next;
    } catch {
      throw unreadable();
    }
    next = start + sliceBytes < source.size ? read(start + sliceBytes) : undefined;
    yield new Uint8Array(bytes);
  }
}

export const unreadable = () =>
  new CasewiseError(
    "not_a_table",
    "The file could not be read. Check that it is still there, that it has not changed and that you may read it.",
    "file",
  );

/** Lets waiting messages (a cancel, a query) be heard before the next slice is parsed. Shorter than any timer. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { setImmediate } = globalThis as { setImmediate?: (resume: () => void) => void };
    if (setImmediate) {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
