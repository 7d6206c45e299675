/**
 * The ledger as a file that its owner carries: all entries with salts and fingerprints, encrypted with a passphrase.
 * It is private and never part of a release. Key: PBKDF2-HMAC-SHA-256; content: AES-256-GCM, bound to the header.
 */
import { LedgerError, badLedger } from "./errors";
import { canonical, cryptography, fromHex, randomBytes, toBytes, toHex } from "./hash";
import type { Bytes } from "./hash";
import { writeLedger } from "./ledger";
import type { Ledger } from "./ledger";
import { MOST_CHARACTERS, readLedger } from "./read_ledger";

/** Over what OWASP advised for this function in 2023 (600,000); about half a second on a laptop. */
const ITERATIONS = 1_000_000;
/** A file from outside may not make the browser work for minutes, nor be one that is easy to guess. */
const FEWEST_ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;
const FORMAT = "casewise-ledger-1";
/** Three of a handful of words: what the derivation above makes expensive to try. */
export const SHORTEST_PASSPHRASE = 12;

interface Header {
  format: typeof FORMAT;
  iterations: number;
  salt: string;
  nonce: string;
}

/** A header line of JSON, a line feed, and the encrypted ledger. */
export async function seal(ledger: Ledger, passphrase: string): Promise<Bytes> {
  if ([...passphrase.normalize("NFC")].length < SHORTEST_PASSPHRASE)
    throw new LedgerError(
      "wrong_passphrase",
      `The passphrase needs ${SHORTEST_PASSPHRASE} characters or more.`,
    );
  const header: Header = {
    format: FORMAT,
    iterations: ITERATIONS,
    salt: toHex(randomBytes(16)),
    nonce: toHex(randomBytes(12)),
  };
  const data = toBytes(writeLedger(ledger));
  const key = await keyOf(passphrase, header, "encrypt");
  const sealed = new Uint8Array(await cryptography().encrypt(cipher(header), key, data));
  const head = toBytes(`${canonical(header)}\n`);
  const file = new Uint8Array(head.length + sealed.length);
  file.set(head);
  file.set(sealed, head.length);
  return file;
}

/** Throws `bad_ledger` for what is no such file or holds no sound ledger, `wrong_passphrase` if it does not open it. */
export async function unseal(file: Bytes, passphrase: string): Promise<Ledger> {
  if (file.length > MOST_CHARACTERS) throw badLedger("The file is larger than any ledger can be.");
  const end = file.subarray(0, 512).indexOf(10);
  const header = end < 0 ? null : readHeader(new TextDecoder().decode(file.subarray(0, end)));
  if (!header) throw badLedger("This is not a ledger file of this program.");
  const key = await keyOf(passphrase, header, "decrypt");
  let text: string;
  try {
    const opened = await cryptography().decrypt(cipher(header), key, file.slice(end + 1));
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(opened);
  } catch {
    throw new LedgerError(
      "wrong_passphrase",
      "The passphrase does not open this file, or the file was changed.",
    );
  }
  return readLedger(text);
}

function readHeader(text: string): Header | null {
  let header: Partial<Header>;
  try {
    header = JSON.parse(text) as Partial<Header>;
  } catch {
    return null;
  }
  const { format, iterations = 0, salt = "", nonce = "" } = header ?? {};
  const sound =
    format === FORMAT &&
    Number.isInteger(iterations) &&
    iterations >= FEWEST_ITERATIONS &&
    iterations <= MOST_ITERATIONS &&
    /^[0-9a-f]{32}$/.test(salt) &&
    /^[0-9a-f]{24}$/.test(nonce);
  const read = { format: FORMAT, iterations, salt, nonce } as const;
  return sound && canonical(read) === text ? read : null;
}

const cipher = (header: Header) => ({
  name: "AES-GCM",
  iv: fromHex(header.nonce),
  additionalData: toBytes(canonical(header)),
});

async function keyOf(passphrase: string, { salt, iterations }: Header, use: "encrypt" | "decrypt") {
  const words = toBytes(passphrase.normalize("NFC"));
  const base = await cryptography().importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: fromHex(salt), iterations };
  return cryptography().deriveKey(derivation, base, { name: "AES-GCM", length: 256 }, false, [use]);
}
