import type { CodebookDocument } from "./types";
import { plainBand } from "./spelling";

/** A value that a spreadsheet made of another one. */
export interface ExcelDamage {
  variable: string;
  written: string;
  count: number;
  /** date: "17-Sep". serial: a date as the number of its day. */
  kind: "date" | "serial";
  /** The codebook's value that it was most likely. */
  likely: string;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Day numbers of 1950 and 2100: what a spreadsheet makes of a day or month typed today, with room on both sides. */
const SERIALS = [18_264, 73_050] as const;

/**
 * What a spreadsheet may have made a date of: "17-Sep" of 9-17 (month and day) or of 17-9; "Sep-17" of 9-17 (month and
 * year). Null where the text is no such date.
 */
export function datedFrom(text: string): { kind: ExcelDamage["kind"]; bands: string[] } | null {
  const named = /^(?:(\d{1,4})[-/ .]([a-z]{3,4})[a-z]*\.?|([a-z]{3,4})[a-z]*\.?[-/ .](\d{1,4}))$/i.exec(
    text.trim(),
  );
  if (named) {
    const month = monthOf(named[2] ?? named[3] ?? "");
    const other = Number((named[1] ?? named[4] ?? "").slice(-2));
    return month === 0 ? null : { kind: "date", bands: [`${month}-${other}`, `${other}-${month}`] };
  }
  const numbers = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][0:.Z]*)?$/.exec(text.trim());
  if (numbers)
    return { kind: "date", bands: bandsOf(Number(numbers[1]), Number(numbers[2]), Number(numbers[3])) };
  const serial = /^\d{5}(\.0+)?$/.test(text.trim()) ? Number(text) : 0;
  if (serial < SERIALS[0] || serial > SERIALS[1]) return null;
  const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return { kind: "serial", bands: bandsOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()) };
}

/** Month and day, day and month; and month and year where it is the first of a month. */
const bandsOf = (year: number, month: number, day: number) => [
  ...(day === 1 ? [`${month}-${year % 100}`] : []),
  `${month}-${day}`,
  `${day}-${month}`,
];

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The unknown values of an open file that a spreadsheet made of the codebook's bands. */
export function excelDamage(
  unknown: { id: string; unknownValues: { value: string; count: number }[] }[],
  book: CodebookDocument,
): ExcelDamage[] {
  return unknown.flatMap(({ id, unknownValues }) => {
    const variable = book.variables.find((one) => one.id === id);
    if (variable?.valueKind !== "band") return [];
    const values = new Set((variable.values ?? []).map(({ value }) => value));
    return unknownValues.flatMap(({ value, count }): ExcelDamage[] => {
      const dated = datedFrom(value);
      const likely = dated?.bands.map(plainBand).find((band) => band !== null && values.has(band));
      return dated && likely ? [{ variable: id, written: value, count, kind: dated.kind, likely }] : [];
    });
  });
}
