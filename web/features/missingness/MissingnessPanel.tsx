import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { axisGroups } from "../../model/axes";
import { cautionTexts } from "../../model/cautions";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportWords } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import {
  missingnessCaption,
  missingnessExport,
  missingnessQuery,
  missingnessTitle,
  type MissingnessChoice,
} from "../../model/missingness";
import { savedTable } from "../../model/savedTable";
import { Analysis, AnalysisResult } from "../../ui/Analysis";
import { ExportButtons } from "../../ui/ExportButtons";
import { SelectField } from "../../ui/Field";
import { NoteList } from "../../ui/NoteList";
import { useLatest } from "../../ui/useLatest";
import { MissingnessTable } from "./MissingnessTable";

interface MissingnessPanelProps {
  env: Env;
  choice: MissingnessChoice;
  filters: Filters;
  onChoice: (choice: MissingnessChoice) => void;
}

/** What is not recorded, and for whom: every variable and set, of all cases and by any other. */
export function MissingnessPanel({ env, choice, filters, onChoice }: MissingnessPanelProps): JSX.Element {
  const { t, labels, description } = env;
  const query = missingnessQuery(choice, filters);
  const latest = useLatest(JSON.stringify(query), async (signal) => ({
    choice,
    filters,
    result: await env.run(query, { signal }),
  }));
  const answer = latest.value;
  useEffect(() => {
    if (answer) env.announce(missingnessCaption(answer.result, answer.choice, env));
  }, [answer]);

  const error = latest.error ? errorWords(latest.error, t) : null;
  return (
    <Analysis
      busy={latest.pending}
      error={error}
      choices={
        <SelectField
          label={t("missingness.columns")}
          none={t("missingness.noColumns")}
          value={choice.columns ?? ""}
          groups={axisGroups(description, labels, t)}
          onChange={(id) => onChoice({ columns: id === "" ? null : id })}
        />
      }
    >
      {answer ? (
        <AnalysisResult
          title={missingnessTitle(answer.choice, env)}
          actions={
            <ExportButtons
              words={exportWords(t)}
              table={() =>
                savedTable(
                  env,
                  {
                    query: missingnessQuery(answer.choice, answer.filters),
                    shown: answer.result,
                    ids: ["missing", ...(answer.choice.columns === null ? [] : [answer.choice.columns])],
                  },
                  (saved) => missingnessExport(saved, answer.choice, answer.filters, env),
                )
              }
            />
          }
        >
          <p class="cw-quiet cw-prose">{t("missingness.lead")}</p>
          <MissingnessTable env={env} choice={answer.choice} result={answer.result} />
          <NoteList title={t("notes.title")} notes={cautionTexts(answer.result.cautions, env)} />
        </AnalysisResult>
      ) : null}
    </Analysis>
  );
}
