import type { CodebookDocument, Release } from "./types";

/** How well a codebook fits the header of a file. */
export interface Fit {
  codebook: string;
  title: string;
  /** Columns that it knows: variables and columns that it sets aside. */
  known: number;
  /** Columns of the file that have a name. */
  columns: number;
  /** What it has columns for. */
  expected: number;
}

export interface Recognition extends Fit {
  /** given: the caller chose the codebook. recognised: it fits best. foreign: it fits best, and hardly. */
  how: "given" | "recognised" | "proposed" | "foreign";
  /** The release that the latest year speaks for, where the codebook covers several or one. */
  release: Release | null;
  latestYear: number | null;
  /** The release is the only one that the codebook covers, or the latest year is exactly one release's. */
  certain: boolean;
  /** The reader said so. */
  stated: boolean;
}

/** Header names are the same whatever their case, as in the engine. */
export const plainHeader = (header: string) => header.trim().toLowerCase();

/** Every header that a codebook knows, with the id of the variable or the name of the column set aside. */
export function knownHeaders(book: CodebookDocument): Map<string, string> {
  const names = new Map<string, string>();
  const add = (id: string, headers: string[]) => {
    for (const header of headers) if (!names.has(plainHeader(header))) names.set(plainHeader(header), id);
  };
  for (const { id, headerAliases = [], mergeOf } of book.variables)
    if (!mergeOf) add(id, [id, ...headerAliases]);
  for (const { name, headerAliases = [] } of book.setAside ?? []) add(name, [name, ...headerAliases]);
  return names;
}

export function fitOf(headers: string[], book: CodebookDocument): Fit {
  const names = knownHeaders(book);
  const named = headers.filter((header) => header.trim() !== "");
  const found = new Set(named.map((header) => names.get(plainHeader(header))).filter(Boolean));
  return {
    codebook: book.id,
    title: book.title,
    known: found.size,
    columns: named.length,
    expected: new Set(names.values()).size,
  };
}

/**
 * The codebook that knows most columns; of equals, the one of which most is there; then the first of `books`, which
 * are in order of preference.
 */
export function bestFit(headers: string[], books: CodebookDocument[]): Fit | null {
  let best: Fit | null = null;
  for (const book of books) {
    const fit = fitOf(headers, book);
    const better =
      !best ||
      fit.known > best.known ||
      (fit.known === best.known && fit.known * best.expected > best.known * fit.expected * 1.5);
    if (better) best = fit;
  }
  return best;
}

/** Less than half of the columns are known, and less than half of what the codebook expects is there. */
export function isForeign({ known, columns, expected }: Fit): boolean {
  return known * 2 < columns && known * 2 < expected;
}

/**
 * A file that has the columns of a published release: all of its own are known, and at least four fifths of those that
 * the codebook expects are there.
 */
export const isRelease = ({ how, known, columns, expected }: Recognition): boolean =>
  how === "recognised" && known === columns && known * 5 >= expected * 4;

/** Which release of its codebook a file is, by its latest year. */
export function releaseOf(
  book: CodebookDocument,
  latestYear: number | null,
): Pick<Recognition, "release" | "certain" | "stated"> {
  const releases = book.releases ?? [];
  const stated = releases.find(({ id }) => id === book.statedRelease);
  if (stated) return { release: stated, certain: true, stated: true };
  if (releases.length === 1) return { release: releases[0] ?? null, certain: true, stated: false };
  const fits = releases.filter(({ lastYear }) => lastYear === latestYear);
  return { release: fits.length === 1 ? (fits[0] ?? null) : null, certain: false, stated: false };
}
