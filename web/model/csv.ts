/** Comma-separated text that spreadsheets read as it is meant: RFC 4180, CR LF, and no field that runs as a formula. */

export type Field = string | number | null;

/**
 * A text that a spreadsheet could take for a formula gets a leading apostrophe. Numbers are written as they are,
 * and nothing is written for null.
 */
export function csvField(value: Field): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines of equal length: shorter ones are filled with empty fields. */
export function csvText(lines: Field[][]): string {
  const width = Math.max(0, ...lines.map((line) => line.length));
  return lines
    .map(
      (line) => [...line, ...Array<Field>(width - line.length).fill(null)].map(csvField).join(",") + "\r\n",
    )
    .join("");
}
