import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Env } from "../../model/env";
import type { TrendResult } from "../../model/results";
import { topRows, trendCaption, trendTitle, type TrendChoice, type TrendYear } from "../../model/trend";
import { Button } from "../../ui/Button";
import { FigureTable } from "../../ui/FigureTable";

/** Columns at first; the rest is one click away, and always in saved files. */
const COLUMNS = 30;

interface TrendTableProps {
  env: Env;
  result: TrendResult;
  choice: TrendChoice;
  years: TrendYear[];
}

/** Years down, categories across; with each year its denominator, who is left out, and a mark where coverage shifts. */
export function TrendTable({ env, result, choice, years }: TrendTableProps): JSX.Element {
  const { t, labels, format } = env;
  const [all, setAll] = useState(false);
  const rows = topRows(result, all ? Infinity : COLUMNS);
  const most = Math.max(1, ...rows.flatMap((r) => years.map(({ at }) => result.percent[r]?.[at] ?? 0)));
  return (
    <div>
      <FigureTable
        name={trendTitle(choice, env)}
        caption={trendCaption(result, choice, env)}
        corner={labels.axis(choice.years)}
        shortRows
        group={{ label: labels.axis(choice.rows), columns: rows.length }}
        columns={[
          { id: "base", label: t("table.denominator") },
          { id: "left", label: t("table.leftOut") },
          ...rows.map((r) => {
            const id = result.rows[r]?.id ?? "";
            return { id: `row ${id}`, label: labels.category(choice.rows, id) };
          }),
        ]}
        rows={years.map(({ at, id, label, shifted }) => ({
          id: String(id),
          label,
          ...(shifted ? { mark: t("trend.mark") } : {}),
          cells: [
            { text: format.count(result.denominators[at] ?? 0), kind: "base" },
            { text: format.count(result.leftOut[at] ?? 0), kind: "quiet" },
            ...rows.map((r) => {
              const percent = result.percent[r]?.[at] ?? null;
              const count = result.counts[r]?.[at] ?? 0;
              return {
                text: format.percent(count, result.denominators[at] ?? 0),
                small: format.count(count),
                heat: percent === null ? null : percent / most,
              };
            }),
          ],
        }))}
      />
      {result.rows.length > COLUMNS ? (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("profile.showFewer") : t("profile.showAll", { n: result.rows.length })}
        </Button>
      ) : null}
    </div>
  );
}
