import type { JSX } from "preact";
import { isItemChosen, isMissingChosen, toggleItem, toggleMissing } from "../../model/filters";
import { BarTable } from "../../ui/BarTable";
import { Card } from "./Card";
import { missingRow } from "./missingRow";
import { barLength, fullWidth } from "./rows";
import type { EntryProps } from "./VariableCard";

/** A question with several answers: percentages are of the cases that gave any. */
export function SetCard({ env, id, result, filters, onFilters }: EntryProps): JSX.Element | null {
  const { t, labels, format, description } = env;
  const entry = result.sets.find((set) => set.id === id);
  if (!entry) return null;
  const full = fullWidth([...entry.items.map(({ percent }) => percent), entry.missingPercent]);
  const label = labels.axis(id);
  const question = description.codebook.sets.find((set) => set.id === id)?.question;
  return (
    <Card env={env} id={id} {...(question ? { hint: question } : {})}>
      <BarTable
        caption={t("profile.captionSet", { label, n: entry.answered, selected: result.selected })}
        head={{ label, count: t("profile.cases"), percent: t("profile.ofAnswered", { n: entry.answered }) }}
        rows={entry.items.map((item) => ({
          id: item.id,
          label: labels.category(id, item.id),
          length: barLength(item.percent, full),
          count: format.count(item.count),
          percent: format.percent(item.count, entry.answered),
          chosen: isItemChosen(filters, id, item.id),
          onToggle: () => onFilters(toggleItem(filters, id, item.id)),
        }))}
        foot={[
          missingRow(env, {
            entry,
            selected: result.selected,
            full,
            chosen: isMissingChosen(filters, { set: id }),
            onToggle: () => onFilters(toggleMissing(filters, { set: id })),
          }),
        ]}
      />
      <p class="cw-card-note">{t("profile.mayExceed")}</p>
    </Card>
  );
}
