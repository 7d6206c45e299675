import type { JSX } from "preact";
import type { Description } from "../../model/data";
import type { Env } from "../../model/env";
import {
  isMissingChosen,
  isValueChosen,
  toggleMissing,
  toggleValue,
  type Filters,
} from "../../model/filters";
import type { ProfileResult } from "../../model/results";
import { BarTable } from "../../ui/BarTable";
import { Card } from "./Card";
import { missingRow } from "./missingRow";
import { barLength, fullWidth, isLong } from "./rows";

export interface EntryProps {
  env: Env;
  id: string;
  result: ProfileResult;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** Years: drawn upright, from left to right. */
export function isTimeline(id: string, description: Description): boolean {
  return description.codebook.variables.some(
    (variable) => variable.id === id && variable.valueKind === "year",
  );
}

/** Variables of many values without an order of their own: the most frequent are shown first. */
export function isRanked(id: string, { codebook, variables }: Description): boolean {
  const values = variables.find((variable) => variable.id === id)?.values.length ?? 0;
  const isCountry = codebook.variables.some(
    (variable) => variable.id === id && variable.valueKind === "country",
  );
  return isCountry && isLong(values);
}

export function VariableCard({ env, id, result, filters, onFilters }: EntryProps): JSX.Element | null {
  const { t, labels, format, description } = env;
  const entry = result.variables.find((variable) => variable.id === id);
  if (!entry) return null;

  const full = fullWidth([...entry.values.map(({ percent }) => percent), entry.missingPercent]);
  const label = labels.axis(id);
  return (
    <Card env={env} id={id}>
      <BarTable
        caption={t("profile.caption", { label, n: entry.answered, selected: result.selected })}
        layout={isTimeline(id, description) ? "columns" : "rows"}
        head={{ label, count: t("profile.cases"), percent: t("profile.ofRecorded", { n: entry.answered }) }}
        rows={entry.values.map(({ value, count, percent }) => ({
          id: String(value),
          label: labels.category(id, value),
          length: barLength(percent, full),
          count: format.count(count),
          percent: format.percent(count, entry.answered),
          chosen: isValueChosen(filters, id, value),
          onToggle: () => onFilters(toggleValue(filters, id, value)),
        }))}
        foot={[
          missingRow(env, {
            entry,
            selected: result.selected,
            full,
            chosen: isMissingChosen(filters, { variable: id }),
            onToggle: () => onFilters(toggleMissing(filters, { variable: id })),
          }),
        ]}
      />
    </Card>
  );
}
