import type { Description, Filter, Value } from "../../model/data";

export type Operator =
  | "in"
  | "notIn"
  | "between"
  | "recorded"
  | "missing"
  | "present"
  | "notPresent"
  | "anyOf"
  | "allOf"
  | "noneOf"
  | "answered"
  | "notAnswered";

/** A condition while it is being put together. */
export interface Draft {
  axis: string;
  operator: Operator;
  chosen: string[];
  /** Bounds of `between`; empty is open. */
  low: string;
  high: string;
  /** With "none of": cases where nothing is recorded stay too. */
  keepMissing: boolean;
}

/** What can be asked of an axis, the most usual first. */
export function operatorsFor(axis: string, description: Description): Operator[] {
  if (description.sets.some((set) => set.id === axis)) {
    return ["anyOf", "allOf", "noneOf", "answered", "notAnswered"];
  }
  const variable = description.variables.find(({ id }) => id === axis);
  if (variable?.kind === "indicator") return ["present", "notPresent"];
  return variable?.ordered
    ? ["in", "between", "notIn", "recorded", "missing"]
    : ["in", "notIn", "recorded", "missing"];
}

export const takesList = (operator: Operator) =>
  ["in", "notIn", "anyOf", "allOf", "noneOf"].includes(operator);

export function newDraft(axis: string, description: Description): Draft {
  const operator = operatorsFor(axis, description)[0] ?? "in";
  return { axis, operator, chosen: [], low: "", high: "", keepMissing: false };
}

/** The condition that a draft stands for; null while it is not complete. */
export function filterOf(draft: Draft, description: Description): Filter | null {
  const { axis, operator, chosen, low, high, keepMissing } = draft;
  const values = valuesOf(axis, description);
  const listed = values.filter((value) => chosen.includes(String(value)));
  const items = listed.map(String);
  const bound = (text: string) => values.find((value) => String(value) === text) ?? null;
  if (takesList(operator) && listed.length === 0) return null;
  switch (operator) {
    case "in":
      return { variable: axis, in: listed };
    case "notIn":
      return keepMissing ? { not: { variable: axis, in: listed } } : { variable: axis, notIn: listed };
    case "between":
      return isBackwards(draft, description) || (low === "" && high === "")
        ? null
        : { variable: axis, between: [bound(low), bound(high)] };
    case "recorded":
    case "present":
      return { variable: axis, missing: false };
    case "missing":
    case "notPresent":
      return { variable: axis, missing: true };
    case "anyOf":
      return { set: axis, anyOf: items };
    case "allOf":
      return { set: axis, allOf: items };
    case "noneOf":
      return keepMissing ? { not: { set: axis, anyOf: items } } : { set: axis, noneOf: items };
    case "answered":
      return { set: axis, answered: true };
    case "notAnswered":
      return { set: axis, answered: false };
  }
}

/** The draft of a condition, to change it; null for conditions that the dialog cannot put together. */
export function draftOf(filter: Filter, description: Description): Draft | null {
  const base = { chosen: [], low: "", high: "", keepMissing: false };
  const list = (values: Value[]) => values.map(String);
  if ("not" in filter) {
    const inner = draftOf(filter.not, description);
    if (inner?.operator === "in") return { ...inner, operator: "notIn", keepMissing: true };
    if (inner?.operator === "anyOf") return { ...inner, operator: "noneOf", keepMissing: true };
    return null;
  }
  if ("set" in filter) {
    const axis = filter.set;
    if ("answered" in filter)
      return { ...base, axis, operator: filter.answered ? "answered" : "notAnswered" };
    if ("anyOf" in filter) return { ...base, axis, operator: "anyOf", chosen: filter.anyOf };
    if ("allOf" in filter) return { ...base, axis, operator: "allOf", chosen: filter.allOf };
    if ("noneOf" in filter) return { ...base, axis, operator: "noneOf", chosen: filter.noneOf };
    return null;
  }
  if (!("variable" in filter)) return null;
  const axis = filter.variable;
  if ("in" in filter) return { ...base, axis, operator: "in", chosen: list(filter.in) };
  if ("notIn" in filter) return { ...base, axis, operator: "notIn", chosen: list(filter.notIn) };
  if ("between" in filter) {
    const [low, high] = filter.between.map((bound) => (bound === null ? "" : String(bound)));
    return { ...base, axis, operator: "between", low: low ?? "", high: high ?? "" };
  }
  const indicator = description.variables.find(({ id }) => id === axis)?.kind === "indicator";
  if (indicator) return { ...base, axis, operator: filter.missing ? "notPresent" : "present" };
  return { ...base, axis, operator: filter.missing ? "missing" : "recorded" };
}

/** Both bounds are given and the lower one comes after the upper one. */
export function isBackwards({ axis, low, high }: Draft, description: Description): boolean {
  const values = valuesOf(axis, description).map(String);
  return low !== "" && high !== "" && values.indexOf(low) > values.indexOf(high);
}

/** The values that `between` can be bounded by: the codebook's, in its order. */
export function boundsOf(axis: string, description: Description): Value[] {
  const variable = description.variables.find(({ id }) => id === axis);
  return variable?.values.slice(0, variable.knownValues) ?? [];
}

function valuesOf(axis: string, description: Description): Value[] {
  const set = description.sets.find(({ id }) => id === axis);
  return set?.items ?? description.variables.find(({ id }) => id === axis)?.values ?? [];
}
