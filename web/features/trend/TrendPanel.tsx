import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { axisGroups } from "../../model/axes";
import { cautionTexts } from "../../model/cautions";
import { denominatorGroups, denominatorKey, denominatorOf } from "../../model/denominators";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportWords } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import {
  shiftSentence,
  shownYears,
  trendCaption,
  trendExport,
  trendQuery,
  trendTitle,
  yearVariables,
  type TrendChoice,
} from "../../model/trend";
import { savedTable } from "../../model/savedTable";
import { Analysis, AnalysisResult } from "../../ui/Analysis";
import { ExportButtons } from "../../ui/ExportButtons";
import { SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { NoteList } from "../../ui/NoteList";
import { useLatest } from "../../ui/useLatest";
import { Coverage } from "./Coverage";
import { TrendCharts } from "./TrendCharts";
import { TrendTable } from "./TrendTable";
import "./trend.css";

interface TrendPanelProps {
  env: Env;
  choice: TrendChoice;
  filters: Filters;
  onChoice: (choice: TrendChoice) => void;
}

/** Any variable or set by year: each year with its own denominator, and with whom its figures rest on. */
export function TrendPanel({ env, choice, filters, onChoice }: TrendPanelProps): JSX.Element {
  const { t, labels, description } = env;
  const query = trendQuery(choice, filters);
  // The answer keeps the choice and filters it answers: what is on screen is never labelled with newer ones.
  const latest = useLatest(JSON.stringify(query), async (signal) => ({
    choice,
    filters,
    result: await env.run(query, { signal }),
  }));
  const answer = latest.value;
  useEffect(() => {
    if (answer) env.announce(trendCaption(answer.result, answer.choice, env));
  }, [answer]);

  const years = yearVariables(description);
  const error = latest.error ? errorWords(latest.error, t) : null;
  const shown = answer ? shownYears(answer.result, answer.choice, env) : [];
  const shift = shiftSentence(shown, env);
  return (
    <Analysis
      busy={latest.pending}
      error={error}
      choices={
        <>
          <SelectField
            label={t("trend.rows")}
            value={choice.rows}
            groups={axisGroups(description, labels, t)}
            onChange={(rows) => onChoice({ ...choice, rows })}
          />
          {years.length > 1 ? (
            <SelectField
              label={t("trend.years")}
              value={choice.years}
              groups={[{ label: "", options: years.map((id) => ({ id, label: labels.axis(id) })) }]}
              onChange={(id) => onChoice({ ...choice, years: id })}
            />
          ) : null}
          <SelectField
            label={t("crosstab.denominator")}
            value={denominatorKey(choice.denominator, env)}
            groups={denominatorGroups(env)}
            onChange={(key) => onChoice({ ...choice, denominator: denominatorOf(key, env) })}
          />
        </>
      }
    >
      {answer ? (
        <AnalysisResult
          title={trendTitle(answer.choice, env)}
          actions={
            <ExportButtons
              words={exportWords(t)}
              table={() =>
                savedTable(
                  env,
                  {
                    query: trendQuery(answer.choice, answer.filters),
                    shown: answer.result,
                    ids: ["trend", answer.choice.rows, answer.choice.years],
                  },
                  (saved) => trendExport(saved, answer.choice, answer.filters, env),
                )
              }
            />
          }
        >
          {shift ? <Notice kind="warning" title={shift} /> : null}
          {shown.length === 0 ? (
            <Notice kind="plain" title={t("trend.nobody", { years: labels.axis(answer.choice.years) })} />
          ) : (
            <>
              <p class="cw-quiet cw-prose">{t("trend.notTrend")}</p>
              <TrendCharts env={env} result={answer.result} choice={answer.choice} years={shown} />
              <Coverage env={env} result={answer.result} choice={answer.choice} years={shown} />
              <TrendTable env={env} result={answer.result} choice={answer.choice} years={shown} />
            </>
          )}
          <NoteList title={t("notes.title")} notes={cautionTexts(answer.result.cautions, env)} />
        </AnalysisResult>
      ) : null}
    </Analysis>
  );
}
