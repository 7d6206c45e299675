import type { CodebookSet } from "../bridge/protocol";
import { plainBand } from "./spelling";
import type { CodebookDocument, DocumentVariable, UnitWords } from "./types";

export type DraftKind = "indicator" | "list" | "ordered" | "band" | "year" | "country" | "drop";

/** One variable as the reader edits it. */
export interface DraftVariable {
  id: string;
  label: string;
  kind: DraftKind;
  /** Indicators: the id of the set; "" is a set of its own. */
  set: string;
  /** Lists and bands: one value per line, in order. */
  values: string;
}

export interface DraftSet {
  id: string;
  label: string;
  answeredBy: "anyPresent" | "anyRecorded";
}

/** What can be changed about a codebook that was made from a file. */
export interface Draft {
  unit: UnitWords;
  variables: DraftVariable[];
  sets: DraftSet[];
}

/** Only what was made from a file can be changed: the codebook of a publisher is not ours to reword. */
export const isFromData = (book: CodebookDocument): boolean =>
  book.variables.every(({ domainSource }) => domainSource === "fromData");

export function draftOf(book: CodebookDocument): Draft {
  const setOf = new Map(book.sets.flatMap(({ id, items }) => items.map((item) => [item, id] as const)));
  return {
    unit: book.unitWords ?? { one: book.unit, many: `${book.unit}s` },
    variables: book.variables.map((variable) => ({
      id: variable.id,
      label: variable.label,
      kind:
        variable.type === "indicator"
          ? "indicator"
          : variable.valueKind === "list" && variable.ordered
            ? "ordered"
            : (variable.valueKind ?? "list"),
      set: setOf.get(variable.id) ?? "",
      values: (variable.values ?? []).map(({ value }) => value).join("\n"),
    })),
    sets: book.sets.map((set) => ({
      id: set.id,
      label: set.label,
      answeredBy: answeredBy(set),
    })),
  };
}

const answeredBy = (set: CodebookSet): DraftSet["answeredBy"] =>
  (set as { answeredBy?: string }).answeredBy === "anyRecorded" ? "anyRecorded" : "anyPresent";

/** The codebook with the draft's changes. What it cannot hold (a set without items) is left out. */
export function editedBook(book: CodebookDocument, draft: Draft): CodebookDocument {
  const before = new Map(book.variables.map((variable) => [variable.id, variable]));
  const variables = draft.variables
    .filter(({ kind }) => kind !== "drop")
    .map((edited, index) => editedVariable(edited, index + 1, before.get(edited.id)));
  const indicators = draft.variables.filter(({ kind }) => kind === "indicator");
  const taken = new Set([...variables.map(({ id }) => id), ...draft.sets.map(({ id }) => id)]);
  const sets: CodebookSet[] = draft.sets.flatMap((set) => {
    const items = indicators.filter((one) => one.set === set.id).map(({ id }) => id);
    const old = book.sets.find(({ id }) => id === set.id);
    return items.length === 0 ? [] : [setWith(set, items, old)];
  });
  for (const { id, label, set } of indicators) {
    if (draft.sets.some((one) => one.id === set)) continue;
    const own = { id: freeId(`${id}Set`, taken), label: label || id, answeredBy: "anyPresent" as const };
    sets.push(setWith(own, [id], undefined));
  }
  const { one, many } = draft.unit;
  const words = { one: one.trim() || "row", many: many.trim() || `${one.trim() || "row"}s` };
  return { ...book, version: nextVersion(book.version), unit: words.one, unitWords: words, variables, sets };
}

function editedVariable(
  { id, label, kind, values }: DraftVariable,
  number: number,
  old: DocumentVariable | undefined,
): DocumentVariable {
  const common = {
    id,
    number,
    label: label.trim() || id,
    definition: old?.definition ?? "",
    domainSource: "fromData" as const,
    headerAliases: old?.headerAliases ?? [],
    describes: old?.describes ?? "event",
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
  if (valueKind === "year") return { ...categorical, range: old?.range ?? [2000, 2030] };
  const labels = new Map((old?.values ?? []).map((value) => [value.value, value]));
  const listed = [
    ...new Set(
      values
        .split("\n")
        .map((value) => value.trim())
        .filter(Boolean),
    ),
  ]
    .map((value) => (valueKind === "band" ? (plainBand(value) ?? value) : value))
    .filter((value, at, all) => all.findIndex((one) => one.toLowerCase() === value.toLowerCase()) === at);
  return { ...categorical, values: listed.map((value) => labels.get(value) ?? { value, label: value }) };
}

function setWith(set: DraftSet, items: string[], old: CodebookSet | undefined): CodebookSet {
  return {
    question: "Several answers are possible.",
    definition: "",
    describes: "event",
    ...old,
    id: set.id,
    label: set.label.trim() || set.id,
    items,
    answeredBy: set.answeredBy,
    cautions: items.length > 1 ? ["multiple_responses"] : [],
  } as CodebookSet;
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}${String(n)}`;
  taken.add(id);
  return id;
}

/** Results name the version, so an edited codebook has another one. */
const nextVersion = (version: string) =>
  /^\d{1,9}$/.test(version) ? String(Number(version) + 1) : `${version}.1`;
