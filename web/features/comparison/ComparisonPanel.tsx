import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { axisGroups } from "../../model/axes";
import { cautionTexts } from "../../model/cautions";
import {
  comparisonCaption,
  comparisonExport,
  comparisonQuery,
  comparisonTitle,
  SIDES,
  type ComparisonChoice,
} from "../../model/comparison";
import { denominatorGroups, denominatorKey, denominatorOf } from "../../model/denominators";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportWords } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import { savedTable } from "../../model/savedTable";
import { Analysis, AnalysisResult } from "../../ui/Analysis";
import { ExportButtons } from "../../ui/ExportButtons";
import { RadioField, SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { NoteList } from "../../ui/NoteList";
import { useLatest } from "../../ui/useLatest";
import { ComparisonTable } from "./ComparisonTable";
import { Selections, type SelectionEditorProps } from "./Selections";
import "./comparison.css";

interface ComparisonPanelProps {
  env: Env;
  choice: ComparisonChoice;
  filters: Filters;
  /** Shows and changes the conditions of one selection. */
  Editor: ComponentType<SelectionEditorProps>;
  onChoice: (choice: ComparisonChoice) => void;
}

/** Two selections side by side, and how far apart their percentages are. */
export function ComparisonPanel({
  env,
  choice,
  filters,
  Editor,
  onChoice,
}: ComparisonPanelProps): JSX.Element {
  const { t, labels, description } = env;
  const query = comparisonQuery(choice, filters);
  const latest = useLatest(JSON.stringify(query), async (signal) => ({
    choice,
    filters,
    result: await env.run(query, { signal }),
  }));
  const answer = latest.value;
  useEffect(() => {
    if (answer) env.announce(comparisonCaption(answer.choice, env));
  }, [answer]);

  const error = latest.error ? errorWords(latest.error, t) : null;
  const shown = answer ? { ...answer.choice, order: choice.order } : choice;
  return (
    <Analysis
      busy={latest.pending}
      error={error}
      choices={
        <>
          <SelectField
            label={t("comparison.rows")}
            value={choice.rows}
            groups={axisGroups(description, labels, t)}
            onChange={(rows) => onChoice({ ...choice, rows })}
          />
          <SelectField
            label={t("crosstab.denominator")}
            value={denominatorKey(choice.denominator, env)}
            groups={denominatorGroups(env)}
            onChange={(key) => onChoice({ ...choice, denominator: denominatorOf(key, env) })}
          />
          <Selections
            env={env}
            choice={choice}
            filters={filters}
            result={answer && !latest.pending ? answer.result : null}
            Editor={Editor}
            onChoice={onChoice}
          />
        </>
      }
    >
      {answer ? (
        <AnalysisResult
          title={comparisonTitle(shown, env)}
          actions={
            <ExportButtons
              words={exportWords(t)}
              table={() =>
                savedTable(
                  env,
                  {
                    query: comparisonQuery(answer.choice, answer.filters),
                    shown: answer.result,
                    ids: ["comparison", shown.rows],
                  },
                  (saved) => comparisonExport(saved, shown, answer.filters, env),
                )
              }
            />
          }
        >
          {answer.result.inBoth > 0 ? (
            <Notice kind="warning" title={t("comparison.overlap", { n: answer.result.inBoth })} />
          ) : null}
          {SIDES.map((side) =>
            answer.result[side].selected === 0 ? (
              <Notice
                key={side}
                kind="plain"
                title={t("comparison.nobody", { side: t(`comparison.${side}`) })}
              />
            ) : null,
          )}
          <RadioField<ComparisonChoice["order"]>
            legend={t("crosstab.order")}
            layout="row"
            value={choice.order}
            options={[
              { id: "codebook", label: t("crosstab.order.codebook") },
              { id: "difference", label: t("comparison.order.difference") },
            ]}
            onChange={(order) => onChoice({ ...choice, order })}
          />
          <ComparisonTable env={env} choice={shown} result={answer.result} />
          <NoteList title={t("notes.title")} notes={cautionTexts(answer.result.cautions, env)} />
        </AnalysisResult>
      ) : null}
    </Analysis>
  );
}
