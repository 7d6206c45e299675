// Writes a table (rows of texts, the header first) as text in any way that users' programs do.

/**
 * @param {string[][]} rows
 * @param {{ separator?: string, lineEnd?: string, quotes?: "needed" | "all", lastLineEnd?: boolean }} [how]
 */
export function delimited(
  rows,
  { separator = ",", lineEnd = "\n", quotes = "needed", lastLineEnd = true } = {},
) {
  const field = (text) =>
    quotes === "all" || /["\r\n]/.test(text) || text.includes(separator)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = rows.map((row) => row.map(field).join(separator));
  return lines.join(lineEnd) + (lastLineEnd ? lineEnd : "");
}

/** One object per row. `blanks`: what becomes of an empty text; `numbers`: whether whole numbers are written as such. */
export function objects(rows, { blanks = "null", numbers = true } = {}) {
  const [header, ...rest] = rows;
  const value = (text) =>
    text === "" ? (blanks === "null" ? null : "") : numbers && /^\d{1,9}$/.test(text) ? Number(text) : text;
  return rest.map((row) =>
    Object.fromEntries(
      header
        .map((name, at) => [name, value(row[at] ?? "")])
        .filter(([, one]) => blanks !== "left out" || one !== ""),
    ),
  );
}

const HIGH =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

/** @param {string} text @param {"utf-8" | "utf-16le" | "utf-16be" | "windows-1252"} encoding */
export function encoded(text, encoding, { mark = false } = {}) {
  const marked = mark ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(marked);
  if (encoding === "windows-1252") {
    return Uint8Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      const high = HIGH.indexOf(letter);
      if (high >= 0) return 128 + high;
      if (code > 255) throw new RangeError("no character of windows-1252");
      return code;
    });
  }
  const bytes = Buffer.from(marked, "utf16le");
  return Uint8Array.from(encoding === "utf-16be" ? bytes.swap16() : bytes);
}
