// .gz, .zip and what is no table at all.
import { changed, gz, head, two, twoProfile, utf8, xlsx, zip } from "./make.mjs";

const good = { cases: 2 };
const named = (...codes) => Uint8Array.of(...codes, ...new Uint8Array(300));
const text = (start) =>
  Uint8Array.of(...Array.from(start, (letter) => letter.charCodeAt(0)), ...new Uint8Array(300));
const table = zip({ "a.csv": two });
const centralAt = (bytes) => Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
const several = { "a.csv": two, "b.csv": `${two}Man,0-8\n` };
/** A header, and blank lines without end. */
const wild = () => {
  const bytes = new Uint8Array(90 << 20).fill(10);
  bytes.set(utf8("gender,age\n"));
  return bytes;
};
const deep = (times) => Array.from({ length: times }).reduce((bytes) => gz(bytes), utf8(two));

export const rows = [
  {
    name: "a .gz",
    bytes: gz(utf8(two)),
    report: { ...good, input: { packed: ["gzip"], bytes: gz(utf8(two)).length } },
    profile: twoProfile,
  },
  { name: "a .gz of nothing", bytes: gz(new Uint8Array(0)), error: "empty_file line 1" },
  { name: "a .gz that is cut off", bytes: gz(utf8(two)).subarray(0, -9), error: "not_a_table" },
  { name: "a .gz without its checksum", bytes: gz(utf8(two)).subarray(0, -8), error: "not_a_table" },
  { name: "a .gz with a wrong checksum", bytes: changed(gz(utf8(two)), -6, 7), error: "not_a_table" },
  { name: "a .gz with a wrong length", bytes: changed(gz(utf8(two)), -1, 7), error: "not_a_table" },
  {
    name: "a .gz with junk behind it",
    bytes: Uint8Array.of(...gz(utf8(two)), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
    error: "not_a_table",
  },
  { name: "a .gz that is only its mark", bytes: Uint8Array.of(0x1f, 0x8b), error: "not_a_table" },
  {
    name: "a .gz of two members",
    bytes: Uint8Array.of(...gz(utf8(two)), ...gz(utf8("Man,\n"))),
    report: { cases: 3 },
  },
  { name: "three times packed", bytes: deep(3), report: good, profile: twoProfile },
  { name: "four times packed", bytes: deep(4), error: "not_a_table" },
  {
    name: "a .gz that unpacks a thousandfold",
    bytes: () => gz(wild()),
    error: "too_large",
  },
  { name: "a .gz of what is no table", bytes: gz(text("%PDF-1.7")), error: "not_a_table" },
  {
    name: "a .zip",
    bytes: table,
    report: { ...good, input: { packed: ["zip"], member: "a.csv", members: 1 } },
    profile: twoProfile,
  },
  { name: "a .zip, stored", bytes: zip({ "a.csv": two }, 0), report: good, profile: twoProfile },
  {
    name: "a .zip with folders and the remains of a Mac",
    bytes: zip({ "x/": "", "x/a.csv": two, "__MACOSX/x/._a.csv": "junk,junk", "x/.DS_Store": "a,b" }),
    report: { ...good, input: { member: "x/a.csv", members: 1 } },
  },
  {
    name: "a .zip with a note beside the table",
    bytes: zip({ "about.txt": "hello\n", "a.csv": two }),
    report: { ...good, input: { member: "a.csv", members: 2 } },
  },
  { name: "a .zip with two tables", bytes: zip(several), error: "choose_member 1 to 2" },
  {
    name: "a .zip with two tables, one by name",
    bytes: zip(several),
    format: { member: "b.csv" },
    report: { cases: 3, input: { member: "b.csv" } },
  },
  {
    name: "a .zip with two tables, one by number",
    bytes: zip(several),
    format: { member: 2 },
    report: { cases: 3 },
  },
  {
    name: "a .zip with two tables, one by a number as text",
    bytes: zip(several),
    format: { member: "1" },
    report: good,
  },
  {
    name: "a .zip without the file that is named",
    bytes: zip(several),
    format: { member: "c.csv" },
    error: "choose_member 1 to 2",
  },
  { name: "a file in a .zip of what is none", bytes: two, format: { member: "a.csv" }, error: "not_a_table" },
  { name: "a sheet of what has none", bytes: two, format: { sheet: "Cases" }, error: "not_a_table" },
  { name: "a .zip of nothing", bytes: zip({}), error: "empty_file" },
  { name: "a .zip of empty files", bytes: zip({ "a.csv": "" }), error: "empty_file" },
  { name: "a .zip that is cut off", bytes: table.subarray(0, table.length - 10), error: "not_a_table" },
  { name: "a .zip that is only its mark", bytes: utf8("PK\u0003\u0004"), error: "not_a_table" },
  {
    name: "a .zip with bytes in front",
    bytes: Uint8Array.of(0x50, 0x4b, 3, 4, ...table),
    report: good,
    profile: twoProfile,
  },
  {
    name: "a .zip with a wrong checksum",
    bytes: changed(table, centralAt(table) + 16, table[centralAt(table) + 16] ^ 1),
    error: "not_a_table",
  },
  { name: "a .zip with a password", bytes: changed(table, centralAt(table) + 8, 1), error: "not_a_table" },
  {
    name: "a .zip packed in another way",
    bytes: changed(table, centralAt(table) + 10, 12),
    error: "not_a_table",
  },
  {
    name: "a .zip whose directory points elsewhere",
    bytes: changed(table, centralAt(table) + 42, 9),
    error: "not_a_table",
  },
  {
    name: "a .zip whose member claims to be longer",
    bytes: changed(table, centralAt(table) + 22, 0xff),
    error: "not_a_table",
  },
  {
    name: "a .zip that unpacks a thousandfold",
    bytes: () => zip({ "a.csv": wild() }, 9),
    error: "too_large",
  },
  {
    name: "a workbook in a .zip",
    bytes: zip({
      "a.xlsx": xlsx(
        two
          .trimEnd()
          .split("\n")
          .map((line) => line.split(",")),
      ),
    }),
    report: { ...good, input: { packed: ["zip", "xlsx"] } },
  },
  { name: "an old Excel file", bytes: head(0xd0, 0xcf, 0x11, 0xe0), error: "not_a_table" },
  { name: "an Excel file of binary kind", bytes: zip({ "xl/workbook.bin": "x" }), error: "not_a_table" },
  {
    name: "an OpenDocument file",
    bytes: zip({ mimetype: "x", "content.xml": "<a/>" }),
    error: "not_a_table",
  },
  { name: "a Word document", bytes: zip({ "word/document.xml": "<a/>" }), error: "not_a_table" },
  { name: "a PDF", bytes: text("%PDF-1.7"), error: "not_a_table" },
  { name: "a Parquet file", bytes: text("PAR1"), error: "not_a_table" },
  { name: "a Stata file", bytes: text("<stata_dta><header>"), error: "not_a_table" },
  { name: "a Stata file of version 12", bytes: Uint8Array.of(0x72, 2, 1, 0, 5, 0, 3), error: "not_a_table" },
  { name: "an R file of one table", bytes: gz(text("X\n\0\0\0\u0003")), error: "not_a_table" },
  {
    name: "a .tar.gz",
    bytes: gz(text(`a.csv${"\0".repeat(252)}ustar\u000000${"\0".repeat(248)}gender,age\nMan,0-8\n`)),
    error: "not_a_table",
  },
  {
    name: "a Numbers file",
    bytes: zip({ "Index/Document.iwa": "x", "Metadata/Properties.plist": "y", "preview.jpg": "z" }),
    error: "not_a_table",
  },
  { name: "an SPSS file", bytes: text("$FL2@(#)"), error: "not_a_table" },
  { name: "a database", bytes: text("SQLite format 3\0"), error: "not_a_table" },
  { name: "a .7z file", bytes: named(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), error: "not_a_table" },
  { name: "a .rar file", bytes: text("Rar!\x1a\x07"), error: "not_a_table" },
  { name: "an .xz file", bytes: named(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), error: "not_a_table" },
  { name: "a .bz2 file", bytes: text("BZh91AY"), error: "not_a_table" },
  { name: "a .zst file", bytes: named(0x28, 0xb5, 0x2f, 0xfd), error: "not_a_table" },
  { name: "a picture", bytes: named(0x89, 0x50, 0x4e, 0x47), error: "not_a_table" },
  { name: "a program", bytes: named(0x7f, 0x45, 0x4c, 0x46), error: "not_a_table" },
];
