import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Env } from "../../model/env";
import type { TrendResult } from "../../model/results";
import { topRows, type TrendChoice, type TrendYear } from "../../model/trend";
import { Button } from "../../ui/Button";
import { LineChart } from "../../ui/LineChart";

/** Charts at first; longer lists are cut to those with the most cases. */
const CHARTS = 12;

interface TrendChartsProps {
  env: Env;
  result: TrendResult;
  choice: TrendChoice;
  years: TrendYear[];
}

/** A small chart for each row, all on one scale, so that they can be compared. */
export function TrendCharts({ env, result, choice, years }: TrendChartsProps): JSX.Element | null {
  const { t, labels, format } = env;
  const [all, setAll] = useState(false);
  const known = years.filter((year) => year.known);
  const rows = topRows(result, all ? Infinity : CHARTS);
  const top = scaleOf(rows.flatMap((r) => known.map(({ at }) => result.percent[r]?.[at] ?? 0)));
  const few = fewCases(result);
  const hasFew = known.some(({ at }) => isFew(result.denominators[at], few));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.every(({ at }) => result.denominators[at] === 0)) return null;
  return (
    <div class="cw-trend-charts">
      <p class="cw-small cw-quiet">
        {[
          t("trend.charts"),
          ...(known.some(({ shifted }) => shifted) ? [t("trend.interrupted")] : []),
          ...(hasFew ? [t("trend.hollow", { n: few })] : []),
        ].join(" ")}
      </p>
      <div class="cw-trend-grid">
        {rows.map((r) => (
          <LineChart
            key={r}
            title={labels.category(choice.rows, result.rows[r]?.id ?? "")}
            levels={[0, top / 2, top].map((level) => format.wholePercent(level)) as [string, string, string]}
            ends={[first.label, last.label]}
            points={known.map(({ at, shifted }) => {
              const percent = result.percent[r]?.[at] ?? null;
              return {
                value: percent === null ? null : percent / top,
                hollow: isFew(result.denominators[at], few),
                marked: shifted,
              };
            })}
          />
        ))}
      </div>
      {result.rows.length > CHARTS ? (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("profile.showFewer") : t("profile.showAll", { n: result.rows.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** The top of the scale: a round percentage that everything fits under, and whose half is whole, too. */
function scaleOf(percents: number[]): number {
  const most = Math.max(0, ...percents);
  return [2, 4, 10, 20, 30, 40, 50, 60, 80].find((round) => round >= most) ?? 100;
}

/** Below how many cases a denominator is small: the threshold that the engine's caution names; 0 where none is. */
function fewCases({ cautions }: TrendResult): number {
  const threshold = cautions.find(({ code }) => code === "small_denominator")?.["threshold"];
  return typeof threshold === "number" ? threshold : 0;
}

const isFew = (denominator = 0, few: number) => denominator > 0 && denominator < few;
