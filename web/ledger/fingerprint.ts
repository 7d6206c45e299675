/**
 * A keyed fingerprint of a data file, to notice that the same version comes again under another name. Without the salt
 * it says nothing: an unsalted hash would confirm any guess at the whole file.
 */
import { CanonicalBytes } from "./canonical_bytes";
import type { Sealed } from "./entry";
import { canonical, fromHex, hmacSha256, randomBytes, sha256, toBytes, toHex } from "./hash";
import type { Bytes } from "./hash";

export interface Readable {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

const SLICE = 1024 * 1024;

/**
 * The hashes, one per MiB, of the file's canonical bytes (canonical_bytes.ts): a file that another program merely saved
 * again is the same version. Secret, like the file itself.
 */
export async function contentOf(file: Readable | AsyncIterable<Uint8Array>): Promise<string> {
  const digests: string[] = [];
  const text = new CanonicalBytes();
  const chunk: Bytes = new Uint8Array(SLICE);
  let filled = 0;
  for await (const read of Symbol.asyncIterator in file ? file : slicesOf(file)) {
    let bytes = text.next(read);
    while (bytes.length > 0) {
      const part = bytes.subarray(0, SLICE - filled);
      chunk.set(part, filled);
      filled += part.length;
      bytes = bytes.subarray(part.length);
      if (filled === SLICE) {
        digests.push(await sha256(chunk));
        filled = 0;
      }
    }
  }
  return [...digests, await sha256(chunk.slice(0, filled))].join("");
}

async function* slicesOf(file: Readable): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += SLICE)
    yield new Uint8Array(await file.slice(start, Math.min(start + SLICE, file.size)).arrayBuffer());
}

/** Ties a release to the version of its file; `salt` is that of the account, or new for its first release. */
export async function sealedPart(content: string, salt = toHex(randomBytes(32))): Promise<Sealed> {
  return { salt, fingerprint: await fingerprintOf(content, salt), nonce: toHex(randomBytes(32)) };
}

export const fingerprintOf = (content: string, salt: string) => hmacSha256(fromHex(salt), toBytes(content));

export const hashOfSealed = (sealed: Sealed) => sha256(canonical(sealed));
