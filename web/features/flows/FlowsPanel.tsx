import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { cautionTexts } from "../../model/cautions";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportWords } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import { flowsCaption, flowsExport, flowsQuery, type FlowsChoice } from "../../model/flows";
import { savedTable } from "../../model/savedTable";
import { Analysis, AnalysisResult } from "../../ui/Analysis";
import { ExportButtons } from "../../ui/ExportButtons";
import { SelectField } from "../../ui/Field";
import { NoteList } from "../../ui/NoteList";
import { useLatest } from "../../ui/useLatest";
import { FlowsTable } from "./FlowsTable";
import "./flows.css";

const TOPS = [25, 50, 100, 500];

interface FlowsPanelProps {
  env: Env;
  choice: FlowsChoice;
  filters: Filters;
  onChoice: (choice: FlowsChoice) => void;
  onFilters: (filters: Filters) => void;
}

/** From where to where: pairs of values, the most frequent first. */
export function FlowsPanel({ env, choice, filters, onChoice, onFilters }: FlowsPanelProps): JSX.Element {
  const { t, labels, format, description } = env;
  const query = flowsQuery(choice, filters);
  const latest = useLatest(JSON.stringify(query), async (signal) => ({
    choice,
    filters,
    result: await env.run(query, { signal }),
  }));
  const answer = latest.value;
  useEffect(() => {
    if (answer) env.announce(flowsCaption(answer.result, answer.choice, env));
  }, [answer]);

  const options = description.variables
    .filter(({ kind }) => kind !== "indicator")
    .map(({ id }) => ({ id, label: labels.axis(id) }));
  const groups = [{ label: "", options }];
  const error = latest.error ? errorWords(latest.error, t) : null;
  const title = ({ from, to }: FlowsChoice) =>
    t("flows.title", { from: labels.axis(from), to: labels.axis(to) });
  return (
    <Analysis
      busy={latest.pending}
      error={error}
      choices={
        <>
          <SelectField
            label={t("flows.from")}
            value={choice.from}
            groups={groups}
            onChange={(from) => onChoice({ ...choice, from })}
          />
          <SelectField
            label={t("flows.to")}
            value={choice.to}
            groups={groups}
            onChange={(to) => onChoice({ ...choice, to })}
          />
          <SelectField
            label={t("flows.top")}
            value={String(choice.top)}
            groups={[{ label: "", options: TOPS.map((n) => ({ id: String(n), label: format.count(n) })) }]}
            onChange={(top) => onChoice({ ...choice, top: Number(top) })}
          />
        </>
      }
    >
      {answer ? (
        <AnalysisResult
          title={title(answer.choice)}
          actions={
            <ExportButtons
              words={exportWords(t)}
              table={() =>
                savedTable(
                  env,
                  {
                    query: flowsQuery(answer.choice, answer.filters),
                    shown: answer.result,
                    ids: ["flows", answer.choice.from, answer.choice.to],
                  },
                  (saved) => flowsExport(saved, answer.choice, answer.filters, env),
                )
              }
            />
          }
        >
          <FlowsTable
            env={env}
            choice={answer.choice}
            result={answer.result}
            filters={filters}
            onFilters={onFilters}
          />
          <NoteList title={t("notes.title")} notes={cautionTexts(answer.result.cautions, env)} />
        </AnalysisResult>
      ) : null}
    </Analysis>
  );
}
