import { LEFT_OUT_REASONS, type CodebookDocument, type DocumentVariable, type LeftOutColumn } from "./types";

/** Why a file is no codebook that a page can show, in words; the engine has the last word on the rest. */
export class UnreadableCodebook extends Error {}

/** Far beyond any codebook, and quick to look through. */
const MOST_BYTES = 4 << 20;
const MOST_VARIABLES = 2000;
const LONGEST_TEXT = 20_000;
const MOST_DEPTH = 12;

/**
 * A codebook from a reader's own file. It may come from anywhere: size, depth and every member that the page reads is
 * checked, and texts that are missing are filled in. Rules of the format are the engine's to check.
 */
export function readCodebookFile(text: string, base: CodebookDocument): CodebookDocument {
  if (text.length > MOST_BYTES) throw new UnreadableCodebook("It is larger than 4 MB.");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UnreadableCodebook("It is not written in JSON.");
  }
  checkSizes(parsed, 0);
  const book = record(parsed, "It is no object.");
  const variables = list(book["variables"], "It has no list of variables.").map(variable);
  if (variables.length === 0 || variables.length > MOST_VARIABLES)
    throw new UnreadableCodebook("It has no variable, or over 2,000.");
  const unitWords =
    book["unitWords"] === undefined ? undefined : record(book["unitWords"], "Its unit has no words.");
  return {
    ...book,
    id: textOf(book["id"], "own"),
    version: textOf(book["version"], "1"),
    title: textOf(book["title"], "Own codebook"),
    about: textOf(book["about"], ""),
    citation: textOf(book["citation"], "Own file, read on {date}."),
    source: { title: "Own codebook", url: "", date: "", ...texts(book["source"]) },
    unit: textOf(book["unit"], "case"),
    ...(unitWords
      ? { unitWords: { one: textOf(unitWords["one"], "row"), many: textOf(unitWords["many"], "rows") } }
      : {}),
    missingSpellings: optional(book["missingSpellings"], base.missingSpellings),
    indicatorSpellings: (book["indicatorSpellings"] ??
      base.indicatorSpellings) as CodebookDocument["indicatorSpellings"],
    cautions: optional(book["cautions"], []),
    countries: optional(book["countries"], base.countries).map((country) => ({
      ...country,
      label: textOf((country as { label?: unknown }).label, String((country as { alpha3?: unknown }).alpha3)),
    })),
    ...(book["leftOut"] === undefined ? {} : { leftOut: leftOutColumns(book["leftOut"]) }),
    variables,
    sets: optional<unknown>(book["sets"], []).map((one) => {
      const set = record(one, "One of its sets is no object.");
      return {
        ...set,
        id: textOf(set["id"], ""),
        label: textOf(set["label"], textOf(set["id"], "")),
        question: textOf(set["question"], ""),
        definition: textOf(set["definition"], ""),
        items: optional<string>(set["items"], []),
        describes: textOf(set["describes"], "event"),
      };
    }),
    derived: optional<unknown>(book["derived"], []).map((one) => {
      const derived = record(one, "One of its derived variables is no object.");
      return { ...labelled(derived), kind: derived["kind"] as "grouping" };
    }),
    ...Object.fromEntries(
      ["notes", "limitations", "contributors", "retired"].map((name) => [name, described(book[name])]),
    ),
  } as unknown as CodebookDocument;
}

/** Notes, limitations, contributors: what the page shows of them is text, or not there. */
function described(value: unknown): unknown[] {
  return optional<unknown>(value, []).map((one) => {
    const entry = record(one, "One of its notes is no object.");
    return {
      status: "current",
      ...Object.fromEntries(Object.entries(entry).filter(([, part]) => typeof part !== "object")),
      ...Object.fromEntries(
        ["id", "title", "text", "source", "name", "scope"].map((name) => [name, textOf(entry[name], "")]),
      ),
      notes: optional<unknown>(entry["notes"], []).filter((note) => typeof note === "string"),
    };
  });
}

function leftOutColumns(value: unknown): LeftOutColumn[] {
  return list(value, "Its columns left out are no list.").map((one) => {
    const held = record(one, "A column left out is no object.");
    const { position, why, variable: before } = held;
    return {
      header: textOf(held["header"], ""),
      position: typeof position === "number" ? position : 0,
      why: LEFT_OUT_REASONS.find((reason) => reason === why) ?? "chosen",
      ...(before === undefined ? {} : { variable: variable(before) }),
    };
  });
}

function variable(one: unknown): DocumentVariable {
  const entry = record(one, "One of its variables is no object.");
  return { ...labelled(entry), number: 0 } as unknown as DocumentVariable;
}

function labelled(entry: Record<string, unknown>): Record<string, unknown> {
  const id = textOf(entry["id"], "");
  const values = entry["values"];
  return {
    ...entry,
    id,
    label: textOf(entry["label"], id),
    definition: textOf(entry["definition"], ""),
    describes: textOf(entry["describes"], "event"),
    ...(values === undefined
      ? {}
      : {
          values: list(values, "The values of a variable are no list.").map((value) => {
            const held = record(value, "A value of a variable is no object.");
            return {
              ...held,
              value: textOf(held["value"], ""),
              label: textOf(held["label"], textOf(held["value"], "")),
            };
          }),
        }),
  };
}

function checkSizes(value: unknown, depth: number): void {
  if (depth > MOST_DEPTH) throw new UnreadableCodebook("It is nested too deeply.");
  if (typeof value === "string" && value.length > LONGEST_TEXT)
    throw new UnreadableCodebook("One of its texts has over 20,000 characters.");
  if (typeof value === "object" && value !== null)
    for (const part of Object.values(value)) checkSizes(part, depth + 1);
}

function record(value: unknown, why: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UnreadableCodebook(why);
  return value as Record<string, unknown>;
}

function list(value: unknown, why: string): unknown[] {
  if (!Array.isArray(value)) throw new UnreadableCodebook(why);
  return value as unknown[];
}

const optional = <T>(value: unknown, otherwise: T[]): T[] =>
  Array.isArray(value) ? (value as T[]) : otherwise;
const textOf = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);
const texts = (value: unknown): Record<string, string> =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, part]) => typeof part === "string"))
    : {};
