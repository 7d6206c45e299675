import { CasewiseError } from "../bridge/errors";
import type { Encoding, InputReport } from "../bridge/protocol";
import { joined } from "./chunks";

/** How an encoding became known; see protocol.ts. */
type Found = Pick<InputReport, "encoding" | "encodingFrom">;

const HEAD = 4096;

const isNul = (byte: number | undefined) => byte === 0;

/** By the mark in front or by where zero bytes stand. Else UTF-8, until a byte says otherwise. */
function detect(head: Uint8Array): Found & { mark: number } {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe && isNul(third) && isNul(fourth) && head.length >= 4) throw unknown();
  if (first === 0xff && second === 0xfe)
    return { encoding: "utf-16le", encodingFrom: "byteOrderMark", mark: 2 };
  if (first === 0xfe && second === 0xff)
    return { encoding: "utf-16be", encodingFrom: "byteOrderMark", mark: 2 };
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { encoding: "utf-8", encodingFrom: "byteOrderMark", mark: 0 };
  const nuls = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const pairs = head.length >> 1;
  const content = { encodingFrom: "content", mark: 0 } as const;
  if (odd > 0.6 * pairs && even < 0.2 * pairs) return { encoding: "utf-16le", ...content };
  if (even > 0.6 * pairs && odd < 0.2 * pairs) return { encoding: "utf-16be", ...content };
  if (even + odd > 0) throw unknown();
  return { encoding: "utf-8", ...content };
}

const unknown = () =>
  new CasewiseError(
    "bad_encoding",
    "The characters of this file are stored in a way that is not known; save it as CSV in UTF-8 and open it again.",
  );

/**
 * `chunks` of text in any encoding as UTF-8, and in `found` what it was. Without `wanted`, text that cannot be UTF-8
 * is read as windows-1252, in which every byte is a character; text that has been UTF-8 so far goes on as it is, and
 * the engine says where it stops to be.
 */
export async function* toUtf8(
  chunks: AsyncGenerator<Uint8Array>,
  wanted: Encoding | undefined,
  found: Found,
): AsyncGenerator<Uint8Array> {
  const { head, all } = await withHead(chunks, HEAD);
  const detected = detect(wanted === "utf-8" || wanted === "windows-1252" ? head.filter(Boolean) : head);
  const mark = wanted === undefined || wanted === detected.encoding ? detected.mark : 0;
  if (wanted === undefined)
    Object.assign(found, { encoding: detected.encoding, encodingFrom: detected.encodingFrom });
  else Object.assign(found, { encoding: wanted, encodingFrom: "user" });
  const text = mark > 0 ? without(all, mark) : all;
  if (found.encoding === "utf-16le" || found.encoding === "utf-16be") yield* fromUtf16(text, found.encoding);
  else if (found.encoding === "windows-1252") yield* fromWindows1252(text);
  else if (wanted === "utf-8") yield* text;
  else yield* utf8Or1252(text, found);
}

/** The chunks again, and their first bytes. */
export async function withHead(
  chunks: AsyncGenerator<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < size) {
    const next = await chunks.next();
    if (next.done) break;
    first.push(next.value);
    bytes += next.value.length;
  }
  const start = joined(first);
  async function* again() {
    if (start.length > 0) yield start;
    yield* chunks;
  }
  return { head: start.subarray(0, size), all: again() };
}

async function* without(chunks: AsyncGenerator<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield chunk.subarray(skipped);
  }
}

/** The first character beyond ASCII decides: in windows-1252 it is next to never one of UTF-8 by chance. */
async function* utf8Or1252(chunks: AsyncGenerator<Uint8Array>, found: Found): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const at = firstBeyondAscii(chunk);
    if (at === chunk.length) {
      yield chunk;
      continue;
    }
    // The character may be cut by the end of the chunk: decide with the bytes that follow.
    const next = chunk.length - at < 4 ? await chunks.next() : undefined;
    const known = next && !next.done ? joined([chunk, next.value]) : chunk;
    if (beginsAsUtf8(known.subarray(at))) {
      yield known;
      yield* chunks;
    } else {
      Object.assign(found, { encoding: "windows-1252", encodingFrom: "assumed" });
      yield asUtf8(known);
      yield* fromWindows1252(chunks);
    }
    return;
  }
}

function firstBeyondAscii(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && (bytes[at] ?? 0) < 128) at++;
  return at;
}

function beginsAsUtf8(bytes: Uint8Array): boolean {
  const lead = bytes[0] ?? 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length));
    return true;
  } catch {
    return false;
  }
}

async function* fromUtf16(
  chunks: AsyncGenerator<Uint8Array>,
  encoding: "utf-16le" | "utf-16be",
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  const decode = (bytes?: Uint8Array) => {
    try {
      return encoder.encode(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
    } catch {
      throw new CasewiseError(
        "bad_encoding",
        "This file is in UTF-16 and has a character that is damaged or cut off; save it again and open that.",
      );
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

/** The characters of windows-1252 from 0x80 to 0x9F; the rest are those of Unicode. Five are unused, and kept. */
const HIGH =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

const spelled = Array.from({ length: 128 }, (_, at) =>
  new TextEncoder().encode(HIGH[at] ?? String.fromCharCode(at + 128)),
);

function asUtf8(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 3);
  let size = 0;
  for (const byte of bytes) {
    if (byte < 128) out[size++] = byte;
    else for (const one of spelled[byte - 128] ?? []) out[size++] = one;
  }
  return out.slice(0, size);
}

async function* fromWindows1252(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield asUtf8(chunk);
}
