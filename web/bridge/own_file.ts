import { chooseMember, type Decode, type Decoding } from "./decoding";
import { Pipe } from "./piped";
import type { Choice, FormatOptions, Separator, Source } from "./protocol";
import { slices } from "./slices";

/** Own records that go through a decoder, whatever they are: whoever reads them has them decoded anew. */
export interface OwnFile {
  open(signal: AbortSignal | undefined): Promise<Decoding>;
}

/** A file that is text in UTF-8 as it lies there, or one that is decoded. */
export type SensitiveSource = Source | OwnFile;

/** `chosen`: which file and sheet is meant, where that was asked when the file was opened. */
export function ownFile(
  source: Source,
  format: FormatOptions,
  chosen: ReadonlyMap<Choice["of"], number>,
  decode: Decode,
): OwnFile {
  const ask = (choice: Choice) => {
    const place = chosen.get(choice.of);
    return place === undefined ? Promise.reject(chooseMember(choice)) : Promise.resolve(place);
  };
  return {
    async open(signal) {
      const decoding = await decode(source, format, ask, signal);
      return { ...decoding, separator: format.separator ?? decoding.separator };
    },
  };
}

/** Has the text ready for one reader, for as long as `read` takes. */
export async function withText<T>(
  of: SensitiveSource,
  signal: AbortSignal | undefined,
  read: (text: Source | MessagePort, separator: Separator | undefined) => Promise<T>,
): Promise<T> {
  if (!("open" in of)) return read(of, undefined);
  const decoding = await of.open(signal);
  try {
    return await read(decoding.port, decoding.separator);
  } finally {
    decoding.end();
  }
}

/** The bytes of `text`, a slice at a time; a decoder is stopped where the caller stops early. */
export async function* slicesOf(text: Source | MessagePort, sliceBytes: number): AsyncGenerator<Uint8Array> {
  if (!(text instanceof MessagePort)) {
    yield* slices(text, sliceBytes);
    return;
  }
  const pipe = new Pipe(text);
  try {
    yield* pipe.chunks();
  } finally {
    pipe.stop();
  }
}
