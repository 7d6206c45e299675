import { CasewiseError } from "./errors";
import type { Source } from "./protocol";

/**
 * The bytes of `source` in order, `sliceBytes` at a time. The next slice is being read while the caller works on the
 * one it has. Throws `not_a_table` at `file` when the file cannot be read.
 */
export const slices = (source: Source, sliceBytes: number): AsyncGenerator<Uint8Array> =>
  inOrder(
    source.size,
    sliceBytes,
    () => 1,
    (start, end) => readSlice(source, start, end),
  );

/** What `read` gives for each slice of `size` bytes, in order, with as many being read as `ahead` says. */
export async function* inOrder<T>(
  size: number,
  sliceBytes: number,
  ahead: () => number,
  read: (start: number, end: number) => Promise<T>,
): AsyncGenerator<T> {
  const reading: Promise<T>[] = [];
  let start = 0;
  const goOn = () => {
    for (; start < size && reading.length < ahead(); start += sliceBytes) {
      const one = read(start, Math.min(start + sliceBytes, size));
      one.catch(() => undefined); // may never be awaited, when the caller stops early
      reading.push(one);
    }
  };
  goOn();
  for (let first = reading.shift(); first; first = reading.shift()) {
    const one = await first;
    goOn();
    yield one;
  }
}

/** Throws as `slices` does. */
export async function readSlice(
  source: Source,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await source
    .slice(start, end)
    .arrayBuffer()
    .catch(() => undefined);
  // Some browsers give less when a file was cut short meanwhile, and say nothing.
  if (bytes?.byteLength !== end - start) throw unreadable();
  return new Uint8Array(bytes);
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
