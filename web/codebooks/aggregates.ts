import { knownHeaders, plainHeader } from "./recognise";
import { valueOf } from "./spelling";
import type { CodebookDocument, DocumentVariable } from "./types";

/** One variable = one recorded value; an indicator's is "1". */
export interface Attribute {
  variable: string;
  value: string;
}

/** Counts of combinations as a source publishes them, for one codebook. */
export interface PublishedCounts {
  /** Combinations with a count. */
  combinations: number;
  /** The most attributes that one has. */
  longest: number;
  /** Combinations with an attribute that the codebook does not know: no question can find them. */
  unmapped: number;
  /** The count of exactly these attributes; of none: of all cases. Null where it is not listed. */
  count(attributes: readonly Attribute[]): number | null;
}

/** Why a file is no file of published counts. */
export class NoPublishedCounts extends Error {}

const MOST_LINES = 4_000_000;
const ALL_CASES = "record_count";

/**
 * Reads a table of combinations and counts. The layout is recognised by what stands in it: a column of texts such as
 * `gender:Woman;ageBroad:9-17`, and a column of whole numbers beside it. Lines that fit neither are passed over.
 */
export function readPublishedCounts(text: string, book: CodebookDocument): PublishedCounts {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/, MOST_LINES);
  const separator = ["\t", "|", ","].find((one) => isLayout(lines, one));
  if (separator === undefined) throw new NoPublishedCounts();
  const variables = variablesByHeader(book);
  const counts = new Map<string, number>();
  let longest = 0;
  let unmapped = 0;
  for (const line of lines) {
    const read = fieldsOf(line, separator);
    if (!read) continue;
    const attributes =
      read.selections === ALL_CASES ? [] : attributesOf(read.selections, (name, value) => find(name, value));
    if (attributes === null) {
      unmapped++;
      continue;
    }
    longest = Math.max(longest, attributes.length);
    counts.set(keyOf(attributes), read.count);
  }
  function find(name: string, value: string): Attribute | null {
    const variable = variables.get(plainHeader(name));
    const known = variable && valueOf(book, variable, value);
    return variable && known !== undefined && known !== null ? { variable: variable.id, value: known } : null;
  }
  if (counts.size === 0 && unmapped === 0) throw new NoPublishedCounts();
  return {
    combinations: counts.size,
    longest,
    unmapped,
    count: (attributes) => counts.get(keyOf(attributes)) ?? null,
  };
}

/** Of the first lines with something in them, all but a header are combinations with counts. */
function isLayout(lines: string[], separator: string): boolean {
  const first = lines.filter((line) => line.trim() !== "").slice(0, 50);
  const fits = first.filter((line) => fieldsOf(line, separator) !== null).length;
  return fits > 0 && fits >= first.length - 1;
}

/** The two fields of a line, whichever comes first; null where it holds no combination with a count. */
function fieldsOf(line: string, separator: string): { selections: string; count: number } | null {
  const fields = line.split(separator).map((field) => field.trim().replace(/^"(.*)"$/, "$1"));
  const selections = fields.findIndex((field) => field === ALL_CASES || isCombination(field));
  if (selections < 0) return null;
  const count = fields.find((field, at) => at !== selections && /^\d{1,15}(\.0+)?$/.test(field));
  return count === undefined ? null : { selections: fields[selections] ?? "", count: Number(count) };
}

const isCombination = (field: string) =>
  field !== "" && field.split(";").every((part) => /^[^:]+:[^:]+$/.test(part));

function attributesOf(
  selections: string,
  find: (name: string, value: string) => Attribute | null,
): Attribute[] | null {
  const attributes: Attribute[] = [];
  for (const part of selections.split(";")) {
    const at = part.indexOf(":");
    const attribute = find(part.slice(0, at), part.slice(at + 1));
    if (!attribute) return null;
    attributes.push(attribute);
  }
  return attributes;
}

function variablesByHeader(book: CodebookDocument): Map<string, DocumentVariable> {
  const byId = new Map(book.variables.map((variable) => [variable.id, variable]));
  return new Map(
    [...knownHeaders(book)].flatMap(([header, id]) => {
      const variable = byId.get(id);
      return variable ? [[header, variable] as const] : [];
    }),
  );
}

/** The same for the same attributes in whatever order, and if one is named twice. */
const keyOf = (attributes: readonly Attribute[]): string =>
  [...new Set(attributes.map(({ variable, value }) => `${variable}\n${value}`))].sort().join("\n\n");
