import { CasewiseError } from "../bridge/errors";

export type Container = "gzip" | "zip" | "none";

/** Files that users take for tables, by their first bytes, and what to do with them. */
const others: readonly (readonly [start: string, sentence: string])[] = [
  [
    "\xD0\xCF\x11\xE0",
    "This is an old Excel file (.xls) or one with a password; save it as .xlsx or CSV without one and open that.",
  ],
  ["%PDF", "This is a PDF, not a table of cases; open the CSV file that it tells of."],
  ["PAR1", "This is a Parquet file; save it as CSV and open that."],
  ["<stata_dta>", "This is a Stata file; save it as CSV (export delimited) and open that."],
  ["$FL2", "This is an SPSS file; save it as CSV and open that."],
  ["$FL3", "This is an SPSS file; save it as CSV and open that."],
  ["X\n\0\0\0", "This is an R file; save its table as CSV (write.csv) and open that."],
  ["SQLite format 3\0", "This is a database; save its table as CSV and open that."],
  ["RDX", "This is an R file; save its table as CSV (write.csv) and open that."],
  ["7z\xBC\xAF\x27\x1C", "This is a .7z file; unpack it and open what is inside."],
  ["Rar!", "This is a .rar file; unpack it and open what is inside."],
  ["\xFD7zXZ", "This is an .xz file; unpack it and open what is inside."],
  ["BZh", "This is a .bz2 file; unpack it and open what is inside."],
  ["\x28\xB5\x2F\xFD", "This is a .zst file; unpack it and open what is inside."],
  ["\x89PNG", "This is a picture, not a table of cases; choose a CSV file."],
  ["\xFF\xD8\xFF", "This is a picture, not a table of cases; choose a CSV file."],
  ["GIF8", "This is a picture, not a table of cases; choose a CSV file."],
  ["\x7FELF", "This is a program, not a table of cases; choose a CSV file."],
];

/** What the first bytes of a file say it is packed in. Throws `not_a_table`, with a sentence, where it is something else. */
export function containerOf(head: Uint8Array): Container {
  const start = String.fromCharCode(...head.subarray(0, 16));
  if (start.startsWith("\x1F\x8B")) return "gzip";
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(start)) return "zip";
  const other = others.find(([begin]) => start.startsWith(begin));
  if (other) throw new CasewiseError("not_a_table", other[1]);
  // Stata 5 to 12: a number of the version, an order of bytes, a kind of file.
  if (/^[\x69-\x73][\x01\x02]\x01\0/.test(start))
    throw new CasewiseError(
      "not_a_table",
      "This is a Stata file; save it as CSV (export delimited) and open that.",
    );
  if (String.fromCharCode(...head.subarray(257, 262)) === "ustar")
    throw new CasewiseError("not_a_table", "This is a .tar file; unpack it and open what is inside.");
  return "none";
}

/** Whether the first bytes of a member may be those of a table: a guess, to spare the user a needless question. */
export function mayBeTable(head: Uint8Array): boolean {
  try {
    if (containerOf(head) !== "none") return true;
  } catch {
    return false;
  }
  const text = String.fromCharCode(...head.filter((byte) => byte !== 0)).replace(
    /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/,
    "",
  );
  if (/^\s*(?:\[\s*)?\{/.test(text)) return true;
  const line = text.trimStart().split(/[\r\n]/, 1)[0] ?? "";
  return !/^[<%]/.test(line) && /[,;\t|]/.test(line);
}
