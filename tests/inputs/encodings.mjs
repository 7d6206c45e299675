// Encodings: marked, found, assumed, forced and broken.
import { encoded } from "../formats/write_text.mjs";
import { head, two, twoProfile, utf8 } from "./make.mjs";

const accents = "gender,age\nS\u00E3o,0-8\n\u20AC\u2013,9-17\n";
const accentsProfile = { gender: { "S\u00E3o": 1, "\u20AC\u2013": 1 } };
const wide = ["utf-16le", "utf-16be"].flatMap((encoding) => [
  {
    name: `${encoding}, marked`,
    bytes: encoded(accents, encoding, { mark: true }),
    report: { cases: 2, input: { encoding, encodingFrom: "byteOrderMark" } },
    profile: accentsProfile,
  },
  {
    name: `${encoding}, not marked`,
    bytes: encoded(two, encoding),
    report: { cases: 2, input: { encoding, encodingFrom: "content" } },
    profile: twoProfile,
  },
  {
    name: `${encoding} with CRLF and tabs`,
    bytes: encoded(two.replaceAll(",", "\t").replaceAll("\n", "\r\n"), encoding, { mark: true }),
    report: { cases: 2, separator: "\t" },
    profile: twoProfile,
  },
  {
    name: `${encoding}, cut in the middle of a character`,
    bytes: encoded(accents, encoding, { mark: true }).subarray(0, -1),
    error: "bad_encoding",
  },
  {
    name: `${encoding}, half a pair`,
    bytes: encoded("gender,age\n\uD83D,\n", encoding, { mark: true }),
    error: "bad_encoding",
  },
  {
    name: `${encoding}, forced`,
    bytes: encoded(two, encoding),
    format: { encoding },
    report: { cases: 2, input: { encodingFrom: "user" } },
    profile: twoProfile,
  },
  {
    name: `${encoding}, nothing but its mark`,
    bytes: encoded("", encoding, { mark: true }),
    error: encoding === "utf-16le" ? "empty_file line 1" : "empty_file line 1",
  },
]);

export const rows = [
  ...wide,
  {
    name: "windows-1252",
    bytes: encoded(accents, "windows-1252"),
    report: { cases: 2, input: { encoding: "windows-1252", encodingFrom: "assumed" } },
    profile: accentsProfile,
  },
  {
    name: "windows-1252 in the header",
    bytes: encoded("gender,a\u00F1o\nMan,1\n", "windows-1252"),
    report: { cases: 1, input: { encoding: "windows-1252" } },
    profile: { gender: { Man: 1 } },
  },
  {
    name: "bytes that windows-1252 does not use",
    bytes: Uint8Array.of(...utf8("gender,age\n"), 0x81, 0x8d, 0x9d, ...utf8(",0-8\n")),
    report: { cases: 1, input: { encoding: "windows-1252" } },
    profile: { gender: { "\u0081\u008D\u009D": 1 } },
  },
  {
    name: "windows-1252, forced where it need not be",
    bytes: two,
    format: { encoding: "windows-1252" },
    report: { cases: 2, input: { encodingFrom: "user" } },
    profile: twoProfile,
  },
  {
    name: "UTF-8 forced as windows-1252",
    bytes: accents,
    format: { encoding: "windows-1252" },
    report: { cases: 2 },
    profile: { gender: { "S\u00C3\u00A3o": 1, "\u00E2\u201A\u00AC\u00E2\u20AC\u201C": 1 } },
  },
  {
    name: "windows-1252 forced as UTF-8",
    bytes: encoded(accents, "windows-1252"),
    format: { encoding: "utf-8" },
    error: "bad_encoding line 2",
  },
  {
    name: "UTF-8 that turns into something else",
    bytes: Uint8Array.of(...utf8("gender,age\nS\u00E3o,0-8\nS"), 0xe3, ...utf8("o,0-8\n")),
    error: "bad_encoding line 3",
  },
  {
    name: "windows-1252 far down in the file",
    bytes: encoded(`gender,age\n${"Man,0-8\n".repeat(100_000)}S\u00E3o,\n`, "windows-1252"),
    report: { cases: 100_001, input: { encoding: "windows-1252" } },
    profile: { gender: { Man: 100_000, "S\u00E3o": 1 } },
  },
  {
    name: "a character of UTF-8 cut off at the end",
    bytes: utf8("gender,age\nS\u00E3").subarray(0, -1),
    report: { cases: 1, input: { encoding: "windows-1252" } },
    profile: { gender: { "S\u00C3": 1 } },
  },
  { name: "UTF-32", bytes: Uint8Array.of(0xff, 0xfe, 0, 0, 0x67, 0, 0, 0), error: "bad_encoding" },
  { name: "zero bytes in a text", bytes: "gender,age\nMan,\0\n", error: "bad_encoding" },
  { name: "bytes of no kind", bytes: head(1, 2, 3, 4), error: "bad_encoding" },
];
