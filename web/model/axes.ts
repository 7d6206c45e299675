import type { Description, Filter } from "../bridge/protocol";
import type { Labels } from "./labels";
import type { Translate } from "./translate";

export interface AxisOption {
  id: string;
  label: string;
}
export interface AxisGroup {
  label: string;
  options: AxisOption[];
}

/** Everything that can be an axis, grouped by what it is. */
export function axisGroups(description: Description, labels: Labels, t: Translate): AxisGroup[] {
  const of = (kind: string) => description.variables.filter((variable) => variable.kind === kind);
  const option = ({ id }: { id: string }): AxisOption => ({ id, label: labels.axis(id) });
  return [
    { label: t("axes.variables"), options: of("categorical").map(option) },
    { label: t("axes.sets"), options: description.sets.map(option) },
    { label: t("axes.derived"), options: of("derived").map(option) },
    ...description.sets.map((set) => ({
      label: t("axes.itemsOf", { set: labels.axis(set.id) }),
      options: set.items.map((id) => option({ id })),
    })),
  ].filter((group) => group.options.length > 0);
}

export interface Population {
  key: string;
  label: string;
  where: Filter;
}

/** Populations that can be stated as a denominator: who answered a set, or has one of its items. */
export function populations(description: Description, labels: Labels, t: Translate): Population[] {
  const answered = description.sets.map(({ id }): Population => ({
    key: `set ${id}`,
    label: t("filter.answered", { name: labels.axis(id) }),
    where: { set: id, answered: true },
  }));
  const present = description.sets.flatMap(({ items }) =>
    items.map((id): Population => ({
      key: `item ${id}`,
      label: t("filter.present", { name: labels.axis(id) }),
      where: { variable: id, missing: false },
    })),
  );
  const recorded = description.variables
    .filter((variable) => variable.kind !== "indicator")
    .map(({ id }): Population => ({
      key: `variable ${id}`,
      label: t("filter.recorded", { name: labels.axis(id) }),
      where: { variable: id, missing: false },
    }));
  return [...answered, ...present, ...recorded];
}
