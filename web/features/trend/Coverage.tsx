import type { JSX } from "preact";
import type { Env } from "../../model/env";
import type { TrendResult } from "../../model/results";
import type { TrendChoice, TrendYear } from "../../model/trend";
import { BarTable } from "../../ui/BarTable";

interface CoverageProps {
  env: Env;
  result: TrendResult;
  choice: TrendChoice;
  years: TrendYear[];
}

/** Per year the share of cases that answered, whatever the denominator: on whom the figures rest. */
export function Coverage({ env, result, choice, years }: CoverageProps): JSX.Element {
  const { t, labels, format } = env;
  const { coverage } = result;
  const rows = labels.axis(choice.rows);
  return (
    <article class="cw-trend-coverage">
      <h3>{t("trend.coverageTitle", { rows })}</h3>
      <BarTable
        caption={t("trend.coverageCaption", { rows })}
        layout="columns"
        head={{
          label: labels.axis(choice.years),
          count: t("trend.answeredOf"),
          percent: t("trend.coverageHead"),
        }}
        rows={years.map(({ at, id, label, shifted }) => {
          const [answered, cases] = [coverage.answered[at] ?? 0, coverage.cases[at] ?? 0];
          return {
            id: String(id),
            label,
            length: (coverage.percent[at] ?? 0) / 100,
            count: t("explain.ratioShort", { count: answered, denominator: cases }),
            percent: format.percent(answered, cases),
            ...(shifted ? { mark: t("trend.mark") } : {}),
          };
        })}
      />
    </article>
  );
}
