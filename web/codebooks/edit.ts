import type { CodebookSet, Description } from "../bridge/protocol";
import { leftOutOf, type LeftOut } from "./left_out";
import { plainBand } from "./spelling";
import type { CodebookDocument, DocumentVariable, LeftOutColumn, UnitWords } from "./types";

export type DraftKind = "indicator" | "list" | "ordered" | "band" | "year" | "country" | "drop";

/** One variable as the reader edits it. */
export interface DraftVariable {
  id: string;
  label: string;
  definition: string;
  kind: DraftKind;
  /** Indicators: the id of the set; "" is a set of its own. */
  set: string;
  /** Lists and bands: one value per line, in order. */
  values: string;
  /** What values are called, where that is not the value itself. */
  valueLabels: Readonly<Record<string, string>>;
  /** Years: the first and the last that are always shown, as typed. */
  years: readonly [string, string];
  /** What is kept of it whatever changes. */
  before: DocumentVariable;
}

export interface DraftSet {
  id: string;
  label: string;
  question: string;
  answeredBy: "anyPresent" | "anyRecorded";
}

/** What can be changed about a codebook that was made from a file. */
export interface Draft {
  title: string;
  unit: UnitWords;
  variables: DraftVariable[];
  sets: DraftSet[];
  /** Columns of the file that are no variable. */
  leftOut: LeftOut[];
}

/** Only what was made from a file can be changed: the codebook of a publisher is not ours to reword. */
export const isFromData = (book: CodebookDocument): boolean =>
  book.variables.every(({ domainSource }) => domainSource === "fromData");

export function draftOf(book: CodebookDocument, columns: Description["report"]["columns"] = []): Draft {
  const setOf = new Map(book.sets.flatMap(({ id, items }) => items.map((item) => [item, id] as const)));
  return {
    title: book.title,
    unit: book.unitWords ?? { one: book.unit, many: `${book.unit}s` },
    variables: book.variables.map((variable) => draftVariable(variable, setOf.get(variable.id) ?? "")),
    sets: book.sets.map((set) => ({
      id: set.id,
      label: set.label,
      question: set.question,
      answeredBy: answeredBy(set),
    })),
    leftOut: leftOutOf(book, columns),
  };
}

export function draftVariable(variable: DocumentVariable, set: string): DraftVariable {
  const values = variable.values ?? [];
  const [first = 2000, last = 2030] = variable.range ?? [];
  return {
    id: variable.id,
    label: variable.label,
    definition: variable.definition,
    kind:
      variable.type === "indicator"
        ? "indicator"
        : variable.valueKind === "list" && variable.ordered
          ? "ordered"
          : (variable.valueKind ?? "list"),
    set,
    values: values.map(({ value }) => value).join("\n"),
    valueLabels: Object.fromEntries(
      values.filter(({ value, label }) => label !== value).map(({ value, label }) => [value, label]),
    ),
    years: [String(first), String(last)],
    before: variable,
  };
}

const answeredBy = (set: CodebookSet): DraftSet["answeredBy"] =>
  (set as { answeredBy?: string }).answeredBy === "anyRecorded" ? "anyRecorded" : "anyPresent";

/** The codebook with the draft's changes. What it cannot hold (a set without items) is left out. */
export function editedBook(book: CodebookDocument, draft: Draft): CodebookDocument {
  const variables = draft.variables
    .filter(({ kind }) => kind !== "drop")
    .map((edited, index) => editedVariable(edited, index + 1));
  const indicators = draft.variables.filter(({ kind }) => kind === "indicator");
  const taken = new Set([...variables.map(({ id }) => id), ...draft.sets.map(({ id }) => id)]);
  const sets: CodebookSet[] = draft.sets.flatMap((set) => {
    const items = indicators.filter((one) => one.set === set.id).map(({ id }) => id);
    const old = book.sets.find(({ id }) => id === set.id);
    return items.length === 0 ? [] : [setWith(set, items, old)];
  });
  for (const { id, label, set } of indicators) {
    if (draft.sets.some((one) => one.id === set)) continue;
    const own = {
      id: freeId(`${id}Set`, taken),
      label: label || id,
      question: "",
      answeredBy: "anyPresent" as const,
    };
    sets.push(setWith(own, [id], undefined));
  }
  const { one, many } = draft.unit;
  const words = { one: one.trim() || "row", many: many.trim() || `${one.trim() || "row"}s` };
  return {
    ...book,
    version: nextVersion(book.version),
    title: draft.title.trim() || book.title,
    unit: words.one,
    unitWords: words,
    leftOut: stillLeftOut(book, draft),
    variables,
    sets,
  };
}

/** What this file has and what another had: a codebook is kept for more than one file. */
function stillLeftOut(book: CodebookDocument, { variables, leftOut }: Draft): LeftOutColumn[] {
  const here = leftOut.flatMap(({ why, ...column }): LeftOutColumn[] =>
    why === "notInCodebook" ? [] : [{ ...without(column), why }],
  );
  const headers = new Set([
    ...leftOut.map(({ header }) => header),
    ...variables.flatMap(({ id, before }) => [id, ...(before.headerAliases ?? [])]),
  ]);
  const dropped = variables
    .filter(({ kind }) => kind === "drop")
    .map(({ id, before }) => ({
      header: before.headerAliases?.[0] ?? id,
      position: 0,
      why: "chosen" as const,
      variable: before,
    }));
  return [...here, ...(book.leftOut ?? []).filter(({ header }) => !headers.has(header)), ...dropped];
}

const without = ({ variable, ...rest }: Omit<LeftOut, "why">) => (variable ? { ...rest, variable } : rest);

function editedVariable(edited: DraftVariable, number: number): DocumentVariable {
  const { id, label, definition, kind, before } = edited;
  const common = {
    id,
    number,
    label: label.trim() || id,
    definition: definition.trim(),
    domainSource: "fromData" as const,
    headerAliases: before.headerAliases ?? [],
    describes: before.describes,
  };
  if (kind === "indicator" || kind === "drop") return { ...common, type: "indicator" };
  const valueKind = kind === "ordered" ? "list" : kind;
  const categorical = {
    ...common,
    type: "categorical" as const,
    valueKind,
    ordered: kind !== "list" && kind !== "country",
  };
  if (valueKind === "country") return categorical;
  if (valueKind === "year") return { ...categorical, range: yearsOf(edited) };
  const old = new Map((before.values ?? []).map((value) => [value.value, value]));
  return {
    ...categorical,
    values: listedValues(edited).map((value) => ({
      ...old.get(value),
      value,
      label: edited.valueLabels[value]?.trim() || value,
    })),
  };
}

/** The values of a list or of bands as they will stand in the codebook: each once, in order. */
export function listedValues({ values, kind }: DraftVariable): string[] {
  const lines = values.split("\n").map((value) => value.trim());
  return lines
    .filter(Boolean)
    .map((value) => (kind === "band" ? (plainBand(value) ?? value) : value))
    .filter((value, at, all) => all.findIndex((one) => one.toLowerCase() === value.toLowerCase()) === at);
}

function yearsOf({ years, before }: DraftVariable): [number, number] {
  const [first = NaN, last = NaN] = years.map((year) => (/^\d{1,4}$/.test(year.trim()) ? Number(year) : NaN));
  return first <= last ? [first, last] : (before.range ?? [2000, 2030]);
}

function setWith(set: DraftSet, items: string[], old: CodebookSet | undefined): CodebookSet {
  return {
    definition: "",
    describes: "event",
    ...old,
    id: set.id,
    label: set.label.trim() || set.id,
    question: set.question.trim() || "Several answers are possible.",
    items,
    answeredBy: set.answeredBy,
    cautions: items.length > 1 ? ["multiple_responses"] : [],
  } as CodebookSet;
}

/** `wanted`, or with the first number that nobody has. */
export function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}${String(n)}`;
  taken.add(id);
  return id;
}

/** Results name the version, so an edited codebook has another one. */
const nextVersion = (version: string) =>
  /^\d{1,9}$/.test(version) ? String(Number(version) + 1) : `${version}.1`;
