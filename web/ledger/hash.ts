/** Hashes with the browser's own cryptography, as lower-case hexadecimal text. */
import { LedgerError } from "./errors";

/** Bytes in memory of their own: what the browser's cryptography takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function cryptography(): SubtleCrypto {
  // Missing where a page came over an insecure connection.
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (subtle) return subtle;
  throw new LedgerError(
    "unsupported_browser",
    "This page has no access to the browser's cryptography. Open it over https, from this computer or as a file.",
  );
}

export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

export const toHex = (bytes: Bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const fromHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export const toBytes = (text: string): Bytes => new TextEncoder().encode(text);

export async function sha256(data: Bytes | string): Promise<string> {
  const bytes = typeof data === "string" ? toBytes(data) : data;
  return toHex(new Uint8Array(await cryptography().digest("SHA-256", bytes)));
}

export async function hmacSha256(keyBytes: Bytes, data: Bytes): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await cryptography().importKey("raw", keyBytes, algorithm, false, ["sign"]);
  return toHex(new Uint8Array(await cryptography().sign("HMAC", key, data)));
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** JSON with sorted names and no spaces: the one spelling that is hashed. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] as Json)]));
}
