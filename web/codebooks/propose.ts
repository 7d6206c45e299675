import type { CodebookSet, Description } from "../bridge/protocol";
import { kindOf, surveyedColumns, type ColumnKind, type SurveyedColumn } from "./kinds";
import { setsOf, wordsOf } from "./sets";
import type { CodebookDocument, DocumentVariable, LeftOutColumn } from "./types";

/** Every column as values that nobody knows yet: the engine counts them, and a codebook is proposed from the counts. */
export function surveyCodebook(base: CodebookDocument): string {
  const { missingSpellings } = base;
  return JSON.stringify({
    id: "survey",
    version: "1",
    survey: true,
    missingSpellings,
    indicatorSpellings: {},
    variables: [],
  });
}

export interface Proposal {
  codebook: CodebookDocument;
  /** Columns that became no variable. */
  leftOut: LeftOutColumn[];
}

/** An item combination is one machine word. */
const MOST_ITEMS = 64;

/**
 * A codebook for a surveyed file: what is recognised is a guess from the whole column, for the reader to look through.
 * Countries, missing spellings and spellings of indicators are those of `base`.
 */
export function proposeCodebook(survey: Description, base: CodebookDocument): Proposal {
  const columns = surveyedColumns(survey).map((column) => ({ column, kind: kindOf(column, base) }));
  const named = nameAll(columns.map(({ column }) => column));
  const leftOut: LeftOutColumn[] = [];
  const variables: DocumentVariable[] = [];
  const zeros = new Map<string, number>();
  columns.forEach(({ column, kind }, index) => {
    const { header, position } = column;
    const name = named[index] ?? "noName";
    if (typeof name === "string") leftOut.push({ header, position, why: name });
    else if (kind.as === "left out") leftOut.push({ header, position, why: kind.why });
    else {
      variables.push(variableOf(name.id, variables.length + 1, column, kind));
      if (kind.as === "indicator") zeros.set(name.id, kind.zeros);
    }
  });
  const ids = new Set(variables.map((variable) => variable.id));
  const sets = proposedSets([...zeros.keys()], zeros, ids);
  return {
    leftOut,
    codebook: {
      id: "proposed",
      version: "1",
      title: "Proposed codebook",
      about:
        "Proposed by Casewise from the columns and values of the file. It is a guess: look through it, and name what one row stands for.",
      citation: "Own file, read on {date}.",
      source: { title: "Columns and values of the file", url: "", date: "" },
      unit: "row",
      unitWords: { one: "row", many: "rows" },
      language: base.language ?? "en",
      missingSpellings: base.missingSpellings,
      indicatorSpellings: base.indicatorSpellings,
      cautions: [],
      countries: base.countries,
      countryMissingSpellings: base.countryMissingSpellings ?? [],
      leftOut,
      variables,
      sets,
      derived: [],
      notes: [],
      limitations: [],
      contributors: [],
      retired: [],
    },
  };
}

/** The id of each column. Without a name, or with an earlier column's, no codebook could find it again. */
function nameAll(columns: SurveyedColumn[]): ({ id: string } | "noName" | "sameName")[] {
  const taken = new Set<string>();
  return columns.map(({ header }) => {
    const plain = header.toLowerCase();
    if (header === "") return "noName";
    if (taken.has(plain)) return "sameName";
    taken.add(plain);
    return { id: header };
  });
}

function variableOf(
  id: string,
  number: number,
  column: SurveyedColumn,
  kind: Exclude<ColumnKind, { as: "left out" }>,
): DocumentVariable {
  const common = {
    id,
    number,
    label: labelOf(id),
    definition: `Column ${String(column.position)} of the file.`,
    domainSource: "fromData" as const,
    headerAliases: [],
    describes: "event",
  };
  if (kind.as === "indicator") return { ...common, type: "indicator" };
  const categorical = { ...common, type: "categorical" as const, valueKind: kind.as };
  if (kind.as === "year") return { ...categorical, ordered: true, range: kind.range };
  if (kind.as === "country") return { ...categorical, ordered: false };
  return { ...categorical, ordered: kind.as === "band", values: kind.values };
}

/** `meansDebtBondage` as words: Means debt bondage. Abbreviations stay. */
export function labelOf(header: string): string {
  const words = wordsOf(header).map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()));
  const text = words.join(" ") || header;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A set answered by zeros, too, where its columns hold any: then a 0 says “no”. Said in its definition. */
function proposedSets(indicators: string[], zeros: Map<string, number>, taken: Set<string>): CodebookSet[] {
  const ids = new Set(taken);
  const free = (wanted: string) => {
    let id = wanted;
    for (let n = 2; ids.has(id); n++) id = `${wanted}${String(n)}`;
    ids.add(id);
    return id;
  };
  return setsOf(indicators)
    .flatMap(({ prefix, items }) =>
      Array.from({ length: Math.ceil(items.length / MOST_ITEMS) }, (_, part) => ({
        prefix,
        items: items.slice(part * MOST_ITEMS, (part + 1) * MOST_ITEMS),
      })),
    )
    .map(({ prefix, items }): CodebookSet => {
      const found = items.reduce((sum, item) => sum + (zeros.get(item) ?? 0), 0);
      return {
        id: free(items.length > 1 ? prefix : `${prefix}Set`),
        label: labelOf(prefix),
        question: "Several answers are possible.",
        definition: answeredText(found),
        items,
        answeredBy: found > 0 ? "anyRecorded" : "anyPresent",
        describes: "event",
        cautions: items.length > 1 ? ["multiple_responses"] : [],
      } as CodebookSet;
    });
}

export const answeredText = (zeros: number): string =>
  zeros > 0
    ? `These columns hold ${String(zeros)} zeros, so a 0 is taken for a recorded “no”: a row answers when at least one column is 1 or 0.`
    : "These columns hold no zeros, so a blank may mean that nobody asked: a row answers when at least one column is 1.";
