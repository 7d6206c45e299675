// Looks for secrets in whatever left: texts, file names, headers, bytes, and what is packed inside of them.
import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Deeper than any of our files packs another. */
const DEEPEST = 4;

/**
 * Every leak of `sentinels` in `artefacts`, as { artefact, sentinel, how, at }. An artefact is { name, content }, the
 * content a text, bytes, or anything that JSON can write; its name is searched too. Sentinels are ASCII texts of four
 * characters or more, spelt so that they occur nowhere by chance.
 */
export function findLeaks(artefacts, sentinels) {
  const needles = sentinels.flatMap((sentinel) =>
    spellings(sentinel).map(([how, spelt]) => ({ sentinel, how, spelt: Buffer.from(spelt, "latin1") })),
  );
  return artefacts.flatMap(({ name, content }) =>
    [
      { how: "", bytes: Buffer.from(String(name)), place: "its name" },
      ...layers(bytesOf(content), ""),
    ].flatMap(({ how: packed, bytes, place }) => {
      const haystack = lowerCase(bytes);
      return needles.flatMap(({ sentinel, how, spelt }) => {
        const at = (how.startsWith("base64") ? bytes : haystack).indexOf(spelt);
        return at < 0
          ? []
          : [{ artefact: name, sentinel, how: packed ? `${how} in ${packed}` : how, at: place ?? at }];
      });
    }),
  );
}

/**
 * Where `number` stands in `artefacts` as a number of its own, with or without separators, as { artefact, at }: for the
 * exact number of records, which may occur only as a draw of the noisy one.
 */
export function findNumber(artefacts, number) {
  const digits = String(number);
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, "[,.\u00a0\u202f ']");
  // Written together it may stand between commas of a table; in groups it may not be the end of a larger number.
  const pattern = new RegExp(`(?<!\\d|\\d\\.)(?:${digits}|(?<!\\d,)${grouped})(?!\\d|\\.\\d)`, "g");
  return artefacts.flatMap(({ name, content }) =>
    [Buffer.from(String(name)), ...layers(bytesOf(content), "").map(({ bytes }) => bytes)].flatMap((bytes) =>
      [...bytes.toString("utf8").matchAll(pattern)].map(({ index }) => ({ artefact: name, at: index })),
    ),
  );
}

function bytesOf(content) {
  if (typeof content === "string") return Buffer.from(content);
  if (content instanceof ArrayBuffer) return Buffer.from(content);
  if (ArrayBuffer.isView(content)) return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return Buffer.from(JSON.stringify(content) ?? "");
}

/** ASCII capitals as small letters; every other byte as it is. */
const lowerCase = (bytes) =>
  Buffer.from(
    bytes.toString("latin1").replace(/[A-Z]+/g, (text) => text.toLowerCase()),
    "latin1",
  );

/** How a sentinel may be spelt. All but base64, which tells capitals apart, is looked for in small letters. */
function spellings(sentinel) {
  const cases = [sentinel, sentinel.toLowerCase(), sentinel.toUpperCase()];
  const found = cases.flatMap((text) => [
    ...encodings(text).map(([how, spelt]) => [how, spelt.toLowerCase()]),
    ...[0, 1, 2].flatMap((shift) => base64At(text, shift)),
  ]);
  return [...new Map(found.filter(([, spelt]) => spelt.length > 0).map((one) => [one[1], one])).values()];
}

function encodings(text) {
  const codes = [...text].map((letter) => letter.charCodeAt(0));
  const wide = Buffer.from(text, "utf16le");
  const each = (write) => codes.map(write).join("");
  const hex = (code) => code.toString(16).padStart(2, "0");
  return [
    ["plain", text],
    ["reversed", [...text].reverse().join("")],
    ["UTF-16", wide.toString("latin1")],
    ["UTF-16, big-endian", Buffer.from(wide).swap16().toString("latin1")],
    ["hexadecimal", each(hex)],
    ["percent-encoded", each((code) => `%${hex(code)}`)],
    ["percent-encoded", encodeURIComponent(text)],
    ["JSON escapes", each((code) => `\\u00${hex(code)}`)],
    ["HTML entities", each((code) => `&#${code};`)],
    ["HTML entities", each((code) => `&#x${hex(code)};`)],
  ];
}

/** The letters of base64 that depend on the sentinel alone when it begins `shift` bytes after a group's beginning. */
function base64At(text, shift) {
  const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
    .toString("base64")
    .replace(/=+$/, "");
  const whole = encoded.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + text.length) * 8) / 6));
  return [
    ["base64", whole],
    ["base64, for addresses", whole.replaceAll("+", "-").replaceAll("/", "_")],
  ];
}

/** The bytes themselves and whatever is packed in them: gzip, zlib, and the entries of zip files. */
function layers(bytes, how, depth = 0) {
  const own = [{ how, bytes }];
  if (depth === DEEPEST) return own;
  const inner = [...unpacked(bytes)];
  return [
    ...own,
    ...inner.flatMap(([name, part]) => layers(part, how ? `${how}, ${name}` : name, depth + 1)),
  ];
}

function* unpacked(bytes) {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* attempt("gzip", () => gunzipSync(bytes));
  if (bytes[0] === 0x78) yield* attempt("zlib", () => inflateSync(bytes));
  // Local headers of a zip file; sizes may stand behind the data, so deflated entries are unpacked to their own end.
  for (
    let at = bytes.indexOf("PK\x03\x04", 0, "latin1");
    at >= 0;
    at = bytes.indexOf("PK\x03\x04", at + 4, "latin1")
  ) {
    if (at + 30 > bytes.length) return;
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    // A stored entry is in the file as it is and was searched there.
    if (bytes.readUInt16LE(at + 8) === 8) yield* attempt("zip", () => inflateRawSync(bytes.subarray(begin)));
  }
}

function* attempt(name, unpack) {
  try {
    yield [name, unpack()];
  } catch {
    // Not what its first bytes say.
  }
}
