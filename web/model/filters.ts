import type { Filter, Value } from "../bridge/protocol";
import type { AxisKind } from "./labels";

/** The conditions of a view; a case must meet all of them. Never changed in place. */
export type Filters = readonly Filter[];

/** What can be filtered on with one click: a variable or a set. */
export type Target = { variable: string } | { set: string };

export function whereOf(filters: Filters): Filter | undefined {
  if (filters.length === 0) return undefined;
  return filters.length === 1 ? filters[0] : { all: [...filters] };
}

const sameValue = (a: Value, b: Value) => String(a) === String(b);

function toggled<T extends Value>(list: readonly T[], value: T): T[] {
  const rest = list.filter((other) => !sameValue(other, value));
  return rest.length === list.length ? [...list, value] : rest;
}

const isValueFilter = (filter: Filter, variable: string): filter is { variable: string; in: Value[] } =>
  "in" in filter && filter.variable === variable;
const isItemFilter = (filter: Filter, set: string): filter is { set: string; anyOf: string[] } =>
  "anyOf" in filter && filter.set === set;

/** The target's "not recorded" condition. */
export function missingFilter(target: Target): Filter {
  return "set" in target
    ? { set: target.set, answered: false }
    : { variable: target.variable, missing: true };
}

function isMissingFilter(filter: Filter, target: Target): boolean {
  return "set" in target
    ? "answered" in filter && filter.set === target.set && !filter.answered
    : "missing" in filter && filter.variable === target.variable && filter.missing;
}

export const isValueChosen = (filters: Filters, variable: string, value: Value) =>
  filters.some((filter) => isValueFilter(filter, variable) && filter.in.some((v) => sameValue(v, value)));
export const isItemChosen = (filters: Filters, set: string, item: string) =>
  filters.some((filter) => isItemFilter(filter, set) && filter.anyOf.includes(item));
export const isMissingChosen = (filters: Filters, target: Target) =>
  filters.some((filter) => isMissingFilter(filter, target));

/** A click on a value: joins it to the variable's list, or takes it off. "Not recorded" gives way. */
export function toggleValue(filters: Filters, variable: string, value: Value): Filters {
  return toggleIn(
    filters,
    { variable },
    (filter) => isValueFilter(filter, variable),
    (filter) => ({ variable, in: toggled(filter && "in" in filter ? filter.in : [], value) }),
  );
}

/** A click on an item: cases with any of the items clicked. */
export function toggleItem(filters: Filters, set: string, item: string): Filters {
  return toggleIn(
    filters,
    { set },
    (filter) => isItemFilter(filter, set),
    (filter) => ({ set, anyOf: toggled(filter && "anyOf" in filter ? filter.anyOf : [], item) }),
  );
}

/** A click on the missing share: only cases where nothing is recorded; the target's clicked values give way. */
export function toggleMissing(filters: Filters, target: Target): Filters {
  if (isMissingChosen(filters, target)) return filters.filter((filter) => !isMissingFilter(filter, target));
  const clicked = (filter: Filter) =>
    "set" in target ? isItemFilter(filter, target.set) : isValueFilter(filter, target.variable);
  return [...filters.filter((filter) => !clicked(filter)), missingFilter(target)];
}

/** The cases that have a category of an axis. */
export function categoryFilter(kind: AxisKind, axis: string, id: Value): Filter {
  if (kind === "set") return { set: axis, anyOf: [String(id)] };
  return kind === "indicator" ? { variable: axis, missing: false } : { variable: axis, in: [id] };
}

/** Adds conditions that are not there yet. */
export function addAll(filters: Filters, added: Filter[]): Filters {
  const there = new Set(filters.map((filter) => JSON.stringify(filter)));
  return [...filters, ...added.filter((filter) => !there.has(JSON.stringify(filter)))];
}

export const removeAt = (filters: Filters, index: number): Filters =>
  filters.filter((_, position) => position !== index);

export const replaceAt = (filters: Filters, index: number, filter: Filter): Filters =>
  filters.map((old, position) => (position === index ? filter : old));

function toggleIn(
  filters: Filters,
  target: Target,
  is: (filter: Filter) => boolean,
  change: (filter: Filter | undefined) => Filter,
): Filters {
  const others = filters.filter((filter) => !isMissingFilter(filter, target));
  const index = others.findIndex(is);
  if (index < 0) return [...others, change(undefined)];
  const next = change(others[index]);
  const list = "in" in next ? next.in : "anyOf" in next ? next.anyOf : [];
  return list.length === 0 ? removeAt(others, index) : replaceAt(others, index, next);
}
