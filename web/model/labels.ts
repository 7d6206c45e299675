import type { Description, Value } from "../bridge/protocol";
import type { Translate } from "./translate";

/** What an id of a description is, seen from a table: its categories are values, a set's items, or "present". */
export type AxisKind = "categorical" | "derived" | "indicator" | "set";

/** One category of an axis: a value, a set's item, or an indicator's 1. */
export interface Category {
  id: Value;
  label: string;
}

/** Words for ids, from the codebook. An id that it does not know is its own label. */
export interface Labels {
  kind(id: string): AxisKind;
  axis(id: string): string;
  definition(id: string): string;
  category(axis: string, id: Value): string;
  /** Every category that the description lists, in its order. */
  categories(axis: string): Category[];
}

export function createLabels(description: Description, t: Translate): Labels {
  const { codebook } = description;
  const described = new Map(description.variables.map((variable) => [variable.id, variable]));
  const variables = new Map(codebook.variables.map((variable) => [variable.id, variable]));
  const derived = new Map(codebook.derived.map((variable) => [variable.id, variable]));
  const sets = new Map(codebook.sets.map((set) => [set.id, set]));
  const setItems = new Map(description.sets.map((set) => [set.id, set.items]));
  const countries = new Map(codebook.countries.map((country) => [country.alpha3, country.label]));
  const values = new Map<string, Map<string, string>>();
  for (const { id, values: list } of [...codebook.variables, ...codebook.derived]) {
    values.set(id, new Map((list ?? []).map((value) => [value.value, value.label])));
  }

  const kind = (id: string): AxisKind =>
    sets.has(id) ? "set" : (described.get(id)?.kind ?? (derived.has(id) ? "derived" : "categorical"));
  const axis = (id: string) =>
    sets.get(id)?.label ?? variables.get(id)?.label ?? derived.get(id)?.label ?? id;
  const category = (axisId: string, id: Value): string => {
    if (sets.has(axisId)) return axis(String(id));
    if (kind(axisId) === "indicator") return t("label.present");
    if (variables.get(axisId)?.valueKind === "country") return countries.get(String(id)) ?? String(id);
    if (derived.get(axisId)?.kind === "itemCount") return t("label.itemCount", { n: Number(id) });
    return values.get(axisId)?.get(String(id)) ?? String(id);
  };
  return {
    kind,
    axis,
    category,
    definition: (id) => (sets.get(id) ?? variables.get(id) ?? derived.get(id))?.definition ?? "",
    categories: (axisId) => {
      const ids: Value[] = sets.has(axisId)
        ? (setItems.get(axisId) ?? [])
        : (described.get(axisId)?.values ?? []);
      return ids.map((id) => ({ id, label: category(axisId, id) }));
    },
  };
}
