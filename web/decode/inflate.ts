import { Gunzip, Inflate } from "fflate";
import { CasewiseError } from "../bridge/errors";
import { crc32 } from "./crc32";
import type { Expansion } from "./limits";

/** Packed bytes inflated at a time: a thousandfold of it fits in memory, and is done before a cancel is missed. */
const STEP = 16 << 10;

export const damaged = (what: string) =>
  new CasewiseError("not_a_table", `This ${what} file is damaged or cut off; get it again and open it anew.`);

type Chunks = AsyncGenerator<Uint8Array>;

/** What a .gz file holds, all its members joined. Throws `not_a_table` where a checksum is wrong. */
export async function* gunzip(chunks: Chunks, expansion: Expansion): Chunks {
  const out: Uint8Array[] = [];
  let crc = 0;
  let size = 0;
  let read = 0;
  let recent = new Uint8Array(0); // the last bytes that went in: where a member ends, its checksum is in them
  const check = (end: number) => {
    const at = end - 8 - (read - recent.length);
    if (at < 0 || end > read) throw damaged(".gz");
    const trailer = new DataView(recent.buffer, recent.byteOffset + at, 8);
    if (trailer.getUint32(0, true) !== crc || trailer.getUint32(4, true) !== size) throw damaged(".gz");
    crc = 0;
    size = 0;
  };
  const stream = new Gunzip((bytes) => {
    expansion.grow(bytes.length);
    crc = crc32(bytes, crc);
    size = (size + bytes.length) % 2 ** 32;
    out.push(bytes);
  });
  stream.onmember = check;
  const push = (bytes: Uint8Array, last: boolean) => {
    const joined = new Uint8Array(Math.min(recent.length, STEP) + bytes.length);
    joined.set(recent.subarray(recent.length - Math.min(recent.length, STEP)));
    joined.set(bytes, joined.length - bytes.length);
    recent = joined;
    read += bytes.length;
    expansion.packed += bytes.length;
    guarded(".gz", () => {
      stream.push(bytes, last);
    });
  };
  yield* inSteps(chunks, push, () => out.splice(0));
  check(read);
}

/** What deflated bytes hold. The caller checks size and checksum. */
export async function* inflate(chunks: Chunks, what: string, expansion: Expansion): Chunks {
  const out: Uint8Array[] = [];
  const stream = new Inflate((bytes) => {
    expansion.grow(bytes.length);
    out.push(bytes);
  });
  const push = (bytes: Uint8Array, last: boolean) => {
    expansion.packed += bytes.length;
    guarded(what, () => {
      stream.push(bytes, last);
    });
  };
  yield* inSteps(chunks, push, () => out.splice(0));
}

/** Pushes packed bytes a step at a time, and takes what has come out after each. */
async function* inSteps(
  chunks: Chunks,
  push: (bytes: Uint8Array, last: boolean) => void,
  take: () => Uint8Array[],
): Chunks {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) {
      push(chunk.slice(at, at + STEP), false);
      yield* take();
    }
  }
  push(new Uint8Array(0), true);
  yield* take();
}

function guarded(what: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw cause instanceof CasewiseError ? cause : damaged(what);
  }
}
