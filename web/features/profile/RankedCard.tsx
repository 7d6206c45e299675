import type { JSX } from "preact";
import { useContext, useState } from "preact/hooks";
import { exportWords } from "../../model/exportTable";
import { isMissingChosen, isValueChosen, toggleMissing, toggleValue } from "../../model/filters";
import { rankingExport, rankingQuery } from "../../model/ranking";
import type { ProfileResult, RankingResult } from "../../model/results";
import { savedTable } from "../../model/savedTable";
import { BarTable, type BarRow } from "../../ui/BarTable";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ExportsOff } from "../../ui/exportsOff";
import { saveText } from "../../ui/save";
import { useLatest } from "../../ui/useLatest";
import { Card } from "./Card";
import { missingRow } from "./missingRow";
import { barLength, COLLAPSED, fullWidth, topRows } from "./rows";
import type { EntryProps } from "./VariableCard";

/** A variable of many values: the most frequent, the others as one line, and apart from both who has no record. */
export function RankedCard({ env, id, result, filters, onFilters }: EntryProps): JSX.Element | null {
  const { t, labels, format } = env;
  const [all, setAll] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isOff = useContext(ExportsOff) !== null;
  const profile = result.variables.find((variable) => variable.id === id);
  const values = profile?.values.length ?? 0;
  const query = rankingQuery(id, all ? values : COLLAPSED, filters);
  const latest = useLatest(JSON.stringify(query), async (signal) => ({
    filters,
    ranking: await env.run(query, { signal }),
  }));
  if (!profile) return null;

  const ranking = latest.value?.ranking ?? placeholder(result.selected, profile);
  const label = labels.axis(id);
  const full = fullWidth([...ranking.values.map(({ percent }) => percent), ranking.missingPercent]);
  const save = () => {
    const answer = latest.value;
    if (!answer) return;
    setError(null);
    savedTable(env, { query, shown: answer.ranking, ids: ["ranking", id] }, (saved) =>
      rankingExport(saved, id, answer.filters, env),
    ).then(({ csv, name }) => saveText(csv, `${name}.csv`, "text/csv"), setError);
  };
  const rest: BarRow = {
    id: "rest",
    label: t("ranking.rest", { n: ranking.rest.kinds }),
    length: null,
    count: format.count(ranking.rest.count),
    percent: format.percent(ranking.rest.count, ranking.answered),
  };
  return (
    <Card env={env} id={id}>
      <BarTable
        caption={t("profile.caption", { label, n: ranking.answered, selected: ranking.selected })}
        head={{ label, count: t("profile.cases"), percent: t("profile.ofRecorded", { n: ranking.answered }) }}
        rows={ranking.values.map(({ id: value, count, percent }) => ({
          id: String(value),
          label: labels.category(id, value),
          length: barLength(percent, full),
          count: format.count(count),
          percent: format.percent(count, ranking.answered),
          chosen: isValueChosen(filters, id, value),
          onToggle: () => onFilters(toggleValue(filters, id, value)),
        }))}
        foot={[
          ...(ranking.rest.kinds > 0 ? [rest] : []),
          missingRow(env, {
            entry: ranking,
            selected: ranking.selected,
            full,
            chosen: isMissingChosen(filters, { variable: id }),
            onToggle: () => onFilters(toggleMissing(filters, { variable: id })),
          }),
        ]}
      />
      <div class="cw-card-ways cw-no-print">
        {all || ranking.rest.kinds > 0 ? (
          <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t("profile.showFewer")
              : t("profile.showAll", { n: ranking.values.length + ranking.rest.kinds })}
          </Button>
        ) : null}
        {isOff ? null : (
          <Button look="quiet" icon="save" iconOnly onClick={save}>
            {`${exportWords(t).save}: ${t("ranking.title", { rows: label })}`}
          </Button>
        )}
      </div>
      {error ? (
        <Notice kind="error" title={exportWords(t).failed(error).title}>
          <p>{exportWords(t).failed(error).message}</p>
        </Notice>
      ) : null}
    </Card>
  );
}

/** What the profile knows of a ranking, until the ranking is there: all but the others. */
function placeholder(
  selected: number,
  { answered, missing, missingPercent, values }: ProfileResult["variables"][number],
): Omit<RankingResult, "codebook" | "cases" | "cautions"> {
  return {
    selected,
    answered,
    missing,
    missingPercent,
    values: topRows(values, () => false).map(({ value, count, percent }) => ({ id: value, count, percent })),
    rest: { kinds: 0, count: 0, percent: null },
  };
}
