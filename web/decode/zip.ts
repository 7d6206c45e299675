import { CasewiseError } from "../bridge/errors";
import type { Source } from "../bridge/protocol";
import { slices, unreadable } from "../bridge/slices";
import { crc32 } from "./crc32";
import { damaged, inflate } from "./inflate";
import { refuseAbove, limits, type Expansion } from "./limits";

/** An entry of a .zip file's directory. */
export interface Member {
  name: string;
  packed: number;
  unpacked: number;
  method: number;
  encrypted: boolean;
  crc: number;
  /** Where its own header begins. */
  at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const SLICE = 256 << 10;

export async function readBytes(
  source: Source,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await source.slice(start, Math.min(end, source.size)).arrayBuffer());
  } catch (cause) {
    throw cause instanceof CasewiseError ? cause : unreadable();
  }
}

async function view(source: Source, start: number, length: number): Promise<DataView> {
  const bytes = start >= 0 ? await readBytes(source, start, start + length) : new Uint8Array(0);
  if (bytes.length < length) throw damaged(".zip or .xlsx");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

const wide = (from: DataView, at: number) => Number(from.getBigUint64(at, true));

interface Directory {
  entries: number;
  size: number;
  at: number;
  /** What places of members are to be moved by. */
  shift: number;
}

/** The directory stands at the end of the file; only it knows where each member begins and how long it is. */
async function findDirectory(source: Source): Promise<Directory> {
  const tailAt = Math.max(0, source.size - 65_557);
  const tail = await view(source, tailAt, source.size - tailAt);
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END || at + 22 + tail.getUint16(at + 20, true) !== tail.byteLength)
      continue;
    if (tail.getUint16(at + 4, true) !== 0 && tail.getUint16(at + 4, true) !== 0xffff) {
      throw new CasewiseError(
        "not_a_table",
        "This is one part of a split .zip file; join its parts and open that.",
      );
    }
    let end = tailAt + at;
    let found = {
      entries: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      at: tail.getUint32(at + 16, true),
    };
    const isWide = found.entries === 0xffff || found.size === 0xffffffff || found.at === 0xffffffff;
    if (isWide && at >= 20 && tail.getUint32(at - 20, true) === LOCATOR_64) {
      end = wide(tail, at - 12);
      const record = await view(source, end, 56);
      if (record.getUint32(0, true) !== END_64) throw damaged(".zip or .xlsx");
      found = { entries: wide(record, 32), size: wide(record, 40), at: wide(record, 48) };
    }
    // Bytes in front of the first member shift everything by their number.
    const shift = end - found.size - found.at;
    if (shift < 0) throw damaged(".zip or .xlsx");
    return { ...found, at: found.at + shift, shift };
  }
  throw damaged(".zip or .xlsx");
}

export async function listMembers(source: Source): Promise<Member[]> {
  const directory = await findDirectory(source);
  refuseAbove(directory.entries, limits.members);
  refuseAbove(directory.size, limits.directory);
  const entries = await view(source, directory.at, directory.size);
  const members: Member[] = [];
  for (let at = 0, i = 0; i < directory.entries; i++) {
    if (at + 46 > entries.byteLength || entries.getUint32(at, true) !== ENTRY) throw damaged(".zip or .xlsx");
    const nameLength = entries.getUint16(at + 28, true);
    const extraLength = entries.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + entries.getUint16(at + 32, true);
    if (next > entries.byteLength) throw damaged(".zip or .xlsx");
    const flags = entries.getUint16(at + 8, true);
    const member = {
      name: nameOf(new Uint8Array(entries.buffer, entries.byteOffset + at + 46, nameLength)),
      packed: entries.getUint32(at + 20, true),
      unpacked: entries.getUint32(at + 24, true),
      method: entries.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: entries.getUint32(at + 16, true),
      at: entries.getUint32(at + 42, true),
    };
    widen(member, new DataView(entries.buffer, entries.byteOffset + at + 46 + nameLength, extraLength));
    members.push({ ...member, at: member.at + directory.shift });
    at = next;
  }
  return members;
}

/** Sizes over 4 GB stand in an extra field, those that need it only. */
function widen(member: Member, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const length = extra.getUint16(at + 2, true);
    const end = Math.min(at + 4 + length, extra.byteLength);
    if (extra.getUint16(at, true) === 1) {
      let from = at + 4;
      for (const key of ["unpacked", "packed", "at"] as const) {
        if (member[key] !== 0xffffffff) continue;
        if (from + 8 > end) throw damaged(".zip or .xlsx");
        member[key] = wide(extra, from);
        from += 8;
      }
    }
    at += 4 + length;
  }
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The bytes of a member. Throws `not_a_table` at the end where they are not those that were packed. */
export async function* unpack(
  source: Source,
  member: Member,
  what: string,
  expansion: Expansion,
): AsyncGenerator<Uint8Array> {
  if (member.encrypted) {
    throw new CasewiseError(
      "not_a_table",
      "This file is protected by a password; unpack it first and open what is inside.",
    );
  }
  if (member.method !== 0 && member.method !== 8) {
    throw new CasewiseError(
      "not_a_table",
      "This .zip file is packed in a way that is not known; unpack it first.",
    );
  }
  refuseAbove(member.unpacked, limits.unpacked);
  const local = await view(source, member.at, 30);
  if (local.getUint32(0, true) !== LOCAL) throw damaged(what);
  const start = member.at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + member.packed > source.size) throw damaged(what);
  const packed = slices(
    {
      size: member.packed,
      slice: (from: number, to: number) => source.slice(start + from, start + to),
    },
    SLICE,
  );
  const bytes = member.method === 8 ? inflate(packed, what, expansion) : stored(packed, expansion);
  let crc = 0;
  let size = 0;
  for await (const part of bytes) {
    crc = crc32(part, crc);
    size += part.length;
    yield part;
  }
  if (crc !== member.crc || size !== member.unpacked) throw damaged(what);
}

async function* stored(chunks: AsyncGenerator<Uint8Array>, expansion: Expansion): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    expansion.packed += chunk.length;
    expansion.grow(chunk.length);
    yield chunk;
  }
}
