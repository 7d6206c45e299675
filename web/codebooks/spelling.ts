import type { CodebookDocument, DocumentVariable } from "./types";

/**
 * A band as the engine spells it (engine/base/text.h): dashes of any kind are one hyphen, no leading zeros, no remark in
 * brackets. Null where the text is no band.
 */
export function plainBand(text: string): string | null {
  const bare = text.trim().replace(/\s*\([^()]*\)$/, "");
  const found = /^(\d+)\s*(?:[-\u2010-\u2015\u2212]+\s*(\d+)|(\+))$/.exec(bare);
  if (!found) return null;
  const number = (digits: string) => digits.replace(/^0+(?=\d)/, "");
  return found[3] ? `${number(found[1] ?? "")}+` : `${number(found[1] ?? "")}-${number(found[2] ?? "")}`;
}

/** The value that a text stands for, for files that the engine does not read; null where the codebook knows none. */
export function valueOf(book: CodebookDocument, variable: DocumentVariable, text: string): string | null {
  const written = text.trim();
  const lower = written.toLowerCase();
  if (variable.type === "indicator")
    return (book.indicatorSpellings.present ?? []).some((one) => one.toLowerCase() === lower) ? "1" : null;
  if (variable.valueKind === "year")
    return /^-?\d{1,18}(\.0+)?$/.test(written) ? written.replace(/\.0+$/, "") : null;
  if (variable.valueKind === "country") {
    const upper = written.toUpperCase();
    return book.countries.find(({ alpha3, alpha2 }) => alpha3 === upper || alpha2 === upper)?.alpha3 ?? null;
  }
  const band = variable.valueKind === "band" ? plainBand(written) : null;
  const values = (variable.values ?? []) as { value: string; spellings?: string[] }[];
  const found = values.find(({ value, spellings = [] }) =>
    [value, ...spellings].some((one) => one.toLowerCase() === lower || one === band),
  );
  return found?.value ?? null;
}
